/** What the answers of a reconciliation say, in the words of a reader. */
import type { ReconciliationAnswer } from "../../../answers/reconciliation-answer.ts";
import type { ReportedRow } from "../../../answers/reported-row.ts";
import { dayInShort } from "../../state/days.ts";

export type Judged = ReconciliationAnswer["figures"][number];
export type Footing = ReconciliationAnswer["footings"][number];
type Verdict = Judged["verdict"];

export const VERDICTS: readonly Verdict[] = ["does-not-tie", "ties-within-rounding", "not-determinable", "ties"];

const SECTIONS: Readonly<Record<string, string>> = {
  "cover": "Cover",
  "statements": "Statements",
  "notes": "Notes",
  "managements-discussion": "Management's discussion",
  "risk-factors": "Risk factors",
  "other-information": "Other information",
};

export const sectionInWords = (section: string): string => SECTIONS[section] ?? section;

/** The parts of the source that the figures stand in, in the source's order, with their words. */
export function sectionsOf(figures: readonly Pick<ReportedRow, "section">[]): (readonly [string, string])[] {
  const own = new Set(figures.map(({ section }) => section));
  return [...new Set([...Object.keys(SECTIONS), ...own])].filter((section) => own.has(section)).map((section) => [section, sectionInWords(section)]);
}

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

export function placeInWords({ page, lines }: Pick<ReportedRow, "page" | "lines">): string {
  return [...(page === null ? [] : [`p. ${page}`]), ...(lines === null ? [] : [`l. ${lines}`])].join(", ");
}
