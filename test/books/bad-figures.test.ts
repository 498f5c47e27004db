/**
 * Whatever is wrong with a book's reported figures stops it from being loaded, and one run names
 * all of it: file, line, table or figure, field, what was found and what was expected.
 */
import { describe, expect, it } from "vitest";
import { capledger } from "../cli/capledger.ts";
import { faultsIn, folderOf, ledgerIn } from "./folder.ts";
import type { Files, Stated } from "./folder.ts";

const BOOK = `id: made-up
name: Made-up Company, Inc.
currency: USD
inception: 2000-01-01
as-of: 2002-12-31
sources:
  annual: { title: Annual report of 2002, published: 2003-03-01 }
accounts:
  cash: { class: asset, name: Cash, cash: true }
  common-stock: { class: equity, name: Common stock }
  revenue: { class: income, name: Revenue }
`;

/** A table whose first row stands on line 8 of its file, or on line 9 where it has columns. */
const table = (rows: readonly string[], columns?: string): string =>
  ["- id: sheet", "  title: Balance sheet", "  source: annual", "  page: 1", "  section: statements", "  unit: USD", ...(columns === undefined ? [] : [`  columns: [${columns}]`]), "  rows:", ...rows.map((row) => `    - ${row}`), ""].join("\n");

const reported = (rows: readonly string[], columns?: string): Files => ({ "book.yaml": BOOK, "reported/sheet.yaml": table(rows, columns) });

interface Wrong {
  readonly what: string;
  readonly files: Files;
  readonly faults: readonly Stated[];
}

const fault = (at: string, subject: string | undefined, field: string, [found, expected]: readonly [string, string], code = "field-invalid"): Stated => ({ at, subject, field, found, expected, code });

const PART = "a number or a concept, with signs between spaces,";

