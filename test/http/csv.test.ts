/** CSV over HTTP: every cell is the text that the JSON answer has, for every answer of both embedded books. */
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeHistory } from "../given.ts";
import { asking, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";
import { answers, pathIn, textsOf } from "./representations.ts";
import type { Fields } from "./representations.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

/** Columns whose cells are made of several fields: their parts must all be there. */
const JOINED: Readonly<Record<string, (row: Fields) => string>> = {
  events: ({ events }) => (events as string[]).join(" "),
  measures: ({ measures }) => (measures as string[]).join(" "),
  arithmetic: ({ arithmetic }) => (arithmetic as string[]).join(" | "),
  parameters: ({ parameters }) => (parameters as string[]).join(" "),
  remarks: ({ remarks }) => (remarks as string[]).join("; "),
  terms: ({ terms = {} }) => Object.entries(terms as Fields).map(([term, value]) => `${term} ${String(value)}`).join(", "),
};
/** Of other parts of the answer than the row, or in words that only a reader needs. */
const ELSEWHERE = new Set(["line", "along", "places", "because", "evidence", "measure", "event", "unit"]);

const parsed = (csv: string): Record<string, string>[] => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

describe.each(["focus-enhancements", "tidewater-instruments"])("CSV of %s", (book) => {
  it.each(answers)("has the rows of $path, and in every cell the very text", async ({ path, rows }) => {
    const at = await pathIn(service, book, path);
    const expected = rows((await service.get(at)) as Fields);
    const { status, headers, text } = await service.ask(`${at}${path.includes("?") ? "&" : "?"}format=csv`);
    expect([status, headers.get("content-type")], text.slice(0, 300)).toEqual([200, "text/csv; charset=utf-8; header=present"]);
    expect(text.endsWith("\r\n")).toBe(true);
    const [names = [], ...cells] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    expect(new Set(names).size, "names, each once").toBe(names.length);
    expect(cells.length).toBe(expected.length);
    cells.forEach((row, index) => {
      const source = expected[index] ?? {};
      row.forEach((cell, column) => {
        const name = names[column] ?? "";
        if (ELSEWHERE.has(name)) return;
        // The apostrophe that takes a formula its power is no part of the text.
        const told = /^'[=+@\t\r-]/.test(cell) ? cell.slice(1) : cell;
        const joined = Array.isArray(source[name]) || name === "terms" ? JOINED[name] : undefined;
        expect(joined === undefined ? textsOf(name, source) : [joined(source)], `${name} of row ${index}`).toContain(told);
      });
    });
  });

  it("loses no figure: every value of the JSON rows stands in the column of its name", async () => {
    for (const [path, name] of [["/balances", "figure"], ["/statements/balance-sheet", "figure"], ["/dilution", "shares"], ["/valuations", "value"]] as const) {
      const json = (await service.get(`/v1/books/${book}${path}`)) as { accounts?: Fields[]; rows?: Fields[]; outstanding?: Fields[] };
      const rows = (json.accounts ?? json.rows ?? json.outstanding ?? []).filter((row) => row[name] !== null);
      const { text } = await service.ask(`/v1/books/${book}${path}?format=csv`);
      const told = parsed(text).map(({ value, low, high, unit, status }) => [value, low, high, unit, status]);
      expect(told, path).toEqual(rows.map((row) => ["value", "low", "high", "unit", "status"].map((part) => (row[name] as Readonly<Record<string, string | null>>)[part] ?? "")));
    }
  });
});

describe("a table by name", () => {
  it("is another than the main one", async () => {
    const totals = (await service.get("/v1/books/focus-enhancements/dilution")) as { totals: Record<string, Fields> };
    const { text } = await service.ask("/v1/books/focus-enhancements/dilution?format=csv&table=totals");
    expect(parsed(text).map(({ total, value, unit }) => [total, value, unit])).toEqual(Object.entries(totals.totals).map(([name, { value, unit }]) => [name, value ?? "", unit]));
  });

  it("is refused where the answer has none of that name, or is JSON, which has them all", async () => {
    expect(await service.refused("/v1/books/focus-enhancements/dilution?format=csv&table=runs")).toMatchObject({ status: 400, code: "query-invalid", errors: [{ parameter: "table", expected: "one of shares, company, totals, left-out, preferences" }] });
    expect(await service.refused("/v1/books/focus-enhancements/dilution?table=totals")).toMatchObject({ status: 400, errors: [{ parameter: "table", expected: "a format that has tables: csv, xlsx, md, ndjson" }] });
    expect(await service.refused("/v1/books/focus-enhancements/dilution?format=csv&table=../x")).toMatchObject({ status: 400, errors: [{ parameter: "table" }] });
  });
});

describe("a text that a spreadsheet would take for a formula", () => {
  const formulas = ["=1+1", "+1+1", "@SUM(A1)", "-1+cmd", '=HYPERLINK("http://example.com","x")'];

  it("gets an apostrophe before it; an amount below nil gets none", async () => {
    const accounts = Object.fromEntries(formulas.map((name, index) => [`formula-${index}`, { class: "asset", name }]));
    const books = libraryOf({
      "made-up/book.yaml": { ...wholeHistory, default: "true", accounts: { ...(wholeHistory["accounts"] as object), ...accounts } },
      "made-up/events/all.yaml": [{ id: "spent", type: "journal-entry", on: "2001-01-01", summary: "=cmd|' /C calc'!A0", basis: "assumed", arithmetic: "made up", legs: [{ account: "other-expense", debit: "10.50" }, { account: "cash", credit: "10.50" }] }],
    });
    const made = await asking(books);
    const { text, status } = await made.ask("/v1/books/made-up/balances?format=csv");
    expect(status, text).toBe(200);
    const rows = parsed(text);
    expect(rows.filter(({ account }) => account?.startsWith("formula") === true).map(({ name }) => name)).toEqual(formulas.map((name) => `'${name}`));
    expect(rows.find(({ account }) => account === "cash")).toMatchObject({ value: "-10.50", low: "-10.50", high: "-10.50" });
    const events = await made.ask("/v1/books/made-up/events?format=csv");
    expect(parsed(events.text).map(({ summary }) => summary)).toEqual(["'=cmd|' /C calc'!A0"]);
    await made.served.close();
  });
});
