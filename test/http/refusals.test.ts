/** What a request can get wrong, and the problem (RFC 9457) that tells it. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Library } from "../../src/library/library.ts";
import { problemSchema } from "../../src/http/problem.ts";
import { FOCUS, asking } from "./asking.ts";
import type { Asking } from "./asking.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

describe("an invalid query", () => {
  it("names the unknown parameter and lists the known ones", async () => {
    expect(await service.refused(`${FOCUS}/balances?asof=2002-09-30`)).toEqual({
      type: "/docs/faults#query-invalid",
      title: "Query invalid",
      status: 400,
      detail: 'found parameter "asof"; expected one of asOf, knownAt, scenario, spread, head, format, table',
      code: "query-invalid",
      instance: `${FOCUS}/balances`,
      errors: [{ code: "query-invalid", parameter: "asof", found: 'parameter "asof"', expected: "one of asOf, knownAt, scenario, spread, head, format, table" }],
    });
  });

  it.each(["/healthz", "/readyz", "/openapi.json", "/v1/books"])("is any query where %s takes none", async (path) => {
    expect(await service.refused(`${path}?verbose=1`)).toMatchObject({ status: 400, code: "query-invalid", detail: 'found parameter "verbose"; expected no parameters here' });
  });

  it.each([
    ["/measures?asOf=2002-09-30", "asOf"],
    ["/registers/notes?spread=daily", "spread"],
    ["/reconciliation?asOf=2002-09-30", "asOf"],
    ["/events/cra-bond-liquidated?limit=1", "limit"],
    ["/measures/cash?__proto__=1", "__proto__"],
    ["/balances?asOf=2002-09-30&asOf=2002-09-30", "asOf"],
    ["/balances?spread=weekly", "spread"],
    ["/balances?spread=", "spread"],
    ["/reconciliation?verdict=tie", "verdict"],
    ["/figures?asOf=2002-09-30", "asOf"],
    ["/figures?section=appendix", "section"],
    ["/figures?concept=", "concept"],
    ["/findings?class=errors", "class"],
    ["/findings?section=", "section"],
    ["/findings?check=footnote", "check"],
    ["/findings?id=claim.cash", "id"],
    ["/findings?check=claim&check=footing", "check"],
    ["/events?limit=0", "limit"],
    ["/events?limit=1001", "limit"],
    ["/events?limit=1e2", "limit"],
    ["/events?limit=10.0", "limit"],
    ["/events?offset=-1", "offset"],
    ["/events?offset=", "offset"],
    ["/events?offset=99999999999999999999", "offset"],
    ["/events?type=loan", "type"],
    ["/events?family=money", "family"],
    ["/events?basis=guessed", "basis"],
    ["/events?from=2002-03&to=2002-01", "from"],
    ["/measures/cash?from=2002-01-01&to=2002-09-30", "from"],
    ["/measures/net-income?asOf=2002-09-30", "asOf"],
    ["/measures/net-income?from=2002-01-01", "to"],
    ["/measures/net-income?from=2002-09-30&to=2002-01-01", "from"],
    ["/statements/balance-sheet?to=2002-09-30", "to"],
    ["/statements/cash-flow?asOf=2002-09-30", "asOf"],
    ["/statements/equity?from=2002-09-30&to=2002-01-01", "from"],
    ["/measures/cash/history?every=year", "every"],
    ["/measures/cash/history?asOf=2002-09-30", "asOf"],
    ["/measures/cash/history?every=day&from=1900-01-01&to=2002-09-30", "every"],
    ["/diff?knownAtFrom=2002-01-03&knownAt=2001-12-31", "knownAtFrom"],
    ["/diff?knownAt=2001-12-31", "knownAtFrom"],
    ["/changes?asOfFrom=2002-01-03&asOf=2001-12-31", "asOfFrom"],
    ["/changes?asOf=2001-12-31", "asOfFrom"],
    ["/compare", "scenarios"],
  ])("%s is refused for %s", async (path, parameter) => {
    const problem = await service.refused(`${FOCUS}${path}`);
    expect(problem).toMatchObject({ status: 400, code: "query-invalid" });
    expect(problem.errors).toMatchObject([{ parameter }]);
  });

  it("tells everything that is wrong at once", async () => {
    const { errors = [] } = await service.refused(`${FOCUS}/events?limit=0&offset=x&asOf=2002&basis=reported&basis=assumed`);
    expect(errors.map(({ parameter, found, expected }) => [parameter, found, expected])).toEqual([
      ["basis", "basis given 2 times", "basis at most once"],
      ["offset", 'offset "x"', "a whole number"],
      ["limit", 'limit "0"', "a whole number from 1 to 1000"],
      ["asOf", 'parameter "asOf"', "one of type, family, basis, from, to, offset, limit, cursor, knownAt, scenario, follow, head, format, table"],
    ]);
  });

  it.each([
    ["/measures/cash?asOf=2002-02-30", "asOf"],
    ["/measures/cash?asOf=", "asOf"],
    ["/measures/cash?asOf=30.9.2002", "asOf"],
    ["/measures/cash?asOf=2002-09-30T00:00:00Z", "asOf"],
    ["/measures/net-income?from=2002-01-01&to=2002-Q5", "to"],
    ["/statements/income?from=2002-13&to=2002-09-30", "from"],
    ["/statements/balance-sheet?asOf=yesterday", "asOf"],
    ["/diff?knownAtFrom=2002-02-30&knownAt=2002-03-01", "knownAt"],
    ["/changes?asOfFrom=2002-02-30&asOf=2002-03-01", "asOfFrom"],
    ["/registers/shares?asOf=2001-02-29", "asOf"],
    ["/balances?knownAt=2002-00", "knownAt"],
    ["/measures?knownAt=now", "knownAt"],
    ["/reconciliation?knownAt=2002-11-31", "knownAt"],
    ["/findings?knownAt=2002-11-31", "knownAt"],
    ["/events?from=2002-02-30", "from"],
    ["/events?to=x", "to"],
    ["/events/cra-bond-liquidated?knownAt=x", "knownAt"],
  ])("%s asks for no date of the calendar", async (path, parameter) => {
    const problem = await service.refused(`${FOCUS}${path}`);
    expect(problem).toMatchObject({ status: 400, code: "date-impossible" });
    expect(problem.errors).toMatchObject([{ parameter, expected: "a date of the calendar such as 2002-09-30, or 2002-09, 2002-Q3, FY2002" }]);
  });
});

describe("what is not there", () => {
  it.each([
    ["/v1/books/nobody", "book-unknown", /focus-enhancements/],
    ["/v1/books/..%2Ffocus-enhancements/balances", "book-unknown", /focus-enhancements/],
    ["/v1/books/nobody/statements/income", "book-unknown", /focus-enhancements/],
    [`${FOCUS}/measures/notes.principle`, "measure-unknown", /such as notes\.principal,/],
    [`${FOCUS}/measures/%0Acash`, "measure-unknown", /such as cash/],
    [`${FOCUS}/events/nothing-happened`, "event-unknown", /one of the book's \d+ events/],
    [`${FOCUS}/statements/profit`, "statement-unknown", /one of balance-sheet, income, cash-flow, equity/],
    [`${FOCUS}/registers/leases`, "register-unknown", /one of shares, warrants, options, notes, debt/],
    ["/", "not-found", /openapi\.json/],
    ["/v2/books", "not-found", /openapi\.json/],
    ["/v1/books/", "not-found", /openapi\.json/],
    [`${FOCUS}/measures/cash/past`, "not-found", /openapi\.json/],
    [`${FOCUS}/measures/cash?scenario=no-repricings`, "scenario-unknown", /one of .*no-repricing,/],
    [`${FOCUS}/scenarios/no-repricings`, "scenario-unknown", /one of .*no-repricing,/],
    [`${FOCUS}/compare?scenarios=no-repricing,none`, "scenario-unknown", /one of .*no-repricing,/],
  ])("%s is 404 %s", async (path, code, detail) => {
    const problem = await service.refused(path);
    expect(problem).toMatchObject({ status: 404, code });
    expect(problem.detail).toMatch(detail);
  });
});

describe("another method", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s of a known path is 405 and says what is allowed", async (method) => {
    for (const path of ["/v1/books", FOCUS, `${FOCUS}/measures/cash`, "/openapi.json", "/healthz"]) {
      expect(await service.refused(path, { method })).toMatchObject({ status: 405, code: "method-not-allowed" });
      expect((await service.ask(path, { method })).headers.get("allow")).toBe("GET, HEAD");
    }
  });

  it("of an unknown path is 404", async () => {
    expect(await service.refused("/v2", { method: "POST" })).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("an error that nobody foresaw", () => {
  it("is 500 under a request id, and only the log knows more", async () => {
    class Broken extends Library {
      override ids(): string[] {
        throw new Error("the disk is on fire in /home/keeper");
      }
    }
    const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const broken = await asking(new Broken("nowhere"));
    try {
      const { requestId, ...problem } = await broken.refused("/v1/books/a%0Ab", { headers: { "x-request-id": "asked-by-a-test" } });
      expect(problem).toMatchObject({ status: 500, code: "internal" });
      expect(requestId).toBe("asked-by-a-test");
      expect(problem.detail).not.toContain("keeper");
      expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toMatchObject({ level: "error", msg: "internal error", requestId: "asked-by-a-test", method: "GET", path: "/v1/books/a%0Ab", err: { message: "the disk is on fire in /home/keeper" } });
    } finally {
      log.mockRestore();
      await broken.served.close();
    }
  });
});

describe("any request", () => {
  const dates = fc.oneof(fc.constantFrom("2002-09-30", "0000-01-01", "9999-12-31", "FY0000", "2002-02-30", "2002-Q4", "2002-01..2002-02", ""), fc.string({ maxLength: 12 }));
  const parameter = fc.tuple(fc.constantFrom("asOf", "since", "from", "to", "knownAt", "spread", "limit", "offset", "verdict", "type", "concept", "section", "check", "%", "__proto__"), dates);
  const path = fc.constantFrom("balances", "statements/income", "statements/balance-sheet", "statements/equity", "registers/notes", "measures", "measures/cash", "measures/cash/explain", "measures/eps.basic", "measures/eps.basic/explain", "events", "events/placement-2002", "reconciliation", "figures", "findings");

  it("is answered or refused as a problem, and never fails inside", async () => {
    await fc.assert(
      fc.asyncProperty(path, fc.array(parameter, { maxLength: 3 }), async (asked, parameters) => {
        const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
        const { status, text } = await service.ask(`${FOCUS}/${asked}?${query}`);
        expect(status, text).not.toBe(500);
        if (status !== 200) expect(problemSchema.parse(JSON.parse(text)).status).toBe(status);
      }),
      { numRuns: 200 },
    );
  });
});
