/** The page over HTTP: its addresses lead into it, its assets never change, and its policy lets in nothing from elsewhere. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Access } from "../../src/access/access.ts";
import { readPage } from "../../src/http/page-files.ts";
import { serve } from "../../src/http/serve.ts";
import { createService } from "../../src/http/service.ts";
import { Asking, asking, embedded } from "./asking.ts";

const folder = mkdtempSync(join(tmpdir(), "page-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html><title>The page</title>");
writeFileSync(join(folder, "icon.svg"), "<svg/>");
writeFileSync(join(folder, "service-worker.js"), "worker");
writeFileSync(join(folder, "assets/page-1f3a.js"), "script");
writeFileSync(join(folder, "assets/page-1f3a.css"), "styles");
writeFileSync(join(folder, "notes.txt"), "of no use to a browser");

describe("the page over HTTP", () => {
  let service: Asking;
  beforeAll(async () => {
    service = new Asking(await serve(createService(embedded, {}, readPage(folder)), { port: 0 }));
  });
  afterAll(() => service.served.close());

  it.each(["/", "/books", "/books/any", "/books/any/overview?asOf=2002-09-30", "/books/any/timeline/further"])("answers %s with the page, to be asked for again by its ETag", async (path) => {
    const { status, headers, text } = await service.ask(path);
    expect([status, headers.get("content-type"), headers.get("cache-control"), text]).toEqual([200, "text/html; charset=utf-8", "no-cache", "<!doctype html><title>The page</title>"]);
    expect((await service.ask(path, { headers: { "if-none-match": headers.get("etag") ?? "" } })).status).toBe(304);
  });

  it.each([
    ["/assets/page-1f3a.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/assets/page-1f3a.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/service-worker.js", "text/javascript; charset=utf-8", "no-cache"],
    ["/icon.svg", "image/svg+xml", "no-cache"],
  ])("serves %s as %s, kept: %s", async (path, type, kept) => {
    const { status, headers } = await service.ask(path);
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([200, type, kept]);
  });

  it.each(["/assets/page-0000.js", "/index.html", "/assets/..%2Fnotes.txt", "/notes.txt", "/overview", "/v1/overview"])("has nothing at %s", async (path) => {
    expect(await service.refused(path)).toMatchObject({ code: "not-found", status: 404 });
  });

  it("lets scripts and styles come from itself alone, none of them written into the page", async () => {
    const policy = (await service.ask("/")).headers.get("content-security-policy") ?? "";
    expect(policy.split("; ")).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]));
    expect(policy).not.toContain("unsafe");
  });

  it("is open where answers take a token: it holds nothing of any book", async () => {
    const tokens = join(folder, "tokens.json");
    writeFileSync(tokens, JSON.stringify({ version: 1, tokens: [] }), { mode: 0o600 });
    const guarded = new Asking(await serve(createService(embedded, { access: new Access({ tokens, onFailure: () => undefined }) }, readPage(folder)), { port: 0 }));
    for (const path of ["/", "/books/any/overview", "/assets/page-1f3a.js", "/service-worker.js", "/icon.svg"]) expect((await guarded.ask(path)).status, path).toBe(200);
    expect(await guarded.refused("/v1/books")).toMatchObject({ code: "token-missing" });
    await guarded.served.close();
  });

  it("is not there where the service has none", async () => {
    const without = await asking();
    expect(await without.refused("/")).toMatchObject({ code: "not-found" });
    await without.served.close();
  });
});
