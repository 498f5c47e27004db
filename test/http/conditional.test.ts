/** HEAD, ETag and the headers that every response carries. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { wholeHistory } from "../given.ts";
import { FOCUS, asking, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

const cash = `${FOCUS}/measures/cash`;

async function tagOf(asked: Asking, path: string): Promise<string> {
  return (await asked.ask(path)).headers.get("etag") ?? "";
}

describe("an ETag", () => {
  it("answers 304 without a body, as long as the answer is the same", async () => {
    const tag = await tagOf(service, cash);
    expect(tag).toMatch(/^"[0-9a-f]+"$/);
    for (const sent of [tag, `W/${tag}`, `"another", ${tag}`, "*"]) {
      const { status, headers, text } = await service.ask(cash, { headers: { "if-none-match": sent } });
      expect([status, text, headers.get("etag"), headers.get("cache-control")]).toEqual([304, "", tag, "private, no-cache"]);
    }
    expect((await service.ask(cash, { headers: { "if-none-match": '"another"' } })).status).toBe(200);
  });

  it("differs from question to question", async () => {
    const paths = [cash, `${cash}?asOf=2001-12-31`, `${cash}?knownAt=2002-12-31`, `${FOCUS}/balances`, `${FOCUS}/reconciliation`, `${FOCUS}/reconciliation?verdict=ties`];
    const tags = await Promise.all(paths.map((path) => tagOf(service, path)));
    expect(new Set(tags).size).toBe(paths.length);
  });

  it("changes with a reported figure, as the ledger head does", async () => {
    const printing = (cash: string): Library =>
      libraryOf({
        "made-up/book.yaml": { ...wholeHistory, sources: { report: { title: "Report", published: "2003-01-31" } } },
        "made-up/reported/report.yaml": [{ id: "sheet", title: "Sheet", source: "report", page: "1", section: "statements", unit: "USD", columns: [{ at: "2002-12-31" }], rows: [{ concept: "cash", line: "1", printed: [cash] }] }],
      });
    const heads = [printing("720"), printing("721")].map((library) => library.book("made-up").head);
    expect(heads[0]).not.toBe(heads[1]);
    const [before, after] = await Promise.all([asking(printing("720")), asking(printing("721"))]);
    const path = "/v1/books/made-up/reconciliation";
    const tag = await tagOf(before, path);
    expect((await before.ask(path, { headers: { "if-none-match": tag } })).status).toBe(304);
    expect((await after.ask(path, { headers: { "if-none-match": tag } })).status).toBe(200);
    await Promise.all([before.served.close(), after.served.close()]);
  });

  it("is not given to a problem", async () => {
    expect((await service.ask("/nowhere", { headers: { "if-none-match": "*" } })).status).toBe(404);
  });
});

describe("HEAD", () => {
  it.each(["/healthz", "/v1/books", `${FOCUS}/balances`, `${cash}?asOf=2002-02-30`, "/nowhere"])("says of %s what GET says, without the body", async (path) => {
    const got = await service.ask(path);
    const { status, headers, text } = await service.ask(path, { method: "HEAD" });
    expect([status, text]).toEqual([got.status, ""]);
    for (const name of ["content-type", "etag", "cache-control"]) expect(headers.get(name)).toBe(got.headers.get(name));
    expect(headers.get("content-length")).toSatisfy((length: string | null) => length === null || length === got.headers.get("content-length"));
  });
});

describe("every response", () => {
  it.each([["/healthz", 200, "no-cache"], [cash, 200, "private, no-cache"], [`${cash}?x=1`, 400, "no-cache"], ["/nowhere", 404, "no-cache"]])("%s (%i) is not sniffed, not kept unasked, and has a request id", async (path, expected, kept) => {
    const { status, headers } = await service.ask(path);
    expect([status, headers.get("x-content-type-options"), headers.get("cache-control")]).toEqual([expected, "nosniff", kept]);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("access-control-allow-origin"), "other sites may not read it").toBeNull();
  });
});
