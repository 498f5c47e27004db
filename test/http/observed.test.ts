/** What the service tells of itself: its log, its metrics and its traces. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { logTo } from "../../src/observability/log.ts";
import { tracesTo } from "../../src/observability/traces.ts";
import { asking, embedded, libraryOf } from "./asking.ts";
import { wholeHistory } from "../given.ts";
import { bearing, guarded, secretIn, tokenIn, tokensFile, twoBooks } from "./guarded.ts";

/** A log whose lines are kept. */
function kept(level = "info"): { readonly log: ReturnType<typeof logTo>; readonly lines: Record<string, unknown>[]; readonly text: () => string } {
  const written: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const log = logTo({ write: (line) => { written.push(line); lines.push(JSON.parse(line) as Record<string, unknown>); } }, level);
  return { log, lines, text: () => written.join("") };
}

describe("the log", () => {
  it("has a line for each request: what was asked by whom, and how it went, but neither secrets nor queries", async () => {
    const file = tokensFile();
    const { id, text } = await tokenIn(file);
    const { log, lines, text: written } = kept();
    const { service, close } = await guarded({ tokens: file }, { log });
    await service.ask("/v1/books/ours/balances?asOf=2002-01-31", bearing(text, { headers: { "x-request-id": "asked-1" } }));
    await service.ask("/v1/books/ours/balances", bearing(`${text}x`));
    await service.ask("/nowhere%0Aelse?left=unwritten");
    await close();
    const varying = new Set(["time", "ms", "requestId"]);
    expect(lines.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !varying.has(name))))).toEqual([
      { level: "info", method: "GET", route: "/v1/books/:book/balances", path: "/v1/books/ours/balances", status: 200, principal: id, msg: "answered" },
      { level: "info", method: "GET", route: "/v1/books/:book/balances", path: "/v1/books/ours/balances", status: 401, principal: "nobody", msg: "answered" },
      { level: "info", method: "GET", route: "unmatched", path: "/nowhere\nelse", status: 401, principal: "nobody", msg: "answered" },
    ]);
    expect(lines[0]).toMatchObject({ requestId: "asked-1", ms: expect.any(Number) as number, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string });
    expect(written().split("\n")).toHaveLength(4);
    for (const hidden of [secretIn(text), "asOf", "unwritten"]) expect(written()).not.toContain(hidden);
  });

  it("hides what is secret even where somebody logs it", () => {
    const { log, text } = kept();
    log.info({ authorization: "Bearer s3cret", headers: { authorization: "s3cret", cookie: "s3cret" }, token: { id: "a", secret: "s3cret", hash: "s3cret" } }, "a slip");
    expect(text()).not.toContain("s3cret");
    expect(text()).toContain('"id":"a"');
  });

  it("says nothing of what went well where only errors are asked for", async () => {
    const { log, lines } = kept("error");
    const service = await asking(twoBooks, { log });
    await service.ask("/healthz");
    await service.served.close();
    expect(lines).toEqual([]);
  });
});

