/** /openapi.json: OpenAPI 3.1 of every route. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { asking } from "./asking.ts";
import { expectDescribed } from "./described.ts";
import type { Asking } from "./asking.ts";

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), description: z.string(), required: z.boolean(), schema: z.looseObject({ type: z.string() }) })).default([]),
  responses: z.record(z.string(), z.object({ description: z.string(), content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional() })),
});
const description = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.strictObject({ get: operation.optional(), post: operation.optional(), put: operation.optional() })), components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) });

const OF_BOOK = ["200", "304", "400", "404", "503"];
const EXPECTED: Readonly<Record<string, { readonly query: readonly string[]; readonly statuses: readonly string[] }>> = {
  "/healthz": { query: [], statuses: ["200", "400"] },
  "/readyz": { query: [], statuses: ["200", "400", "503"] },
  "/openapi.json": { query: [], statuses: ["200", "400"] },
  "/metrics": { query: [], statuses: ["200", "400"] },
  "/v1/books": { query: [], statuses: ["200", "400"] },
  "/v1/books/{book}": { query: ["head"], statuses: OF_BOOK },
  "/v1/books/{book}/balances": { query: ["asOf", "knownAt", "scenario", "spread", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/statements/{statement}": { query: ["asOf", "from", "to", "knownAt", "scenario", "spread", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/registers/{register}": { query: ["asOf", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/measures": { query: ["knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/measures/{id}": { query: ["asOf", "from", "to", "knownAt", "scenario", "spread", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/measures/{id}/history": { query: ["along", "every", "asOf", "from", "to", "knownAt", "scenario", "spread", "offset", "limit", "cursor", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/diff": { query: ["knownAtFrom", "knownAt", "asOf", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/changes": { query: ["asOfFrom", "asOf", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/reconciliation/as-first-reported": { query: ["knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios": { query: ["head"], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios/{scenario}": { query: ["asOf", "knownAt", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios/{scenario}/measures/{id}": { query: ["asOf", "from", "to", "knownAt", "spread", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/compare": { query: ["scenarios", "measures", "asOf", "from", "to", "every", "knownAt", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/figures": { query: ["knownAt", "scenario", "concept", "section", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/findings": { query: ["knownAt", "scenario", "class", "section", "check", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/measures/{id}/explain": { query: ["asOf", "since", "from", "to", "knownAt", "scenario", "spread", "reported", "offset", "limit", "cursor", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/events": { query: ["type", "family", "basis", "from", "to", "offset", "limit", "cursor", "knownAt", "scenario", "follow", "head"], statuses: [...OF_BOOK, "409"] },
  "/v1/books/{book}/events/{id}": { query: ["knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/events/{id}/effect": { query: ["knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/timeline": { query: ["knownAt", "scenario", "offset", "limit", "cursor", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/steps": { query: ["measures", "from", "to", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/interest": { query: ["from", "to", "knownAt", "scenario", "daily", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/valuations": { query: ["asOf", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/conversion": { query: ["asOf", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/dilution": { query: ["asOf", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/waterfall": { query: ["asOf", "knownAt", "scenario", "exit", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/waterfall/curve": { query: ["asOf", "knownAt", "scenario", "upTo", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios/{scenario}/source": { query: ["head"], statuses: OF_BOOK },
  "/v1/books/{book}/share-days": { query: ["from", "to", "knownAt", "scenario", "head"], statuses: OF_BOOK },
  "/v1/books/{book}/reconciliation": { query: ["knownAt", "scenario", "verdict", "section", "head"], statuses: OF_BOOK },
};

/** Routes that answer in JSON alone. */
const PLAIN = new Set(["/healthz", "/readyz", "/openapi.json", "/metrics", "/v1/books", "/v1/books/{book}", "/v1/books/{book}/scenarios/{scenario}/source"]);
const TABULAR = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/markdown", "application/x-ndjson"];

/** What any route may answer before it is asked: who may ask, how often, and whether in time. */
const BEFORE = ["401", "403", "408", "414", "421", "429", "431", "500", "503"];

/** Routes that read posted scenarios. */
const POSTED: typeof EXPECTED = {
  "/v1/books/{book}/scenarios/run": { query: ["asOf", "knownAt", "head"], statuses: ["200", "400", "404", "413", "415", "422", "503"] },
  "/v1/books/{book}/compare": { query: ["measures", "asOf", "from", "to", "every", "knownAt", "head"], statuses: ["200", "400", "404", "413", "415", "422", "503"] },
};

const WRITTEN = ["200", "201", "400", "404", "409", "412", "413", "415", "422", "428", "503"];

/** Routes that write. */
const POSTED_TO_KEEP: typeof EXPECTED = {
  "/v1/books/{book}/events": { query: ["dryRun", "reconstructed"], statuses: WRITTEN },
  "/v1/books/{book}/figures": { query: ["dryRun"], statuses: WRITTEN },
};
const PUT: typeof EXPECTED = { "/v1/books/{book}/scenarios/{scenario}": { query: ["dryRun"], statuses: WRITTEN } };

