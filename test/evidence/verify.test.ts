/** A made-up book against a made-up report: what stands, what does not, and what nothing accounts for. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { faultsOf, held } from "./made-up.ts";

const REPORT = [
  "Made-up Company, Inc.",
  "",
  "On January 5, 2024, we issued 1,000 shares to two holders.",
  "Preferred stock, 3,000,000 shares authorised    --    --",
  "Common stock                                    42    42",
  "See Note 2.",
  "2. Commitments and Contingencies",
  "The lease ends on June 31, 2026 (Section 12 of the lease).",
  "              1",
  "<PAGE>",
  "Common stock                                    77    78",
  "              2",
];

const COMPLETE = {
  rows: ['{ concept: issued, at: 2024-12-31, line: 3, printed: ["1,000"] }', '{ concept: holders, at: 2024-12-31, line: 3, printed: ["two"] }'],
  columns: [
    '{ concept: authorised, line: 4, printed: ["3,000,000", "3,000,000"] }',
    '{ concept: preferred, line: 4, printed: ["--", "--"] }',
    '{ concept: common, line: 5, printed: ["42", "42"] }',
    '{ concept: later, line: 11, page: 2, printed: ["77", "78"] }',
  ],
  document: [
    "dates:",
    "  - section: notes",
    "    page: 1",
    "    rows:",
    '      - { concept: issue, line: 3, printed: "January 5, 2024" }',
    '      - { concept: lease.ends, line: 8, printed: "June 31, 2026" }',
    "headings: [{ label: Note 2, line: 7, title: Commitments and Contingencies }]",
    "references: [{ to: Note 2, line: 6 }]",
    "lists: [{ id: sales, of: securities-sold, over: 2024, line: 3, events: [] }]",
    'not-figures: [{ line: 8, text: ["12"], kind: section }]',
  ],
};

describe("a book that cites its source rightly", () => {
  it("holds, and accounts for every number", () => {
    const answer = held(COMPLETE, REPORT);
    expect(faultsOf(answer)).toEqual([]);
    expect(answer).toMatchObject({ holds: true, lines: 12, pages: { total: 2, numbered: 2, verdict: "compared" }, unaccounted: { total: 0, shown: 0, items: [] } });
  });

  it("counts what is cited and what each number is there for", () => {
    const answer = held(COMPLETE, REPORT);
    expect(answer.cited.map(({ kind, citations, texts, found, shared }) => [kind, citations, texts, found, shared])).toEqual([
      ["figure", 10, 10, 10, 1],
      ["date", 2, 2, 2, 0],
      ["event", 0, 0, 0, 0],
      ["heading", 1, 2, 2, 0],
      ["reference", 1, 1, 1, 0],
      ["list", 1, 0, 0, 0],
    ]);
    // Numbers of the text: 1,000 · 3,000,000 · 42 42 · 77 78; two dates of two; 2 and 2; 12; two page numbers.
    expect(answer.numbers).toEqual({
      total: 15,
      uses: [
        { use: "date", numbers: 4 },
        { use: "figure", numbers: 6 },
        { use: "heading", numbers: 1 },
        { use: "not-a-figure.section", numbers: 1 },
        { use: "page-number", numbers: 2 },
        { use: "reference", numbers: 1 },
      ],
    });
  });

  it("says which columns share one printing", () => {
    expect(held(COMPLETE, REPORT).shared).toEqual({ total: 1, shown: 1, items: [{ printed: "3,000,000", lines: "4", subject: "statement.authorised.2023-12-31", with: "statement.authorised.2024-12-31" }] });
  });
});

describe("the file", () => {
  it("is known by its SHA-256", () => {
    const sha256 = createHash("sha256").update(REPORT.join("\n")).digest("hex");
    expect(held({ ...COMPLETE, sha256 }, REPORT)).toMatchObject({ holds: true, sha256: { found: sha256, stated: sha256, verdict: "same" } });
    expect(held(COMPLETE, REPORT).sha256).toEqual({ found: sha256, stated: null, verdict: "not-stated" });
  });

  it("that is another is a fault with both hashes; the rest is held against it all the same", () => {
    const stated = "0".repeat(64);
    const other = held({ ...COMPLETE, sha256: stated }, REPORT.map((line) => line.replace("77", "79")));
    expect(other.holds).toBe(false);
    expect(other.faults.items[0]).toMatchObject({ code: "evidence-hash", line: 7, subject: "report", field: "sources.report.sha256", found: `a file with the SHA-256 ${other.sha256.found}`, expected: `the file with ${stated}` });
    expect(faultsOf(other).slice(1)).toEqual(['evidence-absent reported/all.yaml:9 statement.later.2024-12-31 printed: no "77" on lines 11: Common stock 79 78']);
    expect(other.unaccounted.items).toEqual([{ line: 11, number: "79", text: "Common stock 79 78" }]);
  });
});

describe("a fault is told with its place", () => {
  const row = (text: string): readonly string[] => faultsOf(held({ rows: [`{ concept: it, at: 2024-12-31, ${text} }`] }, REPORT));
  const document = (text: string): readonly string[] => faultsOf(held({ document: [text] }, REPORT));
  const place = "reported/all.yaml:2 prose.it.2024-12-31 printed";

  it.each([
    ["a figure that is not on its line", 'line: 5, printed: ["43"]', `evidence-absent ${place}: no "43" on lines 5: Common stock 42 42`],
    ["a figure that is on another line", 'line: 4, printed: ["1,000"]', `evidence-absent ${place}: no "1,000" on lines 4: Preferred stock, 3,000,000 shares authorised -- --`],
    ["a figure that is but part of a date", 'line: 3, printed: ["5"]', `evidence-absent ${place}: no "5" on lines 3: On January 5, 2024, we issued 1,000 shares to two holders.`],
    ["a word that is not there", 'line: 3, printed: ["three"]', `evidence-absent ${place}: no "three" on lines 3: On January 5, 2024, we issued 1,000 shares to two holders.`],
    ["a line beyond the file", 'line: 13, printed: ["42"]', `evidence-beyond ${place}: lines 13`],
    ["lines that end before they start", 'line: 5-3, printed: ["42"]', `evidence-beyond ${place}: lines 5-3`],
    ["a page that is not the line's", 'line: 11, printed: ["77"]', `evidence-page ${place}: page 1`],
  ])("%s", (_, text, fault) => {
    expect(row(text)).toContainEqual(fault);
  });

  it("says where the text stands instead, nearest to the lines cited", () => {
    const expected = (text: string): (string | undefined)[] => held({ rows: [`{ concept: it, at: 2024-12-31, ${text} }`] }, REPORT).faults.items.map((fault) => fault.expected);
    expect(expected('line: 4, printed: ["42"]')).toEqual(["it to stand there; the nearest is on line 5"]);
    expect(expected('line: 4, printed: ["43"]')).toEqual(["it to stand there; it stands nowhere in the file"]);
    expect(expected('line: 13, printed: ["42"]')[0]).toBe("lines of the file, which has 12");
    expect(expected('line: 11, printed: ["77"]')).toEqual(["page 2, on which line 11 stands"]);
  });

  it("two rows that cite one printing", () => {
    const twice = ['{ concept: it, at: 2024-12-31, line: 3, printed: ["1,000"] }', '{ concept: other, at: 2024-12-31, line: 3, printed: ["1,000"] }'];
    expect(faultsOf(held({ rows: twice }, REPORT))).toEqual(['evidence-taken reported/all.yaml:3 prose.other.2024-12-31 printed: "1,000" once on lines 3, cited more often']);
    // There are two of 42, for two rows but not for three.
    const of42 = (count: number): string[] => Array.from({ length: count }, (_, index) => `{ concept: it-${index}, at: 2024-12-31, line: 5, printed: ["42"] }`);
    expect([of42(2), of42(3)].map((rows) => held({ rows }, REPORT).faults.total)).toEqual([0, 1]);
  });

  it("gives each row the printing that lets all have one", () => {
    const lines = ["42 shares and 42 more,", "and 42 warrants"];
    const rows = ["1-2", "1-2", "1"].map((line, index) => `{ concept: it-${index}, at: 2024-12-31, line: ${line}, printed: ["42"] }`);
    expect(held({ rows }, lines)).toMatchObject({ holds: true, faults: { total: 0 } });
  });

  it("a date, a heading, a reference and a list that are not there", () => {
    expect(document('dates: [{ section: notes, page: 1, rows: [{ concept: it, line: 3, printed: "January 6, 2024" }] }]')).toEqual([expect.stringMatching(/^evidence-absent documents\/report.yaml:2 dates.it printed: no "January 6, 2024" on lines 3/)]);
    expect(document("headings: [{ label: Note 3, line: 7, title: Commitments and Leases }]")).toEqual([
      'evidence-absent documents/report.yaml:2 Note 3 headings.0: no "Commitments and Leases" on lines 7: 2. Commitments and Contingencies',
      'evidence-absent documents/report.yaml:2 Note 3 headings.0: no "3" on lines 7: 2. Commitments and Contingencies',
    ]);
    expect(document("references: [{ to: The Lease, line: 6 }]")).toEqual(['evidence-absent documents/report.yaml:2 The Lease references.0: no "The Lease" on lines 6: See Note 2.']);
    expect(document("lists: [{ id: sales, of: securities-sold, over: 2024, line: 2, events: [] }]")).toEqual(["evidence-absent documents/report.yaml:2 sales lists.0: lines 2, which are blank"]);
    expect(document("lists: [{ id: sales, of: securities-sold, over: 2024, line: 13, events: [] }]")).toEqual(["evidence-beyond documents/report.yaml:2 sales lists.0: lines 13"]);
  });

  it("a label and a title without numbers stand there as words", () => {
    expect(document("headings: [{ label: Commitments and Contingencies, line: 7 }]")).toEqual([]);
    expect(document("references: [{ to: The Whole Report, line: 6, title: Note }]")).toEqual([]);
  });

  it("an event whose figures, lines or page are wrong", () => {
    const event = (evidence: string): readonly string[] => faultsOf(held({ events: [`- { id: first, type: milestone, on: 2024-01-05, summary: It., matter: it, evidence: [${evidence}] }`] }, REPORT));
    expect(event("{ source: report, page: 1, lines: '3, 5', printed: ['1,000', '42'] }")).toEqual([]);
    expect(event("{ source: another, lines: 99, printed: ['43'] }")).toEqual([]);
    expect(event("{ source: report, page: 1, lines: 3, printed: ['1,001'] }")).toEqual([expect.stringMatching(/^evidence-absent events\/all.yaml:1 first evidence.0: no "1,001"/)]);
    expect(event("{ source: report, page: 2, lines: 3 }")).toEqual(["evidence-page events/all.yaml:1 first evidence.0: page 2"]);
    expect(event("{ source: report, printed: ['42'] }")).toEqual(['evidence-absent events/all.yaml:1 first evidence.0: "42" without lines']);
    expect(event("{ source: report }")).toEqual([]);
  });

  it("a number listed as no figure that is not there, is cited, or is listed twice", () => {
    const rows = ['{ concept: it, at: 2024-12-31, line: 3, printed: ["1,000"] }'];
    const listed = (line: number, text: string): readonly string[] => faultsOf(held({ rows, document: [`not-figures: [{ line: ${line}, text: [${text}], kind: section }]`] }, REPORT));
    expect(listed(8, '"12"')).toEqual([]);
    expect(listed(8, '"13"')).toEqual([expect.stringMatching(/^evidence-absent documents\/report.yaml:2 line 8 not-figures.0.text: no "13" on line 8/)]);
    expect(listed(8, '"12", "12"')).toEqual(['evidence-taken documents/report.yaml:2 line 8 not-figures.0.text: "12", listed more often than it stands there']);
    expect(listed(3, '"1,000"')).toEqual(['evidence-taken documents/report.yaml:2 line 3 not-figures.0.text: "1,000", cited as figure already']);
    expect(listed(99, '"12"')).toEqual(["evidence-beyond documents/report.yaml:2 line 99 not-figures.0.text: line 99"]);
  });
});

describe("numbers", () => {
  it("that nothing accounts for are listed with their lines; dates and page numbers are recognised", () => {
    const answer = held({}, REPORT);
    expect(answer).toMatchObject({ holds: false, faults: { total: 0 } });
    expect(answer.unaccounted.items.map(({ line, number }) => `${line}: ${number}`)).toEqual(["3: 1,000", "4: 3,000,000", "5: 42", "5: 42", "6: 2", "7: 2", "8: 12", "11: 77", "11: 78"]);
    expect(answer.numbers.uses).toEqual([{ use: "calendar-date", numbers: 4 }, { use: "page-number", numbers: 2 }]);
  });

  it("cited by an event count; an event leans on the printing of a figure where there is one", () => {
    const events = ["- { id: first, type: milestone, on: 2024-01-05, summary: It., matter: it, evidence: [{ source: report, lines: 5, printed: ['42'] }] }"];
    const of5 = (written: Parameters<typeof held>[0]): string[] => held(written, REPORT).unaccounted.items.filter(({ line }) => line === 5).map(({ number }) => number);
    expect(of5({ events })).toEqual(["42"]);
    expect(of5({ events, rows: ['{ concept: it, at: 2024-12-31, line: 5, printed: ["42"] }'] })).toEqual(["42"]);
  });

  it("are shown up to the limit, with how many there are", () => {
    const answer = held({}, REPORT, { limit: 2 });
    expect([answer.unaccounted.total, answer.unaccounted.shown, answer.unaccounted.items.length]).toEqual([9, 2, 2]);
  });
});

it("pages that cannot be told are not compared, and that is said", () => {
  const answer = held({ rows: ['{ concept: it, at: 2024-12-31, line: 1, page: 9, printed: ["42"] }'] }, ["42 shares"]);
  expect(answer).toMatchObject({ holds: true, pages: { total: 1, numbered: 0, verdict: "not-determinable" } });
});
