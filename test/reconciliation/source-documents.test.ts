/** The dates that a source prints, and what it cites of itself. */
import { describe, expect, it } from "vitest";
import { sourceDocument } from "../../src/book/source-document.ts";
import type { Finding } from "../../src/reconciliation/finding.ts";
import { raised, raisedOnce, sale } from "./raised.ts";
import type { Case } from "./raised.ts";

type Written = Readonly<Record<string, unknown>>;

/** The report's document: what it prints of dates, and its headings and references. */
const document = (parts: Written): NonNullable<Case["documents"]> => [sourceDocument.parse({ source: "report", ...parts })];

/** Dates printed on lines 1, 2, 3 … of page 1. */
const dates = (...rows: readonly Written[]): NonNullable<Case["documents"]> => document({ dates: [{ section: "notes", page: "1", rows: rows.map((row, index) => ({ line: String(index + 1), ...row })) }] });

const found = (given: Case): readonly (readonly [Finding["class"], string])[] => raised("printed-dates", given).map(({ class: of, about }) => [of, about]);

describe("printed-dates", () => {
  it("finds a date that no calendar has", () => {
    expect(raisedOnce("printed-dates", { documents: dates({ concept: "notes.first.converted", printed: "September 31, 2002" }) })).toMatchObject({
      about: "dates.notes.first.converted",
      class: "error",
      confidence: "certain",
      summary: '"September 31, 2002" (p. 1, l. 1), printed of notes.first.converted, is no date of the calendar',
      evidence: [{ source: "report", page: "1", lines: "1", printed: ["September 31, 2002"] }],
    });
    expect(found({ documents: dates({ concept: "one", printed: "30 September 2002" }, { concept: "other", printed: "February 29, 2000" }, { concept: "third", printed: "Sept. 2002" }, { concept: "fourth", printed: "2003" }) })).toEqual([]);
    expect(found({ documents: dates({ concept: "one", printed: "February 29, 2002" }) })).toEqual([["error", "dates.one"]]);
  });

  it("finds one thing that has two dates, but not a month that holds the day", () => {
    const finding = raisedOnce("printed-dates", { documents: dates({ concept: "closing", printed: "May 5, 2002" }, { concept: "closing", printed: "May 2002" }, { concept: "closing", printed: "May 15, 2002" }) });
    expect(finding).toMatchObject({ about: "dates.closing", class: "error", confidence: "certain", arithmetic: ['"May 5, 2002" (p. 1, l. 1) is 2002-05-05', '"May 15, 2002" (p. 1, l. 3) is 2002-05-15'] });
    expect(finding.evidence.map(({ lines }) => lines)).toEqual(["1", "3"]);
    expect(found({ documents: dates({ concept: "closing", printed: "May 5, 2002" }, { concept: "closing", printed: "May 2002" }, { concept: "closing", printed: "2002-05-05" }) })).toEqual([]);
  });

  it("finds a date that is not the event's, or the note's", () => {
    const events = [sale("sold", "10", "10", "2002-02-01"), { id: "lent", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "100", terms: { rate: "0.06", matures: "2003-06-30" } }];
    expect(raisedOnce("printed-dates", { events, documents: dates({ concept: "events.sold", printed: "January 2, 2002" }) })).toMatchObject({ about: "dates.events.sold", class: "error", confidence: "likely", arithmetic: ["2002-01-02 against 2002-02-01"], events: ["sold"] });
    expect(found({ events, documents: dates({ concept: "notes.note-a.matures", printed: "June 30, 2004" }) })).toEqual([["error", "dates.notes.note-a.matures"]]);
    expect(found({ events, documents: dates({ concept: "events.sold", printed: "February 2002" }, { concept: "notes.note-a.matures", printed: "June 30, 2003" }) })).toEqual([]);
  });

  it("takes any maturity that the note has had", () => {
    const events = [
      { id: "lent", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "100", terms: { rate: "0.06", matures: "2003-06-30" } },
      { id: "extended", type: "note-amended", on: "2002-06-01", note: "note-a", terms: { matures: "2004-06-30" } },
    ];
    expect(found({ events, documents: dates({ concept: "notes.note-a.matures", printed: "June 30, 2003" }) })).toEqual([]);
    expect(found({ events, documents: dates({ concept: "notes.note-a.matures", printed: "June 30, 2005" }) })).toHaveLength(1);
  });

  it("finds a date that does not follow from the one it is said to follow from", () => {
    const term = (printed: string, follows: Written = { concept: "signing", years: "3" }): Case => ({ documents: dates({ concept: "signing", printed: "October 26, 2000" }, { concept: "maturity", printed, follows }) });
    expect(raisedOnce("printed-dates", term("October 26, 2004"))).toMatchObject({ about: "dates.maturity after signing", class: "error", arithmetic: ["2000-10-26 + 3 years = 2003-10-26; printed 2004-10-26"], correction: "2003-10-26, or another length" });
    // To the day, or to the day before the anniversary.
    expect(found(term("October 26, 2003"))).toEqual([]);
    expect(found(term("October 25, 2003"))).toEqual([]);
    expect(found(term("October 24, 2003"))).toHaveLength(1);
    expect(found(term("December 25, 2000", { concept: "signing", days: "60" }))).toEqual([]);
    expect(found(term("March 2002", { concept: "signing", years: "1", months: "5" }))).toEqual([]);
  });

  it("finds an act of a business day on a Saturday, a Sunday or a holiday, once for each date", () => {
    const closing = (printed: string): Case => ({ documents: dates({ concept: "closing", printed, business: "true" }, { concept: "closing", printed, business: "true" }) });
    expect(raisedOnce("printed-dates", closing("October 26, 2003"))).toMatchObject({ about: "dates.closing weekday", class: "ambiguity", confidence: "possible", arithmetic: ["2003-10-26 is a Sunday"] });
    expect(raisedOnce("printed-dates", closing("January 3, 2004")).arithmetic).toEqual(["2004-01-03 is a Saturday"]);
    expect(raisedOnce("printed-dates", closing("July 4, 2002")).arithmetic).toEqual(["2002-07-04 is a public holiday"]);
    expect(found(closing("October 24, 2003"))).toEqual([]);
    expect(found(closing("October 2003"))).toEqual([]);
    expect(found({ documents: dates({ concept: "birthday", printed: "October 26, 2003" }) })).toEqual([]);
  });

  it("finds an event that is told as past and comes after the report of 1 March 2003", () => {
    const told = (printed: string, concept = "events.sold"): Case => ({ events: [sale("sold", "10", "10", { within: "2003" })], documents: dates({ concept, printed }) });
    expect(raisedOnce("printed-dates", told("March 2, 2003"))).toMatchObject({ about: "dates.events.sold after publication", class: "error", arithmetic: ["2003-03-02 is later than 2003-03-01"] });
    expect(found(told("March 1, 2003"))).toEqual([]);
    expect(found(told("March 2, 2003", "next-meeting"))).toEqual([]);
  });
});

