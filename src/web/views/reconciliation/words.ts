/** What the answers of a reconciliation say, in the words of a reader. */
import type { ReconciliationAnswer } from "../../../answers/reconciliation-answer.ts";
import type { ReportedRow } from "../../../answers/reported-row.ts";

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

export function placeInWords({ page, lines }: Pick<ReportedRow, "page" | "lines">): string {
  return [...(page === null ? [] : [`p. ${page}`]), ...(lines === null ? [] : [`l. ${lines}`])].join(", ");
}