/** Every `$ref` inside a value. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => (key === "$ref" && typeof inner === "string" ? [inner] : references(inner)));
}

describe("/openapi.json", () => {
  let service: Asking;
  let document: z.output<typeof description>;
  beforeAll(async () => {
    service = await asking();
    document = description.parse(await service.get("/openapi.json"));
  });
  afterAll(() => service.served.close());
  const operations = (): [path: string, asked: z.output<typeof operation>][] => Object.entries(document.paths).flatMap(([path, { get, post, put }]) => [get, post, put].flatMap((asked) => (asked === undefined ? [] : [[path, asked] as [string, typeof asked]])));

  it("is OpenAPI 3.1", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  });

  it("lists every route, with its parameters and statuses", () => {
    const listed = (method: "get" | "post" | "put"): unknown =>
      Object.fromEntries(
        Object.entries(document.paths).flatMap(([path, { [method]: asked }]) =>
          asked === undefined ? [] : [[path, { query: asked.parameters.filter((each) => each.in === "query").map(({ name }) => name), statuses: Object.keys(asked.responses).sort() }]],
        ),
      );
    const expected = (routes: typeof EXPECTED, isWrite = false): unknown => Object.fromEntries(Object.entries(routes).map(([path, { query, statuses }]) => [path, isWrite || PLAIN.has(path) ? { query, statuses: [...new Set([...statuses, ...BEFORE])].sort() } : { query: [...query, "format", "table"], statuses: [...new Set([...statuses, ...BEFORE, "406"])].sort() }]));
    expect(listed("get")).toEqual(expected(EXPECTED));
    expect(listed("post")).toEqual({ ...(expected(POSTED) as object), ...(expected(POSTED_TO_KEEP, true) as object) });
    expect(listed("put")).toEqual(expected(PUT, true));
  });

  it("names each operation once, and each parameter of a path", () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, asked] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(asked.parameters.filter((each) => each.in === "path" && each.required).map(({ name }) => name)).toEqual(inPath);
    }
  });

  it("gives answers as JSON, those of books as tables too, and problems as problem+json", () => {
    for (const [path, asked] of operations()) {
      if (path === "/metrics") continue;
      const offered = PLAIN.has(path) || asked.operationId.startsWith("put") || asked.operationId === "appendEvents" || asked.operationId === "stateFigures" ? ["application/json"] : ["application/json", ...TABULAR];
      for (const [status, { content = {} }] of Object.entries(asked.responses)) {
        const followed = status === "200" && asked.operationId === "listEvents" ? ["text/event-stream"] : [];
        expect([...Object.keys(content)].sort(), path).toEqual((status === "304" ? [] : status.startsWith("2") ? [...offered, ...followed] : ["application/problem+json"]).sort());
      }
    }
  });

  it("names the forms that may be asked for", () => {
    const format = document.paths["/v1/books/{book}/balances"]?.get?.parameters.find(({ name }) => name === "format");
    expect(format).toMatchObject({ required: false, schema: { type: "string", enum: ["json", "csv", "xlsx", "md", "ndjson"] } });
  });

  it("says that a token is needed, of which scope, and where none is", () => {
    expect(document).toMatchObject({ security: [{ bearer: ["read"] }], components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } } });
    const declared = Object.fromEntries(operations().flatMap(([, { operationId, security }]) => (security === undefined ? [] : [[operationId, security]])));
    const append = [{ bearer: ["append"] }];
    expect(declared).toEqual({ getHealth: [], getReadiness: [], getDescription: [], getMetrics: [{ bearer: ["admin"] }], appendEvents: append, stateFigures: append, putScenario: append });
  });

  it("refers to nothing that it does not hold", () => {
    const held = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(references(document).filter((reference) => !held.has(reference))).toEqual([]);
    expect(held).toContain("#/components/schemas/Problem");
  });

  it("describes a figure's value as text, the page's limits as whole numbers", () => {
    expect(document.components.schemas["Figure"]).toMatchObject({ properties: { value: { type: ["string", "null"] }, low: { type: ["string", "null"] } } });
    const limit = document.paths["/v1/books/{book}/events"]?.get?.parameters.find(({ name }) => name === "limit");
    expect(limit?.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 1000, default: 100 });
  });
});

describe("every answer of these tests is held against the description, which", () => {
  const answered = (status: number, body: unknown): Parameters<typeof expectDescribed>[2] => ({ status, headers: new Headers({ "content-type": "application/json" }), text: JSON.stringify(body) });
  const path = "/v1/books/ours/measures/cash?asOf=2002-09-30";
  const good = { book: "ours", measure: "cash", asOf: "2002-09-30", knownAt: null, scenario: null, ledgerHead: "0", value: "1", low: "1", high: "1", unit: "USD", status: "exact" };

  it("takes what the routes answer", async () => {
    await expectDescribed("GET", path, answered(200, good));
  });

  it.each([
    ["a status that it does not have", answered(418, good)],
    ["a number for a figure", answered(200, { ...good, value: 1 })],
    ["a field that it does not have", answered(200, { ...good, extra: "1" })],
    ["a field that is missing", answered(200, { ...good, status: undefined })],
    ["another media type", { ...answered(200, good), headers: new Headers({ "content-type": "text/html" }) }],
  ])("refuses %s", async (_, wrong) => {
    await expect(expectDescribed("GET", path, wrong)).rejects.toThrow();
  });
});