/** The samples of a text of metrics by name and labels. */
function samples(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(text.split("\n").filter((line) => /^[a-z]/.test(line)).map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

describe("/metrics", () => {
  it("counts requests by route and status, replays, and what is kept", async () => {
    const service = await asking(twoBooks);
    const metrics = async (): Promise<Readonly<Record<string, number>>> => samples((await service.ask("/metrics")).text);
    for (const path of ["/v1/books/ours/balances", "/v1/books/ours/measures/cash", "/v1/books/theirs/measures/cash", "/v1/books/nobody", "/a", "/b"]) await service.ask(path);
    const { headers } = await service.ask("/metrics");
    expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await metrics()).toMatchObject({
      'capledger_http_requests_total{method="GET",route="/v1/books/:book/measures/:id",status="200"}': 2,
      'capledger_http_requests_total{method="GET",route="/v1/books/:book",status="404"}': 1,
      'capledger_http_requests_total{method="GET",route="unmatched",status="404"}': 2,
      'capledger_http_request_seconds_count{method="GET",route="/v1/books/:book/measures/:id"}': 2,
      capledger_replays_total: 2,
      capledger_kept_ledgers: 2,
    });
    await service.ask("/v1/books/ours/balances?knownAt=2001-01-01");
    expect(await metrics()).toMatchObject({ capledger_replays_total: 3, capledger_kept_ledgers: 3 });
    await service.served.close();
  });

  it("tells the head of each book and how it reconciles, as the reconciliation itself does", async () => {
    const service = await asking();
    const read = samples((await service.ask("/metrics")).text);
    for (const id of embedded.ids()) {
      const { tally, ledgerHead } = z.object({ tally: z.record(z.string(), z.number()), ledgerHead: z.string() }).parse(await service.get(`/v1/books/${id}/reconciliation`));
      expect(read).toMatchObject({ [`capledger_book_head_info{book="${id}",head="${ledgerHead}"}`]: 1, [`capledger_book_faulty{book="${id}"}`]: 0, [`capledger_book_events{book="${id}"}`]: embedded.book(id).events.length });
      for (const [verdict, count] of Object.entries(tally)) expect(read[`capledger_book_reported_figures{book="${id}",verdict="${verdict}"}`]).toBe(count);
    }
    await service.served.close();
  });

  it("says which books are at fault", async () => {
    const service = await asking(libraryOf({ "good/book.yaml": { ...wholeHistory, id: "good" }, "bad/book.yaml": "id: bad" }));
    expect(samples((await service.ask("/metrics")).text)).toMatchObject({ 'capledger_book_faulty{book="bad"}': 1, 'capledger_book_faulty{book="good"}': 0 });
    await service.served.close();
  });
});

const attribute = z.object({ key: z.string(), value: z.record(z.string(), z.union([z.string(), z.number()])) });
const exported = z.object({ resourceSpans: z.array(z.object({ resource: z.looseObject({ attributes: z.array(attribute) }), scopeSpans: z.array(z.object({ spans: z.array(z.looseObject({ traceId: z.string(), parentSpanId: z.string().optional(), name: z.string(), kind: z.number(), attributes: z.array(attribute), status: z.looseObject({ code: z.number() }) })) })) })) });

describe("traces", () => {
  const received: { readonly path: string | undefined; readonly key: string | string[] | undefined; readonly body: unknown }[] = [];
  const collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ path: request.url, key: request.headers["x-key"], body: JSON.parse(Buffer.concat(chunks).toString()) });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  beforeAll(async () => {
    collector.listen(0, "127.0.0.1");
    await once(collector, "listening");
  });
  afterAll(() => collector.close());

  it("go to the collector by OTLP over HTTP, a span for each request under the caller's own", async () => {
    const { port } = collector.address() as AddressInfo;
    const traces = tracesTo({ endpoint: `http://127.0.0.1:${port}/`, headers: "x-key=a%20key" });
    const { log, lines } = kept();
    const service = await asking(twoBooks, { traces, log });
    const [traceId, parent] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];
    await service.ask("/v1/books/ours/balances?asOf=2002-01-31", { headers: { traceparent: `00-${traceId}-${parent}-01` } });
    await service.ask("/nowhere");
    await service.served.close();
    await traces.close();
    expect(received.map(({ path, key }) => [path, key])).toEqual([["/v1/traces", "a key"]]);
    const { resourceSpans } = exported.parse(received[0]?.body);
    expect(resourceSpans[0]?.resource.attributes).toContainEqual({ key: "service.name", value: { stringValue: "capital-ledger" } });
    const [first, second] = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
    expect(first).toMatchObject({ traceId, parentSpanId: parent, name: "GET /v1/books/:book/balances", kind: 2 });
    const attributes = Object.fromEntries(first?.attributes.map(({ key, value }) => [key, Object.values(value)[0]]) ?? []);
    expect(attributes).toMatchObject({ "http.request.method": "GET", "http.route": "/v1/books/:book/balances", "http.response.status_code": 200, "url.path": "/v1/books/ours/balances", "enduser.id": "anybody" });
    expect(second).toMatchObject({ name: "GET unmatched" });
    expect(second?.traceId).not.toBe(traceId);
    expect(lines[0]).toMatchObject({ traceId });
  });
});
