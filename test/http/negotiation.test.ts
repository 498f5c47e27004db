/** Which form is answered: `format`, then `Accept` (RFC 9110 §12.5.1), then JSON; and what the file is called. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formAsked } from "../../src/http/representation/negotiation.ts";
import { FOCUS, asking, embedded } from "./asking.ts";
import type { Asking } from "./asking.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

describe("the form asked for", () => {
  it.each([
    [undefined, "json"],
    ["", "json"],
    ["*/*", "json"],
    [BROWSER, "json"],
    ["application/json", "json"],
    ["text/csv", "csv"],
    ["TEXT/CSV", "csv"],
    ["text/csv;header=present", "csv"],
    ["text/*", "csv"],
    ["text/markdown, text/*;q=0.5", "md"],
    ["application/*;q=0.2, text/markdown;q=0.3", "md"],
    ["text/csv;q=0.2, application/json;q=0.1", "csv"],
    ["application/json;q=0.5, */*;q=0.4", "json"],
    ["application/json;q=0, */*", "csv"],
    ["application/json; q=0 , text/csv ;q=0, */*;q=0.1", "xlsx"],
    ["application/x-ndjson", "ndjson"],
    [XLSX, "xlsx"],
    ["text/html", undefined],
    ["application/json;q=0", undefined],
    ["image/*, text/plain", undefined],
    ["text/csv;q=2, text/markdown;q=0.1", "md"],
    ["nonsense", undefined],
  ] as const)("Accept: %s is answered as %s", (accept, form) => {
    expect(formAsked({ format: undefined, accept })).toBe(form);
  });

  it("is that of format, whatever is accepted", () => {
    expect(formAsked({ format: "csv", accept: "text/html" })).toBe("csv");
    expect(formAsked({ format: "json", accept: "text/csv" })).toBe("json");
  });
});

describe("a representation over HTTP", () => {
  let service: Asking;
  beforeAll(async () => {
    service = await asking();
  });
  afterAll(() => service.served.close());
  const head = embedded.book("focus-enhancements").head.slice(0, 12);

  it.each([
    ["/balances?format=csv", "text/csv; charset=utf-8; header=present", `focus-enhancements_balances_2002-09-30_${head}.csv`],
    ["/balances?format=xlsx&asOf=FY2001", XLSX, `focus-enhancements_balances_2001-12-31_${head}.xlsx`],
    ["/statements/income?from=2002-Q3&to=2002-Q3&format=md", "text/markdown; charset=utf-8; variant=GFM", `focus-enhancements_income_2002-07-01_2002-09-30_${head}.md`],
    ["/registers/warrants?format=ndjson", "application/x-ndjson", `focus-enhancements_register-warrants_2002-09-30_${head}.ndjson`],
    ["/measures/cash/history?format=csv&from=2002-01&to=2002-03", "text/csv; charset=utf-8; header=present", `focus-enhancements_cash-history_2002-01-01_2002-03-31_${head}.csv`],
    ["/events?format=csv", "text/csv; charset=utf-8; header=present", `focus-enhancements_events_${head}.csv`],
    ["/balances?format=json", "application/json", `focus-enhancements_balances_2002-09-30_${head}.json`],
  ])("%s", async (path, type, name) => {
    const { status, headers, text } = await service.ask(`${FOCUS}${path}`);
    expect([status, headers.get("content-type"), headers.get("content-disposition"), headers.get("vary")], text).toEqual([200, type, `attachment; filename="${name}"`, "accept"]);
  });

  it("by Accept is that by format, and an answer that nobody wants in another form has no file name", async () => {
    const [accepted, asked, bare] = [await service.ask(`${FOCUS}/balances`, { headers: { accept: "text/csv, */*;q=0.1" } }), await service.ask(`${FOCUS}/balances?format=csv`), await service.ask(`${FOCUS}/balances`)];
    expect(accepted.text).toBe(asked.text);
    expect([bare.headers.get("content-disposition"), bare.headers.get("vary"), bare.headers.get("content-type")]).toEqual([null, "accept", "application/json"]);
    expect(bare.headers.get("etag")).not.toBe(asked.headers.get("etag"));
  });

  it("is not offered in a form that is not one, which is said as a problem that lists the others", async () => {
    const problem = await service.refused(`${FOCUS}/balances`, { headers: { accept: "text/html;q=0.9, image/png" } });
    expect(problem).toMatchObject({ status: 406, code: "not-acceptable" });
    for (const type of ["application/json", "text/csv", XLSX, "text/markdown", "application/x-ndjson"]) expect(problem.detail).toContain(type);
    expect(await service.refused(`${FOCUS}/balances?format=pdf`)).toMatchObject({ status: 400, code: "query-invalid", errors: [{ parameter: "format", found: 'format "pdf"', expected: "one of json, csv, xlsx, md, ndjson" }] });
    expect(await service.refused(`${FOCUS}/balances?format=csv&format=md`)).toMatchObject({ status: 400, errors: [{ parameter: "format", expected: "format at most once" }] });
    expect(await service.refused(`${FOCUS}/balances?format=csv&asof=2002`)).toMatchObject({ status: 400, errors: [{ found: 'parameter "asof"' }] });
  });

  it("says what is wrong as a problem, whatever form was asked for", async () => {
    expect(await service.refused(`${FOCUS}/balances?format=csv&asOf=2002-02-30`)).toMatchObject({ status: 400, code: "date-impossible" });
    expect(await service.refused("/v1/books/nobody/balances?format=xlsx")).toMatchObject({ status: 404, code: "book-unknown" });
  });

  it("answers a posted scenario as a table too", async () => {
    const body = JSON.stringify({ id: "never-repriced", title: "Never repriced", summary: "Its warrant is not exercised either.", remove: ["euston-warrant-repriced", "euston-warrant-exercised"] });
    const { status, headers, text } = await service.ask(`${FOCUS}/scenarios/run?format=csv`, { method: "POST", body, headers: { "content-type": "application/json" } });
    expect([status, headers.get("content-disposition")], text).toEqual([200, expect.stringMatching(/^attachment; filename="focus-enhancements_scenario-never-repriced_2002-09-30_[0-9a-f]{12}\.csv"$/)]);
    expect(text).toMatch(/^measure,unit,base,baseLow,/);
  });

  it("HEAD tells of each form what GET tells", async () => {
    for (const format of ["csv", "xlsx", "md"]) {
      const got = await service.ask(`${FOCUS}/balances?format=${format}`);
      const told = await service.ask(`${FOCUS}/balances?format=${format}`, { method: "HEAD" });
      expect(told.text).toBe("");
      for (const name of ["content-type", "content-disposition", "etag", "vary"]) expect(told.headers.get(name), name).toBe(got.headers.get(name));
    }
  });
});
