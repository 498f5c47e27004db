/** Asking through the typed client, over a real socket: what a program gets, and what it has to catch. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capitalLedgerClient, LedgerProblem } from "../../src/client/client.ts";
import type { CapitalLedgerClient } from "../../src/client/client.ts";
import { wholeHistory } from "../given.ts";
import { asking, libraryOf } from "../http/asking.ts";
import type { Asking } from "../http/asking.ts";
import { guarded, tokenIn, tokensFile } from "../http/guarded.ts";

const placement = (id: string, on: string, gross: string): unknown => ({ id, type: "private-placement", on, summary: "made up", class: "common", shares: "1000", gross });
const library = libraryOf({
  "made-up/book.yaml": { ...wholeHistory, presents: { instants: ["2001-12-31"] } },
  "made-up/events/placements.yaml": [placement("first", "2001-03-01", "2500.00"), placement("second", "2001-06-01", "1500.00")],
});
const book = "made-up";

let service: Asking;
let ledger: CapitalLedgerClient;

beforeAll(async () => {
  service = await asking(library);
  ledger = capitalLedgerClient(service.served.url);
});
afterAll(() => service.served.close());

async function problemOf(asked: Promise<unknown>): Promise<LedgerProblem> {
  const error: unknown = await asked.catch((reason: unknown) => reason);
  if (!(error instanceof LedgerProblem)) throw new Error("expected a problem", { cause: error });
  return error;
}

describe("an answer", () => {
  it("is the balance sheet as of a date", async () => {
    const answer = await ledger.v1.books[":book"].statements[":statement"].$get({ param: { book, statement: "balance-sheet" }, query: { asOf: "2001-Q1" } });
    const sheet = await answer.json();
    expect(sheet).toMatchObject({ book, statement: "balance-sheet", asOf: "2001-03-31" });
    if (sheet.statement === "equity") throw new Error("another statement");
    expect(sheet.rows.find(({ id }) => id === "cash")).toMatchObject({ kind: "line", figure: { value: "2500.00", status: "exact" } });
  });

  it("is one figure, exact, as text", async () => {
    const answer = await ledger.v1.books[":book"].measures[":id"].$get({ param: { book, id: "cash" }, query: { asOf: "2001-12-31" } });
    expect(await answer.json()).toMatchObject({ measure: "cash", value: "4000.00", low: "4000.00", high: "4000.00", unit: "USD", status: "exact" });
  });

  it("comes with headers: of a page, where the next one is", async () => {
    const answer = await ledger.v1.books[":book"].events.$get({ param: { book }, query: { limit: 1 } });
    expect((await answer.json()).events.map(({ id }) => id)).toEqual(["first"]);
    expect(answer.headers.get("link")).toMatch(/rel="next"/);
  });

  it("is the same for ever of a head that is named", async () => {
    const { ledgerHead: head } = await (await ledger.v1.books[":book"].$get({ param: { book }, query: {} })).json();
    const pinned = await ledger.v1.books[":book"].balances.$get({ param: { book }, query: { head } });
    expect(pinned.headers.get("cache-control")).toContain("immutable");
    expect((await pinned.json()).ledgerHead).toBe(head);
  });

  it("is the one that the asker has already, where it is asked so", async () => {
    const asked = { param: { book }, query: {} };
    const tag = (await ledger.v1.books[":book"].balances.$get(asked)).headers.get("etag") ?? "";
    const { status } = await ledger.v1.books[":book"].balances.$get(asked, { headers: { "if-none-match": tag } });
    expect([tag, status]).toEqual([expect.stringMatching(/^"[0-9a-f]{64}"$/), 304]);
  });

  it("is of every book that there is", async () => {
    const { books } = await (await ledger.v1.books.$get({ query: {} })).json();
    expect(books.map(({ id }) => id)).toEqual([book]);
  });
});

describe("a problem is thrown", () => {
  it("with its status, its code and what was expected", async () => {
    const problem = await problemOf(ledger.v1.books[":book"].$get({ param: { book: "no-such" }, query: {} }));
    expect(problem).toMatchObject({ name: "LedgerProblem", status: 404, code: "book-unknown", requestId: undefined });
    expect(problem.message).toBe(`book-unknown: ${problem.detail}`);
  });

  it("with the parameter that is at fault", async () => {
    const problem = await problemOf(ledger.v1.books[":book"].balances.$get({ param: { book }, query: { asOf: "yesterday" } }));
    expect(problem).toMatchObject({ status: 400, faults: [{ parameter: "asOf", found: expect.stringContaining("yesterday") as string }] });
  });

  it("of the name that was asked for, whatever it holds: it leads to no other route", async () => {
    for (const id of ["a/../made-up", "made-up?asOf=2001", "made-up#", ":book", "a b", "%2e%2e", "é"]) {
      const problem = await problemOf(ledger.v1.books[":book"].balances.$get({ param: { book: id }, query: {} }));
      expect([problem.status, problem.detail.split(";")[0]]).toEqual([404, `found book "${id}"`]);
    }
  });

  it.each(["", ".", ".."])("and before anything is asked, where a name is %j", (id) => {
    expect(() => ledger.v1.books[":book"].balances.$get({ param: { book: id }, query: {} })).toThrow(`found "${id}" for :book; expected a name`);
  });

  it("by what asks: nobody is there, and what answers is no service", async () => {
    const { url } = service.served;
    const page = capitalLedgerClient(url, { fetch: () => Promise.resolve(new Response("<p>Bad gateway", { status: 502, headers: { "content-type": "text/html" } })) });
    await expect(page.healthz.$get({ query: {} })).rejects.toThrow(/found status 502 with text\/html/);
    await expect(capitalLedgerClient("http://127.0.0.1:1").healthz.$get({ query: {} })).rejects.toThrow(TypeError);
  });
});

it("says who asks, by token", async () => {
  const tokens = tokensFile();
  const { text: token } = await tokenIn(tokens, { books: ["ours"] });
  const { service: demanding, close } = await guarded({ tokens });
  const { url } = demanding.served;
  expect(await problemOf(capitalLedgerClient(url).v1.books.$get({ query: {} }))).toMatchObject({ status: 401, code: "token-missing" });
  const { books } = await (await capitalLedgerClient(url, { token }).v1.books.$get({ query: {} })).json();
  expect(books.map(({ id }) => id)).toEqual(["ours"]);
  await close();
});
