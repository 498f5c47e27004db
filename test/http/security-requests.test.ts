/** Requests that mean harm: each is refused as a problem, and the next one is answered. Through real sockets. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { problemSchema } from "../../src/http/problem.ts";
import { Rate, countedAddress } from "../../src/http/rate.ts";
import { asking, problemIn, raw } from "./asking.ts";
import type { Asking } from "./asking.ts";
import { bearing, guarded, tokenIn, tokensFile, twoBooks } from "./guarded.ts";

const ORIGIN = "https://figures.example.com";
const RUN = "/v1/books/ours/scenarios/run";

let service: Asking;
let url: string;
beforeAll(async () => {
  service = await asking(twoBooks, { origins: [ORIGIN], bodyBytes: 100_000 }, { receiveSeconds: 1, hosts: ["ledger.example.com"] });
  ({ url } = service.served);
});
afterAll(() => service.served.close());
afterEach(async () => {
  expect((await service.ask("/v1/books/ours/balances")).status, "the next request is answered").toBe(200);
});

const posting = (body: string, headers: Record<string, string> = {}): RequestInit => ({ method: "POST", body, headers: { "content-type": "application/yaml", ...headers } });
const get = (target: string, ...headers: readonly string[]): string => [`GET ${target} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n");

describe("too much", () => {
  it("a body beyond the limit is 413, on any path, announced or not", async () => {
    for (const path of [RUN, "/v1/books/ours/compare", "/nowhere"]) expect(await service.refused(path, posting("a".repeat(100_001)))).toMatchObject({ status: 413, code: "request-too-large" });
    const chunk = `${(60_000).toString(16)}\r\n${"a".repeat(60_000)}\r\n`;
    expect(problemIn(await raw(url, `POST ${RUN} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`))).toMatchObject({ status: 413 });
  });

  it("a header beyond the limit is 431, in one field or in thousands", async () => {
    for (const fields of [[`X-Long: ${"a".repeat(20_000)}`], Array.from({ length: 3_000 }, (_, index) => `X-${index}: a`)]) expect(problemIn(await raw(url, get("/healthz", ...fields)))).toMatchObject({ status: 431, code: "request-header-too-large" });
  });

  it("a target beyond the limit is 414", async () => {
    expect(problemIn(await raw(url, get(`/v1/books?a=${"a".repeat(8_192)}`)))).toMatchObject({ status: 414, code: "target-too-long" });
  });

  it("a body that is nothing but faults is answered with the first hundred", async () => {
    const problem = await service.refused(RUN, posting("a: 1\n".repeat(5_000)));
    expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining("the first of 4999 faults") as string });
    expect(problem.errors).toHaveLength(100);
  });
});

describe("a body that nests", () => {
  // Each of these overflows the stack of a parser that calls itself; some of them end the process.
  it.each([
    ["brackets", "[".repeat(60_000)],
    ["brackets that close", `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
    ["braces", '{"a":'.repeat(12_000)],
    ["lists in lists", `${"- ".repeat(30_000)}a`],
    ["keys of keys", "? ".repeat(30_000)],
    ["mappings in mappings", `${"a: ".repeat(20_000)}b`],
    ["mappings in mappings inside brackets", `[${"a: ".repeat(20_000)}`],
    ["tagged lists", "- !a ".repeat(13_000)],
    ["65 brackets", `${"[".repeat(65)}${"]".repeat(65)}`],
  ])("beyond 64 levels of %s is refused before it is parsed", async (_, body) => {
    expect((await service.refused(RUN, posting(body))).errors).toMatchObject([{ found: "a value inside more than 64 others", line: 1 }]);
  });

  it("64 levels deep is parsed, and refused for what it is", async () => {
    expect((await service.refused(RUN, posting(`${"[".repeat(64)}${"]".repeat(64)}`))).detail).toContain("expected a mapping");
  });

  it("is not one that says much: colons, dashes and brackets in a summary do not count for long", async () => {
    const summary = Array.from({ length: 200 }, (_, index) => `note ${index}: see [a] - or {b}`).join("\n  ");
    expect((await service.refused(RUN, posting(`id: talk\ntitle: Talk\nsummary: |\n  ${summary}\nremove: [none]`))).detail).not.toContain("a value inside more");
  });
});

describe("a body that would swell or reach further", () => {
  it("has no aliases: what refers to itself a billion times is refused", async () => {
    const bomb = ["a: &a [x, x, x]", ...["b", "c", "d", "e", "f", "g", "h"].map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefgh".charAt(index)}`).join(", ")}]`)].join("\n");
    expect(await service.refused(RUN, posting(bomb))).toMatchObject({ status: 400, code: "yaml-syntax", detail: expect.stringContaining("aliases are not read") as string });
  });

  it.each(["__proto__: { polluted: yes }", '{"__proto__": {"polluted": "yes"}}', "constructor: { prototype: { polluted: yes } }", "terms: { __proto__: { polluted: yes } }", "replace: [{ event: x, __proto__: { polluted: yes } }]"])("%s pollutes nothing and is no field", async (body) => {
    expect((await service.refused(RUN, posting(body))).status).toBe(422);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(await service.refused(`${RUN}?__proto__=1`, posting(body))).toMatchObject({ status: 400, errors: [{ parameter: "__proto__" }] });
  });

  it.each(["!!js/function 'function () { process.exit() }'", "!!binary aGVsbG8=", "!!python/object/apply:os.system [id]", "<<: { id: x }"])("%s is text, or nothing", async (value) => {
    expect([400, 422]).toContain((await service.refused(RUN, posting(`id: ${value}\n`))).status);
  });
});

describe("a slow client", () => {
  it("that never ends its header is let go", async () => {
    expect(problemIn(await raw(url, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"))).toMatchObject({ status: 408, code: "request-late" });
  });

  it("that sends its body byte by byte is let go", async () => {
    const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const answer = await raw(url, `POST ${RUN} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`, "i", 200, "d", 200, ":");
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(log, "it is no failure of the service").not.toHaveBeenCalled();
    log.mockRestore();
  });

  it("that waits for an answer waits no longer than is set", async () => {
    const impatient = await asking(twoBooks, { answerSeconds: 0.1 });
    const answer = await raw(impatient.served.url, `POST ${RUN} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 1000\r\n\r\nid: `);
    expect(problemIn(answer)).toMatchObject({ status: 503, code: "answer-late" });
    expect(answer).toMatch(/retry-after: 1\r\n/i);
    await impatient.served.close();
  });
});

describe("a path", () => {
  it.each([
    ["/v1/books/..%2f..%2f..%2fetc%2fpasswd", 404],
    ["/v1/books/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/v1/books/../../../etc/passwd", 404],
    ["//v1/books", 404],
    ["/v1//books", 404],
    ["/v1/books/ours%00", 404],
    ["/v1/books/ours%00.yaml/balances", 404],
    ["/v1/books/%c0%ae%c0%ae/balances", 404],
    ["/v1/books/%/balances", 404],
    ["/v1/books/ours\\..\\theirs", 404],
    ["/v1/books/ours/scenarios/..%2f..%2ftheirs%2fbook", 404],
    ["/v1/books/ours/measures/__proto__", 404],
    ["/v1/books/__proto__", 404],
    ["/v1/books/constructor/balances", 404],
    ["/v1/books/ours/balances;a=b", 404],
    ["http://elsewhere.example/v1/nowhere", 404],
    ["*", 404],
  ])("%s leads nowhere", async (target, status) => {
    const answer = await raw(url, get(target));
    const problem = problemIn(answer);
    expect(problem.status === status || problem.status === 400, answer).toBe(true);
    expect(answer).not.toMatch(/root:|\/tmp|node_modules|Made-up Company/);
  });

  it.each(["GET /v1/books\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\nb\0: c\r\n\r\n", "\u0016\u0003\u0001", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"])("%j is no request", async (bytes) => {
    expect(problemIn(await raw(url, bytes))).toMatchObject({ status: 400, code: "request-invalid" });
  });
});

describe("a name that is not the service's own", () => {
  const withHost = (host: string): string => `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

  it.each(["attacker.example", "127.0.0.1.attacker.example:80", "localhost.attacker.example", "0.0.0.0", "[::2]"])("%s is refused: a page may have pointed it here", async (host) => {
    expect(problemIn(await raw(url, withHost(host)))).toMatchObject({ status: 421, code: "host-refused" });
  });

  it.each(["localhost", "LOCALHOST:1", "127.0.0.1:8787", "[::1]:80", "ledger.example.com"])("%s is one of ours", async (host) => {
    expect(await raw(url, withHost(host))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each(["a b", "a/b", "a@b", "", "a:b", "[::1"])("%j is no name", async (host) => {
    expect(problemIn(await raw(url, withHost(host)))).toMatchObject({ status: 400 });
  });
});

describe("a page of another origin", () => {
  const preflight = (origin: string): RequestInit => ({ method: "OPTIONS", headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" } });
  const allowed = async (request: RequestInit, path = "/v1/books"): Promise<string | null> => (await service.ask(path, request)).headers.get("access-control-allow-origin");

  it("may read where it is listed, and is never let in by a cookie", async () => {
    expect(await allowed({ headers: { origin: ORIGIN } })).toBe(ORIGIN);
    const { status, headers } = await service.ask("/v1/books", preflight(ORIGIN));
    expect([status, headers.get("access-control-allow-headers")]).toEqual([204, expect.stringContaining("authorization")]);
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  });

  it.each(["https://attacker.example", `${ORIGIN}.attacker.example`, "http://figures.example.com", "null"])("%s may not", async (origin) => {
    expect([await allowed({ headers: { origin } }), await allowed(preflight(origin))]).toEqual([null, null]);
    expect(await service.refused(RUN, posting("{}", { origin }))).toMatchObject({ status: 403, code: "origin-refused" });
  });

  it("may have something computed where it is listed, or is the service's own", async () => {
    for (const origin of [ORIGIN, url]) expect((await service.refused(RUN, posting("{}", { origin }))).status).toBe(422);
  });

  it("may do nothing at all where none is listed", async () => {
    const closed = await asking(twoBooks);
    expect((await closed.ask("/v1/books", { headers: { origin: ORIGIN } })).headers.get("access-control-allow-origin")).toBeNull();
    expect(await closed.refused("/v1/books", preflight(ORIGIN))).toMatchObject({ status: 405 });
    await closed.served.close();
  });
});

describe("what a browser is told", () => {
  it.each(["/v1/books", "/v1/books/nowhere", "/v1"])("%s is data: it loads nothing, stands in no frame, and is taken for nothing else", async (path) => {
    const { headers } = await service.ask(path);
    expect(["content-security-policy", "x-content-type-options", "cross-origin-resource-policy"].map((name) => headers.get(name))).toEqual(["default-src 'none'; frame-ancestors 'none'", "nosniff", "same-origin"]);
  });

  it.each(["/nowhere", "/openapi.json", "/metrics"])("%s runs no script but its own, in no frame, and tells nobody where it was", async (path) => {
    const { headers } = await service.ask(path);
    const policy = headers.get("content-security-policy") ?? "";
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) expect(policy.split("; ")).toContain(rule);
    expect([headers.get("x-content-type-options"), headers.get("referrer-policy"), headers.get("cross-origin-resource-policy")]).toEqual(["nosniff", "no-referrer", "same-origin"]);
  });

  it("under /docs styles may stand in the page, and scripts may not", async () => {
    for (const path of ["/docs", "/docs/faults"]) {
      const policy = (await service.ask(path)).headers.get("content-security-policy")?.split("; ");
      expect(policy).toEqual(expect.arrayContaining(["style-src 'self' 'unsafe-inline'", "script-src 'self'"]));
    }
    expect((await service.ask("/docsify")).headers.get("content-security-policy")).not.toContain("unsafe-inline");
  });
});

describe("too often", () => {
  it("is 429 for the token that asks too often, and for no other; probes are not counted", async () => {
    const file = tokensFile();
    const [one, other] = [await tokenIn(file), await tokenIn(file)];
    const { service: counted, close } = await guarded({ tokens: file }, { rate: 3 });
    const remaining: (string | null)[] = [];
    for (let asked = 0; asked < 3; asked += 1) remaining.push((await counted.ask("/v1/books", bearing(one.text))).headers.get("ratelimit"));
    expect(remaining.map((header) => header?.split(";")[1])).toEqual(["r=2", "r=1", "r=0"]);
    const { status, headers, text } = await counted.ask("/v1/books", bearing(one.text));
    expect([status, headers.get("ratelimit-policy"), problemSchema.parse(JSON.parse(text)).code]).toEqual([429, '"minute";q=3;w=60', "rate-exceeded"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await counted.ask("/v1/books", bearing(other.text))).status).toBe(200);
    const guesses = [];
    for (let guess = 0; guess < 5; guess += 1) guesses.push((await counted.ask("/v1/books", bearing("guess"))).status);
    expect(guesses, "guessing counts for the address").toEqual([401, 401, 401, 429, 429]);
    for (let probe = 0; probe < 5; probe += 1) expect((await counted.ask("/healthz")).status).toBe(200);
    await close();
  });

  it("ends with its minute", () => {
    let now = 0;
    const rate = new Rate(2, () => now);
    const exceeded = (): boolean => rate.take("a").isExceeded;
    expect([exceeded(), exceeded(), exceeded()]).toEqual([false, false, true]);
    now = 59_999;
    expect(rate.take("a")).toEqual({ limit: 2, remaining: 0, reset: 1, isExceeded: true });
    now = 60_000;
    expect(rate.take("a")).toEqual({ limit: 2, remaining: 1, reset: 60, isExceeded: false });
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("counts %s as %s", (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});
