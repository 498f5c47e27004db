/** Who is let in, to what, and what the others learn: nothing. Through real sockets. */
import { createRoute, z } from "@hono/zod-openapi";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLastUsed } from "../../src/access/last-used.ts";
import { revokeToken } from "../../src/access/token-file.ts";
import { bookListSchema } from "../../src/http/book-answer.ts";
import { needs } from "../../src/http/needs.ts";
import { serve } from "../../src/http/serve.ts";
import { createService } from "../../src/http/service.ts";
import { Access } from "../../src/access/access.ts";
import { bearing, guarded, secretIn, tokenIn, tokensFile, twoBooks } from "./guarded.ts";
import { Asking } from "./asking.ts";

const file = tokensFile();
let service: Asking;
let close: () => Promise<void>;
let failures: unknown[];
let reader: { readonly id: string; readonly text: string };
let ours: typeof reader;
let admin: typeof reader;
beforeAll(async () => {
  reader = await tokenIn(file);
  ours = await tokenIn(file, { books: ["ours", "gone"] });
  admin = await tokenIn(file, { scopes: ["admin"] });
  ({ service, close, failures } = await guarded({ tokens: file }));
});
afterAll(() => close());

const OF_BOOKS = ["/v1/books", "/v1/books/ours", "/v1/books/ours/balances", "/v1/books/nobody", "/v1/nowhere", "/metrics"];

async function challenge(path: string, request: RequestInit = {}): Promise<string | null> {
  return (await service.ask(path, request)).headers.get("www-authenticate");
}

describe("without a token", () => {
  it.each(OF_BOOKS)("%s is 401, whether anything is there or not", async (path) => {
    expect(await service.refused(path)).toMatchObject({ status: 401, code: "token-missing" });
    expect(await challenge(path)).toBe('Bearer realm="capital-ledger"');
  });

  it("a write is 401 too", async () => {
    expect(await service.refused("/v1/books/ours/compare", { method: "POST", body: "{}" })).toMatchObject({ status: 401, code: "token-missing" });
  });

  it("the description and the state of the service are open, and tell of no book", async () => {
    expect(await service.get("/healthz")).toEqual({ status: "ok" });
    expect(await service.get("/readyz")).toEqual({ status: "ok" });
    expect(JSON.stringify(await service.get("/openapi.json"))).not.toMatch(/"ours"|"theirs"/);
  });
});

describe("a token that is not in force", () => {
  it("is answered alike, whatever is wrong with it", async () => {
    const expired = await tokenIn(file, { expires: new Date(Date.now() - 1_000) });
    const revoked = await tokenIn(file);
    await revokeToken(file, revoked.id, new Date());
    const unknown = reader.text.replace(/^cl_[0-9a-f]{12}/, "cl_000000000000");
    const guessed = reader.text.slice(0, -1) + (reader.text.endsWith("A") ? "E" : "A");
    const wrong = [expired.text, revoked.text, unknown, guessed, reader.id, `${reader.text}x`, "eyJhbGciOiJub25lIn0.e30.", "%"];
    const answers = await Promise.all(wrong.map((text) => service.refused("/v1/books", bearing(text))));
    expect(new Set(answers.map((problem) => JSON.stringify(problem))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: "token-invalid" });
    expect(await challenge("/v1/books", bearing(expired.text))).toBe('Bearer realm="capital-ledger", error="invalid_token"');
  });

  it("is told so on an open path too, and no other scheme is read", async () => {
    expect(await service.refused("/healthz", bearing("cl_nothing"))).toMatchObject({ status: 401, code: "token-invalid" });
    expect(await service.refused("/v1/books", { headers: { authorization: `Basic ${reader.text}` } })).toMatchObject({ status: 401 });
    expect(await service.refused(`/v1/books?access_token=${reader.text}`)).toMatchObject({ status: 401, code: "token-missing" });
  });

  it("was in force a moment before: revoking is heeded by the next request", async () => {
    const { id, text } = await tokenIn(file);
    expect((await service.ask("/v1/books", bearing(text))).status, "a token made while the service runs").toBe(200);
    await revokeToken(file, id, new Date());
    expect((await service.ask("/v1/books", bearing(text))).status).toBe(401);
  });
});

describe("a scope", () => {
  it("is what the route declares: read for books, admin for metrics", async () => {
    expect((await service.ask("/v1/books/ours/balances", bearing(reader.text))).status).toBe(200);
    expect((await service.ask("/metrics", bearing(admin.text))).status).toBe(200);
    for (const [path, { text }, scope] of [["/metrics", reader, "admin"], ["/v1/books/ours/balances", admin, "read"], ["/v1/books/nobody", admin, "read"]] as const) {
      expect(await service.refused(path, bearing(text))).toMatchObject({ status: 403, code: "scope-missing", detail: expect.stringContaining(`scope ${scope}`) as string });
      expect(await challenge(path, bearing(text))).toBe(`Bearer realm="capital-ledger", error="insufficient_scope", scope="${scope}"`);
    }
  });

  it("is enforced from what a route's own description says, and from nothing else", async () => {
    const access = new Access({ tokens: file, onFailure: () => undefined });
    const written = createService(twoBooks, { access });
    const append = createRoute({ method: "post", path: "/v1/books/{book}/notes", security: needs("append"), request: { params: z.object({ book: z.string() }) }, responses: { 200: { description: "Who wrote." } } });
    written.openapi(append, (context) => context.text(context.var.principal.id));
    const served = new Asking(await serve(written, { port: 0 }));
    const writer = await tokenIn(file, { scopes: ["append"], books: ["ours"] });
    const post = (book: string, { text }: { readonly text: string }): ReturnType<Asking["ask"]> => served.ask(`/v1/books/${book}/notes`, bearing(text, { method: "POST" }));
    expect(await post("ours", writer)).toMatchObject({ status: 200, text: writer.id });
    expect([(await post("theirs", writer)).status, (await post("ours", reader)).status, (await post("ours", admin)).status]).toEqual([404, 403, 403]);
    expect((await served.ask("/v1/books/ours/balances", bearing(writer.text))).status, "to append is not to read").toBe(403);
    await served.served.close();
    await access.close();
  });

  it("of metrics reaches all books or none", async () => {
    const { text } = await tokenIn(file, { scopes: ["admin"], books: ["ours"] });
    expect(await service.refused("/metrics", bearing(text))).toMatchObject({ status: 403, code: "scope-missing" });
  });
});

