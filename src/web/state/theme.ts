/** Light, dark, or as the system has it: a matter of the reader, not of the address. */
import { effect, signal } from "@preact/signals";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const PLACE = "capital-ledger.theme";

export const theme = signal<Theme>(themes.find((each) => each === localStorage.getItem(PLACE)) ?? "system");

effect(() => {
  localStorage.setItem(PLACE, theme.value);
  document.documentElement.dataset["theme"] = theme.value;
});

export function changeTheme(): void {
  theme.value = themes[(themes.indexOf(theme.peek()) + 1) % themes.length] ?? "system";
}