const WRONG: readonly Wrong[] = [
  {
    what: "no line on which it is printed, and one that is no line",
    files: reported(['{ concept: cash, at: 2002-12-31, printed: ["1"] }', '{ concept: debt, at: 2002-12-31, line: top, printed: ["1"] }']),
    faults: [
      fault("reported/sheet.yaml:8", "sheet", "rows.0.line", ["nothing", "a single value"]),
      fault("reported/sheet.yaml:9", "sheet", "rows.1.line", ['"top"', "a line number or a run of them"]),
    ],
  },
  {
    what: "a unit that is not its measure's, and one that is not the one it was first reported in",
    files: reported(['{ concept: cash, at: 2002-12-31, line: 1, unit: shares, printed: ["1"] }', '{ concept: staff, at: 2002-12-31, line: 2, unit: people, printed: ["1"] }', '{ concept: staff, at: 2001-12-31, line: 3, printed: ["1"] }']),
    faults: [
      fault("reported/sheet.yaml:8", "sheet.cash.2002-12-31", "unit", ["cash in shares", "USD, as its measure has it"]),
      fault("reported/sheet.yaml:10", "sheet.staff.2001-12-31", "unit", ["staff in USD", "people, as sheet.staff.2002-12-31 has it"]),
    ],
  },
  {
    what: "a balance over a period, a result at a date, and a concept that is now one and now the other",
    files: reported(['{ concept: cash, over: 2002, line: 1, printed: ["1"] }', '{ concept: revenue, at: 2002-12-31, line: 2, printed: ["1"] }', '{ concept: staff, at: 2002-12-31, line: 3, printed: ["1"] }', '{ concept: staff, over: 2002-Q4, line: 4, printed: ["1"] }']),
    faults: [
      fault("reported/sheet.yaml:8", "sheet.cash.2002-01-01..2002-12-31", "over", ["cash over 2002-01-01..2002-12-31", "a date, as its measure has it"]),
      fault("reported/sheet.yaml:9", "sheet.revenue.2002-12-31", "at", ["revenue at 2002-12-31", "a period, as its measure has it"]),
      fault("reported/sheet.yaml:11", "sheet.staff.2002-10-01..2002-12-31", "over", ["staff over 2002-10-01..2002-12-31", "a date, as sheet.staff.2002-12-31 has it"]),
    ],
  },
  {
    what: "a period that ends before it starts, and a date that there is not, of a row and of a column",
    files: { ...reported(['{ concept: revenue, over: 2002-12-31..2002-01-01, line: 1, printed: ["1"] }', '{ concept: cash, at: 2002-02-30, line: 2, printed: ["1"] }']), "reported/other.yaml": table(['{ concept: revenue, line: 1, printed: ["1"] }'], "{ over: 2002-09-30..2002-07-01 }").replace("sheet", "other") },
    faults: [
      fault("reported/other.yaml:7", "other", "columns.0.over", ['"2002-09-30..2002-07-01"', expect.stringMatching(/^a period/) as string], "date-impossible"),
      fault("reported/sheet.yaml:8", "sheet", "rows.0.over", ['"2002-12-31..2002-01-01"', expect.stringMatching(/^a period/) as string], "date-impossible"),
      fault("reported/sheet.yaml:9", "sheet", "rows.1.at", ['"2002-02-30"', "a date of the calendar, YYYY-MM-DD"], "date-impossible"),
    ],
  },
  {
    what: "a claim of figures that there are not",
    files: reported(['{ concept: half, at: 2002-12-31, line: 1, printed: ["1"], is: "csah / 2 + 1e5" }', '{ concept: third, at: 2002-12-31, line: 2, printed: ["1"], is: "cash / third" }']),
    faults: [
      fault("reported/sheet.yaml:8", "sheet.half.2002-12-31", "is", ['csah in "csah / 2 + 1e5"', "a concept of a reported figure, or a measure"], "figure-unknown"),
      fault("reported/sheet.yaml:8", "sheet.half.2002-12-31", "is", ['1e5 in "csah / 2 + 1e5"', "a concept of a reported figure, or a measure"], "figure-unknown"),
    ],
  },
  {
    what: "claims that are no formulas, one of them for its length",
    files: reported(['{ concept: half, at: 2002-12-31, line: 1, printed: ["1"], is: "cash/2" }', '{ concept: sum, at: 2002-12-31, line: 2, printed: ["1"], is: "cash + (revenue" }', '{ concept: day, at: 2002-12-31, line: 3, printed: ["1"], is: "cash@2002-02-30" }', `{ concept: deep, at: 2002-12-31, line: 4, printed: ["1"], is: "${"(".repeat(9000)}" }`]),
    faults: [
      fault("reported/sheet.yaml:8", "sheet", "rows.0.is", ['"cash/2"', `${PART} in "cash/2"`]),
      fault("reported/sheet.yaml:9", "sheet", "rows.1.is", ['"cash + (revenue"', 'a closing parenthesis in "cash + (revenue"']),
      fault("reported/sheet.yaml:10", "sheet", "rows.2.is", ['"cash@2002-02-30"', "a date of the calendar, YYYY-MM-DD"], "date-impossible"),
      fault("reported/sheet.yaml:11", "sheet", "rows.3.is", [expect.any(String) as string, "a formula of at most 500 characters"]),
    ],
  },
  {
    what: "both a date and a period in a table without columns, neither, and one of its own in a table with columns",
    files: { ...reported(['{ concept: cash, at: 2002-12-31, over: 2002, line: 1, printed: ["1"] }', '{ concept: debt, line: 2, printed: ["1"] }']), "reported/columns.yaml": table(['{ concept: stock, at: 2002-12-31, line: 1, printed: ["1"] }'], "{ at: 2002-12-31 }").replace("sheet", "columns") },
    faults: [
      fault("reported/columns.yaml:9", "columns", "rows.0.at", ["a date of the row's own", "none in a table with columns"]),
      fault("reported/sheet.yaml:8", "sheet", "rows.0", ["both at and over", "one of at and over in a table without columns"]),
      fault("reported/sheet.yaml:9", "sheet", "rows.1", ["neither at nor over", "one of at and over in a table without columns"]),
    ],
  },
  {
    what: "findings accepted without a reason, without saying which, and with a word that is no field",
    files: { "book.yaml": `${BOOK}accepts:\n  - { finding: claim.cash }\n  - { reason: it is small }\n  - { finding: claim.debt, reason: it is small, since: 2002 }\n` },
    faults: [
      fault("book.yaml:13", "claim.cash", "accepts.0.reason", ["nothing", "a single value"]),
      fault("book.yaml:14", undefined, "accepts.1.finding", ["nothing", "a single value"]),
      fault("book.yaml:15", "claim.debt", "accepts.2.since", ['an unknown field "since"', "only the fields of its schema"]),
    ],
  },
  {
    what: "a section, a qualifier, a scale and a precision that there are not",
    files: {
      "book.yaml": BOOK,
      "reported/sheet.yaml": table(['{ concept: cash, at: 2002-12-31, line: 1, qualifier: about, printed: ["1"] }', '{ concept: debt, at: 2002-12-31, line: 2, scale: billions, printed: ["1"] }', '{ concept: rent, over: 2002, line: 3, precision: 0, printed: ["1"] }']).replace("section: statements", "section: appendix"),
    },
    faults: [
      fault("reported/sheet.yaml:5", "sheet", "section", ['"appendix"', "one of cover, statements, notes, managements-discussion, risk-factors, other-information"]),
      fault("reported/sheet.yaml:8", "sheet", "rows.0.qualifier", ['"about"', "one of approximately, up-to, at-most, over, at-least"]),
      fault("reported/sheet.yaml:9", "sheet", "rows.1.scale", ['"billions"', "one of ones, thousands, millions"]),
      fault("reported/sheet.yaml:10", "sheet", "rows.2.precision", ['"0"', "a number above nil"]),
    ],
  },
];

