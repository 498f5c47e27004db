/** Months, quarters and years in place of days: over HTTP, on the command line, and by a fiscal year of the book's own. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dated } from "../../src/answers/query.ts";
import { daysBetween, plusDays } from "../../src/kernel/day.ts";
import { capledger } from "../cli/capledger.ts";
import { wholeHistory } from "../given.ts";
import { FOCUS, asking, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";

const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, "0"));
const year = fc.integer({ min: 1000, max: 9000 });

describe("fiscal years", () => {
  test.prop({ end: month, named: year })("follow one another without gap or overlap, and end with the book's month in the year of their name", ({ end, named }) => {
    const book = { "fiscal-year-end": end };
    const [one, next] = [dated("asOf", `FY${named}`, book), dated("asOf", `FY${named + 1}`, book)];
    expect(plusDays(one.last, 1)).toBe(next.first);
    expect(one.last.slice(0, 7)).toBe(`${named}-${end}`);
    expect([365, 366]).toContain(daysBetween(one.first, one.last) + 1);
  });

  it.each([
    [undefined, "FY2002", "2002-01-01", "2002-12-31"],
    ["06", "FY2002", "2001-07-01", "2002-06-30"],
    ["02", "FY2004", "2003-03-01", "2004-02-29"],
    ["06", "2002", "2002-01-01", "2002-12-31"],
    ["06", "2002-Q3", "2002-07-01", "2002-09-30"],
    ["06", "2002-02", "2002-02-01", "2002-02-28"],
  ])("of a book that ends its year with %s: %s is %s to %s", (end, text, first, last) => {
    expect(dated("asOf", text, { "fiscal-year-end": end })).toEqual({ first, last });
  });

  it.each(["FY02", "FY20022", "fy2002", "FY2002-Q1", "2002-Q5", "2002-13", "2002-01-01..2002-02-01"])("%s is no date", (text) => {
    expect(() => dated("asOf", text, {})).toThrow(/date-impossible/);
  });
});

const definition = { ...wholeHistory, default: "true", "fiscal-year-end": "06" };
const events = [{ id: "sold", type: "journal-entry", on: "2001-07-01", summary: "Sold", basis: "assumed", arithmetic: "made up", legs: [{ account: "cash", debit: "10" }, { account: "revenue", credit: "10" }] }];

describe("over HTTP", () => {
  let [service, fiscal]: Asking[] = [];
  beforeAll(async () => {
    [service, fiscal] = await Promise.all([asking(), asking(libraryOf({ "made-up/book.yaml": definition, "made-up/events/all.yaml": events }))]);
  });
  afterAll(() => Promise.all([service?.served.close(), fiscal?.served.close()]));

  it.each([
    ["/measures/cash?asOf=2001-Q4", { asOf: "2001-12-31" }],
    ["/measures/cash?asOf=2002-09&knownAt=FY2002", { asOf: "2002-09-30", knownAt: "2002-12-31" }],
    ["/balances?asOf=FY2001", { asOf: "2001-12-31" }],
    ["/statements/income?from=2002-Q1&to=2002-Q3", { from: "2002-01-01", to: "2002-09-30" }],
    ["/measures/cash/history?from=2002-01&to=2002-03", { from: "2002-01-01", to: "2002-03-31" }],
    ["/interest?from=2002-07&to=2002-Q3", { from: "2002-07-01", to: "2002-09-30" }],
  ])("%s", async (path, dates) => {
    expect(await service?.get(`${FOCUS}${path}`)).toMatchObject(dates);
  });

  it("asks a book with a fiscal year of its own by that year", async () => {
    expect(await fiscal?.get("/v1/books/made-up/balances?asOf=FY2001&knownAt=FY2002")).toMatchObject({ asOf: "2001-06-30", knownAt: "2002-06-30" });
    expect(await fiscal?.get("/v1/books/made-up/measures/cash?asOf=FY2001")).toMatchObject({ value: "0.00" });
    expect(await fiscal?.get("/v1/books/made-up/measures/cash?asOf=FY2002")).toMatchObject({ value: "10.00" });
    expect(await fiscal?.get("/v1/books/made-up/events?from=FY2002&to=FY2002")).toMatchObject({ total: 1 });
    expect(await fiscal?.get("/v1/books/made-up/events?from=FY2001&to=FY2001")).toMatchObject({ total: 0 });
  });
});

describe("on the command line", () => {
  it("takes the same words", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fiscal-"));
    mkdirSync(join(folder, "events"));
    writeFileSync(join(folder, "book.yaml"), JSON.stringify(definition));
    writeFileSync(join(folder, "events/all.yaml"), JSON.stringify(events));
    const asked = async (...args: readonly string[]): Promise<unknown> => JSON.parse((await capledger(...args, "--json")).stdout);
    expect(await asked("measure", "cash", "--as-of", "2001-Q4")).toMatchObject({ asOf: "2001-12-31" });
    expect(await asked("statement", "income", "--from", "2002-Q3", "--to", "2002-09")).toMatchObject({ from: "2002-07-01", to: "2002-09-30" });
    expect(await asked("measure", "cash", "--as-of", "FY2002", "--book", folder)).toMatchObject({ asOf: "2002-06-30", value: "10.00" });
    expect(await asked("history", "cash", "--from", "FY2002", "--to", "FY2002", "--book", folder)).toMatchObject({ from: "2001-07-01", to: "2002-06-30" });
  });

  it("says of others what a date is", async () => {
    expect(await capledger("measure", "cash", "--as-of", "2002-Q5")).toMatchObject({ code: 2, stderr: expect.stringContaining("2002-09, 2002-Q3, FY2002") as string });
  });
});
