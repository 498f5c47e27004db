/** Answers given again without asking the routes: the same bytes and headers, behind the same gate, as of the same head. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { revokeToken } from "../../src/access/token-file.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { logTo } from "../../src/observability/log.ts";
import { makeStore } from "../../src/store/open-store.ts";
import { growing } from "../store/growing-book.ts";
import { FOCUS, asking } from "./asking.ts";
import type { Asked, Asking } from "./asking.ts";
import { bearing, guarded, tokenIn, tokensFile } from "./guarded.ts";

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

async function opened(...of: Parameters<typeof asking>): Promise<Asking> {
  const service = await asking(...of);
  closing.push(() => service.served.close());
  return service;
}

/** How many answers were given again. */
async function repeated(service: Asking, request: RequestInit = {}): Promise<number> {
  const { text } = await service.ask("/metrics", request);
  return Number(/^capledger_repeated_answers_total (\d+)$/m.exec(text)?.[1]);
}

/** A header sends the request the ordinary way. */
const ordinary = (request: RequestInit = {}): RequestInit => ({ ...request, headers: { ...(request.headers as Record<string, string>), "x-request-id": "ordinary" } });

/** The same in both: what is another one's each time, and how the bytes are cut for the wire, left out. */
function told({ status, headers, text }: Asked): unknown {
  const varying = new Set(["date", "x-request-id", "transfer-encoding", "content-length"]);
  return [status, Object.fromEntries([...headers].filter(([name]) => !varying.has(name))), text];
}

describe("an answer given again", () => {
  it.each([
    [`${FOCUS}/statements/balance-sheet?asOf=2002-09-30`, {}],
    [`${FOCUS}/measures/cash?asOf=2002-09-30&knownAt=2002-10-01`, {}],
    [`${FOCUS}/measures/cash/history?every=month&limit=3`, {}],
    [`${FOCUS}/balances?format=csv`, {}],
    [`${FOCUS}/balances`, { headers: { accept: "text/csv" } }],
    [`${FOCUS}/findings?format=md`, {}],
    [`${FOCUS}/statements/balance-sheet?scenario=no-repricing`, { headers: { accept: "application/json;q=0.5, text/csv;q=0.2" } }],
  ] satisfies [string, RequestInit][])("%s %o is to the byte what it was, under the same headers", async (path, request) => {
    const service = await opened();
    const first = await service.ask(path, request);
    expect(await repeated(service)).toBe(0);
    const again = await service.ask(path, request);
    expect(await repeated(service)).toBe(1);
    const asEver = await service.ask(path, ordinary(request));
    expect(await repeated(service)).toBe(1);
    expect(first.status).toBe(200);
    expect(told(again)).toEqual(told(first));
    expect(told(asEver)).toEqual(told(first));
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  });

  it.each([
    ["another form", { headers: { accept: "text/csv" } }],
    ["whether it has changed", { headers: { "if-none-match": "*" } }],
    ["for a page of another origin", { headers: { origin: "https://example.com" } }],
    ["HEAD", { method: "HEAD" }],
  ])("is not given where a request wants %s", async (_, request) => {
    const service = await opened();
    await service.ask(`${FOCUS}/balances`);
    await service.ask(`${FOCUS}/balances`, request);
    expect(await repeated(service)).toBe(0);
  });

  it("is counted and logged like any other", async () => {
    const lines: Record<string, unknown>[] = [];
    const service = await opened(undefined, { log: logTo({ write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }, "info") });
    for (const request of [{}, {}, ordinary()]) await service.ask(`${FOCUS}/balances`, request);
    const counted = lines.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !["time", "ms", "requestId"].includes(name))));
    expect(counted).toEqual(Array(3).fill(counted[0]));
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(3);
    expect((await service.ask("/metrics")).text).toContain('capledger_http_requests_total{method="GET",route="/v1/books/:book/balances",status="200"} 3');
  });
});

describe("the gate before it", () => {
  const path = "/v1/books/ours/balances";

  it("lets in whom it lets in on the ordinary way: no other book's token, none that is revoked, nobody without", async () => {
    const file = tokensFile();
    const [reader, other, writer] = [await tokenIn(file), await tokenIn(file, { books: ["theirs"] }), await tokenIn(file, { scopes: ["append"] })];
    const admin = await tokenIn(file, { scopes: ["admin"] });
    const { service, close } = await guarded({ tokens: file });
    closing.push(close);
    const [first, again] = [await service.ask(path, bearing(reader.text)), await service.ask(path, bearing(reader.text))];
    expect(told(again)).toEqual(told(first));
    expect(await repeated(service, bearing(admin.text))).toBe(1);
    for (const request of [{}, bearing(other.text), bearing(writer.text), bearing(`${reader.text}x`)]) {
      const [refused, asEver] = [await service.ask(path, request), await service.ask(path, { ...request, headers: Object.fromEntries([...new Headers(request.headers), ["x-request-id", "ordinary"]]) })];
      expect(refused.status).toBeGreaterThanOrEqual(401);
      expect(told(refused)).toEqual(told(asEver));
    }
    await revokeToken(file, reader.id, new Date());
    await expect.poll(async () => (await service.ask(path, bearing(reader.text))).status).toBe(401);
    expect(await repeated(service, bearing(admin.text))).toBe(1);
  });

  it("counts it", async () => {
    const service = await opened(undefined, { rate: 3 });
    const asked = [];
    for (let at = 0; at < 5; at += 1) asked.push(await service.ask(`${FOCUS}/balances`));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(asked.map(({ headers }) => /r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1])).toEqual(["2", "1", "0", "0", "0"]);
  });
});

it("is of the head that the book has by now; of an earlier one where that is asked for", async () => {
  const store = await makeStore(join(mkdtempSync(join(tmpdir(), "capital-ledger-repeats-")), "ledger.db"));
  const keeper = new Keeper(store);
  await importBook(keeper, growing(2), { by: "a test" });
  const service = await opened(await StoredBooks.read(keeper, "the store"));
  closing.push(() => store.close());
  const path = "/v1/books/growing/measures/cash?asOf=2001-12-31";
  const before = [await service.ask(path), await service.ask(path)];
  const { ledgerHead: head } = JSON.parse(before[0]?.text ?? "") as { ledgerHead: string };
  const pinned = told(await service.ask(`${path}&head=${head}`));
  expect(told(await service.ask(`${path}&head=${head}`))).toEqual(pinned);
  expect(await repeated(service)).toBe(2);
  const event = { id: "later", type: "private-placement", on: "2001-04-01", summary: "made up", class: "common", shares: "10", gross: "10.00" };
  const written = await service.ask("/v1/books/growing/events", { method: "POST", headers: { "content-type": "application/json", "if-match": `"${head}"`, "idempotency-key": "later" }, body: JSON.stringify(event) });
  expect(written.status).toBe(201);
  const after = await service.ask(path);
  expect([before[1], after].map((asked) => (JSON.parse(asked?.text ?? "") as { value: string }).value)).toEqual(["20.00", "30.00"]);
  expect(await repeated(service)).toBe(2);
  expect(told(await service.ask(`${path}&head=${head}`))).toEqual(pinned);
  expect(await repeated(service)).toBe(3);
});
