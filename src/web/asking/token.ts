/** The bearer token of this tab, where the service demands one. Closing the tab forgets it. */
import { signal } from "@preact/signals";

const PLACE = "capital-ledger.token";

export const token = signal<string | null>(sessionStorage.getItem(PLACE));

/** The header that a request under it has. */
export function tokenHeader(): Readonly<Record<string, string>> {
  return token.value === null ? {} : { authorization: `Bearer ${token.value}` };
}

export function keepToken(text: string): void {
  sessionStorage.setItem(PLACE, text);
  token.value = text;
}
