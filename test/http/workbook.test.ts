/** Workbooks over HTTP, opened again by another program: numbers, and beside each the exact decimal as text. */
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeHistory } from "../given.ts";
import { FOCUS, asking, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

type Cell = string | number | boolean | Date | null;

async function bytesOf(asked: Asking, path: string): Promise<Buffer> {
  const response = await fetch(`${asked.served.url}${path}`);
  expect(response.status, path).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

async function sheetsOf(asked: Asking, path: string): Promise<{ readonly sheet: string; readonly rows: readonly (readonly Cell[])[] }[]> {
  const sheets = await readXlsxFile(await bytesOf(asked, path));
  return sheets.map(({ sheet, data }) => ({ sheet, rows: data as Cell[][] }));
}

/** The cells of a sheet by their headings. */
function recordsOf(rows: readonly (readonly Cell[])[]): Record<string, Cell>[] {
  const [headings = [], ...others] = rows;
  return others.map((row) => Object.fromEntries(headings.map((heading, index) => [String(heading), row[index] ?? null])));
}

interface Figure {
  readonly value: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string;
}

describe("a workbook", () => {
  it("has a number for every figure, and beside it the decimal to the letter", async () => {
    const answer = (await service.get(`${FOCUS}/balances`)) as { accounts: { account: string; figure: Figure }[] };
    const [first] = await sheetsOf(service, `${FOCUS}/balances?format=xlsx`);
    expect(first?.sheet).toBe("accounts");
    const found = recordsOf(first?.rows ?? []);
    expect(found.map((row) => [row["Account"], row["Value, exact"], row["Low, exact"], row["High, exact"], row["Unit"]])).toEqual(answer.accounts.map(({ account, figure: { value, low, high, unit } }) => [account, value, low, high, unit]));
    expect(found.map((row) => row["Value"])).toEqual(answer.accounts.map(({ figure: { value } }) => (value === null ? null : Number(value))));
    expect(found.filter((row) => typeof row["Value"] === "number").length).toBeGreaterThan(30);
  });

  it("has a sheet for each table of the answer, and one that says where they come from", async () => {
    const sheets = await sheetsOf(service, `${FOCUS}/dilution?format=xlsx&asOf=2002-09-30&knownAt=2002-12-31`);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["shares", "company", "totals", "left-out", "preferences", "about"]);
    const { ledgerHead } = (await service.get(`${FOCUS}/dilution?asOf=2002-09-30&knownAt=2002-12-31`)) as { ledgerHead: string };
    expect(Object.fromEntries(sheets.at(-1)?.rows ?? [])).toEqual({ Answer: "Dilution", Book: "focus-enhancements", "As of": "2002-09-30", "Known at": "2002-12-31", "Ledger head": ledgerHead });
    const one = await sheetsOf(service, `${FOCUS}/dilution?format=xlsx&table=totals`);
    expect(one.map(({ sheet }) => sheet)).toEqual(["totals", "about"]);
  });

  it("keeps digits that a number cannot, shows dates as dates and formulas as text", async () => {
    const made = await asking(
      libraryOf({
        "made-up/book.yaml": { ...wholeHistory, default: "true" },
        "made-up/events/all.yaml": [{ id: "much", type: "journal-entry", on: "2001-01-01", summary: "=1+1", basis: "assumed", arithmetic: "made up", legs: [{ account: "cash", debit: "90071992547409.93" }, { account: "revenue", credit: "90071992547409.93" }] }],
      }),
    );
    const [balances] = await sheetsOf(made, "/v1/books/made-up/balances?format=xlsx");
    const rows = recordsOf(balances?.rows ?? []);
    expect(rows.find(({ Account: account }) => account === "cash")).toMatchObject({ "Value, exact": "90071992547409.93" });
    expect(rows.find(({ Account: account }) => account === "revenue")).toMatchObject({ "Value, exact": "-90071992547409.93" });
    const [events] = await sheetsOf(made, "/v1/books/made-up/events?format=xlsx");
    expect(recordsOf(events?.rows ?? [])).toMatchObject([{ Id: "much", On: new Date("2001-01-01T00:00:00Z"), Plug: false, Summary: "=1+1" }]);
    await made.served.close();
  });

  it("of the same answer is the same bytes, so that its ETag holds", async () => {
    const path = `${FOCUS}/statements/balance-sheet?format=xlsx`;
    const before = await bytesOf(service, path);
    // The moment of making is kept in archives in steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await bytesOf(service, path)).equals(before)).toBe(true);
  });

  it("holds a text that is longer than a cell may be, as far as it fits", async () => {
    const made = await asking(
      libraryOf({
        "made-up/book.yaml": { ...wholeHistory, default: "true" },
        "made-up/events/all.yaml": [{ id: "told", type: "journal-entry", on: "2001-01-01", summary: "x".repeat(40_000), basis: "assumed", arithmetic: "made up", legs: [{ account: "cash", debit: "1" }, { account: "revenue", credit: "1" }] }],
      }),
    );
    const [events] = await sheetsOf(made, "/v1/books/made-up/events?format=xlsx");
    expect(String(recordsOf(events?.rows ?? [])[0]?.["Summary"])).toMatch(/^x{32000,}… \(cut: CSV and JSON have the whole text\)$/);
    expect((await made.ask("/v1/books/made-up/events?format=csv")).text).toContain("x".repeat(40_000));
    await made.served.close();
  });
});
