/** The bearer token of this tab, where the service demands one. Closing the tab forgets it. */
import { signal } from "@preact/signals";

const PLACE = "capital-ledger.token";

export const token = signal<string | null>(sessionStorage.getItem(PLACE));

export function keepToken(text: string): void {
  sessionStorage.setItem(PLACE, text);
  token.value = text;
}