describe("references", () => {
  const headings = [{ label: "Note 1", line: "10", title: "Basis of presentation" }, { label: "Note 2", line: "20", title: "Notes payable" }];

  it("finds a note that is cited and is not there, with every place that cites it", () => {
    const finding = raisedOnce("references", { documents: document({ headings, references: [{ to: "Note 3", line: "5" }, { to: "Note 2", line: "6" }, { to: "Note 3", line: "7" }] }) });
    expect(finding).toMatchObject({ about: "report Note 3", class: "error", confidence: "certain", summary: "Note 3 is cited, but the source has none", arithmetic: ["cited at l. 5", "cited at l. 7", "there are Note 1, Note 2"] });
    expect(finding.evidence).toEqual([{ source: "report", lines: "5" }, { source: "report", lines: "7" }]);
  });

  it("finds a heading that stands over two different parts", () => {
    expect(raisedOnce("references", { documents: document({ headings: [...headings, { label: "Note 2", line: "30", title: "Segments" }] }) })).toMatchObject({ about: "report Note 2 twice", class: "ambiguity", summary: "Note 2 heads 2 different parts: Notes payable; Segments" });
    expect(raised("references", { documents: document({ headings: [...headings, { label: "Note 2", line: "30", title: "Notes payable" }] }) })).toEqual([]);
  });

  it("finds a note cited by another title than its own, whatever the case and the dashes", () => {
    const cited = (title: string): Case => ({ documents: document({ headings, references: [{ to: "Note 2", line: "5", title }] }) });
    expect(raisedOnce("references", cited("Segments"))).toMatchObject({ about: "report Note 2 l. 5", class: "error", confidence: "likely", summary: 'Note 2 is cited as "Segments"; its heading is "Notes payable"' });
    expect(raised("references", cited("NOTES - PAYABLE"))).toEqual([]);
  });

  it("cannot look up a kind of heading of which it lists none", () => {
    expect(raised("references", { documents: document({ headings, references: [{ to: "Exhibit 10", line: "5" }, { to: "Note 1", line: "6" }] }) })).toEqual([]);
    expect(raised("references", { documents: document({}) })).toEqual([]);
  });
});
