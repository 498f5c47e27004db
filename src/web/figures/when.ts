/** Which date or period a printed figure is of. */
import type { ReportedRow } from "../../answers/reported-row.ts";
import { dayInShort } from "../state/days.ts";

/** The date or period of a printed figure: what it is explained for. */
export function whenOf({ at, from, to }: Pick<ReportedRow, "at" | "from" | "to">): string {
  return at ?? `${from ?? ""}..${to ?? ""}`;
}

/** The same to read: `30 Sep 2002`, `1 Jul – 30 Sep 2002`. */
export function whenInWords({ at, from, to }: Pick<ReportedRow, "at" | "from" | "to">): string {
  if (at !== null) return dayInShort(at);
  const [first, last] = [dayInShort(from ?? ""), dayInShort(to ?? "")];
  return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} – ${last}`;
}
