/**
 * What general rules find in the Form 10-QSB of Focus Enhancements for the quarter ended 30
 * September 2002: each with the figures that it rests on and the arithmetic by which it follows.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findingsAnswer } from "../../src/answers/findings-answer.ts";
import type { FindingRow } from "../../src/answers/findings-answer.ts";
import { openBook } from "../../src/library/open-book.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { embedded } from "./folder.ts";

const book = openBook(join(embedded, "focus-enhancements"));
const answer = findingsAnswer(new Ledger(book));

/** The finding that this check made, or shares with the one that did, of that event, or of those figures as printed. */
function finding(check: string, about: { readonly printed?: readonly string[]; readonly event?: string; readonly date?: string }): FindingRow {
  const holds = (row: FindingRow): boolean =>
    [row.check, ...row.also].includes(check) &&
    (about.printed ?? []).every((text) => row.figures.some(({ printed }) => printed === text)) &&
    (about.event === undefined || row.events.includes(about.event)) &&
    (about.date === undefined || row.evidence.some(({ printed }) => printed.includes(about.date ?? "")));
  const found = answer.findings.find(holds);
  if (found === undefined) throw new Error(`no ${check} of ${JSON.stringify(about)}`);
  return found;
}

/** Its arithmetic as one text. */
const steps = ({ arithmetic }: FindingRow): string => arithmetic.join("\n");

describe("the findings of Focus Enhancements", () => {
  it("are more than fifty, of all four classes, with errors that are open", () => {
    expect(answer.shown).toBeGreaterThanOrEqual(50);
    for (const [of, count] of Object.entries(answer.tally)) expect(count, of).toBeGreaterThan(0);
    expect(answer.clean).toBe(false);
  });

  it("name the net loss of the nine months printed as $4,170,000 where it is $4,710,000, and the two digits that were swapped", () => {
    const found = finding("printed-twice", { printed: ["$4,170,000", "$(4,710)"] });
    expect(found).toMatchObject({ class: "error", difference: "-540,000 USD", correction: "print -4,710,000 USD" });
    expect(found.figures[0]).toMatchObject({ concept: "cash-flow.net-income", page: "15", lines: "1080", section: "managements-discussion" });
    expect(steps(found)).toContain("with two digits swapped, -4,710,000, it would agree");
  });

  it("name the option value over 17 months of a warrant that had 41 to its expiry", () => {
    // From 11 January 2002 to the expiry in June 2005.
    const found = finding("valuation-term", { event: "euston-warrant-repriced" });
    expect(found).toMatchObject({ class: "error", difference: "24.0 months", evidence: [{ page: "10" }] });
    expect(steps(found)).toContain("term stated: 17 months; from 2002-01-11 to the expiry: 41 months");
  });

  it("name the 31st of September", () => {
    expect(finding("printed-dates", { date: "September 31, 2002" })).toMatchObject({ class: "error", confidence: "certain", evidence: [{ page: "10", lines: "682" }] });
  });

  it("name the weighted averages of the quarter and of the nine months, which cannot both be true", () => {
    const found = finding("weighted-averages", { printed: ["35,777", "35,428"] });
    expect(found.class).toBe("error");
    // The quarter: 35,776,500 × 92 − 3,258,979,480 = 32,458,520 share-days of the undated issues at the least.
    // The nine months: 35,428,500 × 273 − 9,645,371,191 = 26,609,309 at the most.
    expect(found.difference).toBe("5849211 share-days");
    expect(steps(found)).toContain("32458520 − 26609309 = 5849211");
  });

  it("name the 301,000 dollars that moved from payables to accruals without a word", () => {
    // 4,295,000 − 8,163.64 − 14,836.36 − 311,000 − 1,470,000 = 2,491,000, and 2,190,000 is printed; accruals have as much too much.
    const found = finding("roll-forward", { printed: ["2,190", "1,854"] });
    expect(found).toMatchObject({ class: "ambiguity", measures: ["accounts-payable", "accrued-liabilities"], correction: "a transfer of 301,000 USD between the two lines" });
  });

  it("name the exercises that no one tells: 484,579 shares for 349,500 dollars", () => {
    const found = finding("roll-forward", { event: "options-exercised-2002" });
    expect(found.class).toBe("disclosure-gap");
    // 36,608,269 − 33,423,403 − 2,434,490 − 5,607 − 10,190 − 250,000 = 484,579.
    expect(found.difference).toContain("shares.common.issued +484,579 shares");
    // 537,000 of cash from exercises − 187,500 of the warrant = 349,500.
    expect(found.difference).toContain("cash +349,500 USD");
  });

  it("name the Series B preferred, of which too little is designated for the notes that convert into it", () => {
    const found = finding("capacity", { event: "series-b-designated" });
    // 2,000 designated less 1,904 issued.
    expect(found).toMatchObject({ class: "disclosure-gap", about: "notes.berg-2" });
    expect(steps(found)).toContain("not yet issued or taken by earlier notes: 96");
  });

  it("name the equity of $4.6 million, where the balance sheet has $4,662,000, which rounds to 4.7", () => {
    const found = finding("printed-twice", { printed: ["$4.6", "4,662"] });
    expect(found).toMatchObject({ class: "error", difference: "+62,000 USD" });
    expect(found.figures[0]).toMatchObject({ concept: "stockholders-equity", page: "20", section: "risk-factors" });
  });

  it("cite a page and lines of the report for every figure and every date", () => {
    const bare = answer.findings.flatMap(({ id, figures }) => figures.filter(({ page, lines }) => page === null || lines === null).map((figure) => `${id}: ${figure.id}`));
    expect(bare).toEqual([]);
    expect(answer.findings.filter(({ figures, evidence, events }) => figures.length + evidence.length + events.length === 0).map(({ id }) => id)).toEqual([]);
  });
});