describe("a token of one book", () => {
  const paths = ["", "/balances", "/balances?asof=x", "/measures/cash", "/measures/none", "/events/none", "/reconciliation", "/scenarios/none", "/nowhere"];

  it.each(paths)("learns of %j in another book what it learns in one that there is not", async (path) => {
    const asked = async (book: string): Promise<unknown> => {
      const { status, text, headers } = await service.ask(`/v1/books/${book}${path}`, bearing(ours.text));
      return { status, text: text.replaceAll(book, "BOOK"), headers: [...headers.keys()].sort() };
    };
    const theirs = await asked("theirs");
    expect(theirs).toEqual(await asked("nobody"));
    expect(theirs).toMatchObject({ status: 404, text: expect.stringContaining("one of ours") as string });
    expect(JSON.stringify(theirs)).not.toContain("theirs");
  });

  it("may write to no other either, in any method, and finds none by another spelling", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) expect(await service.refused("/v1/books/theirs/compare", bearing(ours.text, { method, body: "{}" }))).toMatchObject({ status: 404, code: "book-unknown" });
    for (const spelt of ["%74heirs", "Theirs", "theirs%2F", "ours%2F..%2Ftheirs", "theirs%00", "%2e%2e%2ftheirs"]) {
      const { status, text } = await service.ask(`/v1/books/${spelt}/balances`, bearing(ours.text));
      expect([spelt, status]).toEqual([spelt, 404]);
      expect(text).not.toContain("Made-up Company");
    }
    expect((await service.ask("/v1/books/ours/../theirs/balances", bearing(ours.text))).status, "dots are gone before a client sends them").toBe(404);
  });

  it("finds only its own in the list, and reads it", async () => {
    const list = bookListSchema.parse(JSON.parse((await service.ask("/v1/books", bearing(ours.text))).text));
    expect([list.total, list.shown, list.books.map(({ id }) => id), list.faulty]).toEqual([1, 1, ["ours"], []]);
    expect((await service.ask("/v1/books/ours/balances", bearing(ours.text))).status).toBe(200);
    expect(JSON.parse((await service.ask("/readyz", bearing(ours.text))).text)).toEqual({ status: "ok" });
    expect(JSON.parse((await service.ask("/readyz", bearing(reader.text))).text)).toEqual({ status: "ok", books: 2 });
  });
});

describe("the file of tokens", () => {
  it("holds no secret, for its owner alone, and beside it when each was last used", async () => {
    const secret = secretIn(reader.text);
    expect(readFileSync(file, "utf8")).toContain(reader.id);
    expect(readFileSync(file, "utf8")).not.toContain(secret);
    const own = await guarded({ tokens: file });
    const before = Date.now();
    await own.service.ask("/v1/books", bearing(reader.text));
    await own.close();
    expect(Date.parse(readLastUsed(file).get(reader.id) ?? "")).toBeGreaterThanOrEqual(before);
    expect(readFileSync(`${file}.used`, "utf8")).not.toContain(secret);
  });

  it("lets nobody in once it cannot be trusted, and everybody again when it can", async () => {
    const own = tokensFile();
    const { text } = await tokenIn(own);
    const content = readFileSync(own, "utf8");
    const { service: guardedByOwn, failures: told, close: end } = await guarded({ tokens: own });
    const status = async (): Promise<number> => (await guardedByOwn.ask("/v1/books", bearing(text))).status;
    expect(await status()).toBe(200);
    chmodSync(own, 0o644);
    expect(await status(), "others may read it").toBe(401);
    chmodSync(own, 0o600);
    expect(await status()).toBe(200);
    writeFileSync(own, content.slice(0, 50));
    expect(await status(), "half of it").toBe(401);
    rmSync(own);
    expect(await status(), "it is gone").toBe(401);
    writeFileSync(own, content, { mode: 0o600 });
    expect(await status()).toBe(200);
    expect(told).toHaveLength(3);
    await end();
  });

  it("never failed in all the tests above", () => {
    expect(failures).toEqual([]);
  });
});

describe("an address that others can reach", () => {
  it("is listened on where the service demands tokens, and on no other condition", async () => {
    const access = new Access({ tokens: file, onFailure: () => undefined });
    const { url, close: end } = await serve(createService(twoBooks, { access }), { port: 0, hostname: "0.0.0.0" });
    expect((await fetch(`${url}/v1/books`)).status).toBe(401);
    expect((await fetch(`${url}/v1/books`, bearing(reader.text))).status).toBe(200);
    await end();
    await access.close();
    await expect(serve(createService(twoBooks), { port: 0, hostname: "0.0.0.0" })).rejects.toThrow(/no authentication configured/);
  });
});