describe("bad figures", () => {
  it.each(WRONG.map((wrong) => [wrong.what, wrong] as const))("names %s", (_what, { files, faults }) => {
    expect(faultsIn(folderOf(files))).toEqual(faults);
  });

  it("names those of several files, and of the book itself, in one run", async () => {
    const folder = folderOf({
      "book.yaml": `${BOOK}accepts: [{ finding: claim.cash }]\n`,
      "reported/first.yaml": table(['{ concept: cash, printed: ["1"], at: 2002-12-31 }']),
      "reported/second.yaml": table(['{ concept: cash, line: 1, printed: ["1"] }', '{ concept: debt, at: 2002-12-31, line: 2, printed: ["1"], is: "cash +" }']),
    });
    expect(faultsIn(folder).map(({ at }) => at)).toEqual(["book.yaml:12", "reported/first.yaml:8", "reported/second.yaml:9"]);
    const { code, stdout, stderr } = await capledger("figures", "--book", folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("reported/second.yaml:9  sheet · rows.1.is: found \"cash +\"; expected");
    expect(stderr).toContain("3 faults; nothing was loaded.");
  });

  it("are none where a figure of no measure is claimed of measures and of others, at other dates and over other periods", () => {
    const good = reported([
      '{ concept: cash, at: 2002-12-31, line: 1, printed: ["$ 1,000"] }',
      '{ concept: cash.change-percent, over: 2002, line: 2-3, unit: percent, printed: ["(7)%"], is: "100 * (cash@2002-12-31 - cash@2001-12-31) / cash@2001-12-31" }',
      '{ concept: share, over: 2002-Q4, line: 3, unit: percent, qualifier: over, printed: ["50%"], is: "100 * revenue / revenue@FY2002" }',
    ]);
    expect(faultsIn(folderOf(good))).toEqual([]);
    expect(ledgerIn(folderOf(good)).book.reported.map(({ evidence }) => evidence)).toMatchObject([{ lines: "1", printed: ["$ 1,000"] }, { lines: "2-3", printed: ["(7)%"] }, { lines: "3", printed: ["50%"] }]);
  });
});
