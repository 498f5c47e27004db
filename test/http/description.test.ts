/** /openapi.json: OpenAPI 3.1 of every route. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { asking } from "./asking.ts";
import type { Asking } from "./asking.ts";

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query"]), description: z.string(), required: z.boolean(), schema: z.looseObject({ type: z.string() }) })).default([]),
  responses: z.record(z.string(), z.object({ description: z.string(), content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) })),
});
const description = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.strictObject({ get: operation.optional(), post: operation.optional() })), components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) });

const OF_BOOK = ["200", "400", "404", "503"];
const EXPECTED: Readonly<Record<string, { readonly query: readonly string[]; readonly statuses: readonly string[] }>> = {
  "/healthz": { query: [], statuses: ["200", "400"] },
  "/readyz": { query: [], statuses: ["200", "400", "503"] },
  "/openapi.json": { query: [], statuses: ["200", "400"] },
  "/metrics": { query: [], statuses: ["200", "400"] },
  "/v1/books": { query: [], statuses: ["200", "400"] },
  "/v1/books/{book}": { query: [], statuses: OF_BOOK },
  "/v1/books/{book}/balances": { query: ["asOf", "knownAt", "scenario", "spread"], statuses: OF_BOOK },
  "/v1/books/{book}/statements/{statement}": { query: ["asOf", "from", "to", "knownAt", "scenario", "spread"], statuses: OF_BOOK },
  "/v1/books/{book}/registers/{register}": { query: ["asOf", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/measures": { query: ["knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/measures/{id}": { query: ["asOf", "from", "to", "knownAt", "scenario", "spread"], statuses: OF_BOOK },
  "/v1/books/{book}/measures/{id}/history": { query: ["along", "every", "asOf", "from", "to", "knownAt", "scenario", "spread", "offset", "limit"], statuses: OF_BOOK },
  "/v1/books/{book}/diff": { query: ["knownAtFrom", "knownAt", "asOf", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/reconciliation/as-first-reported": { query: ["knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios": { query: [], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios/{scenario}": { query: ["asOf", "knownAt"], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios/{scenario}/source": { query: [], statuses: OF_BOOK },
  "/v1/books/{book}/scenarios/{scenario}/measures/{id}": { query: ["asOf", "from", "to", "knownAt", "spread"], statuses: OF_BOOK },
  "/v1/books/{book}/compare": { query: ["scenarios", "measures", "asOf", "from", "to", "every", "knownAt"], statuses: OF_BOOK },
  "/v1/books/{book}/figures": { query: ["knownAt", "scenario", "concept", "section"], statuses: OF_BOOK },
  "/v1/books/{book}/findings": { query: ["knownAt", "scenario", "class", "section", "check"], statuses: OF_BOOK },
  "/v1/books/{book}/measures/{id}/explain": { query: ["asOf", "since", "from", "to", "knownAt", "scenario", "spread", "reported", "offset", "limit"], statuses: OF_BOOK },
  "/v1/books/{book}/events": { query: ["type", "family", "basis", "from", "to", "offset", "limit", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/events/{id}": { query: ["knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/timeline": { query: ["knownAt", "scenario", "offset", "limit"], statuses: OF_BOOK },
  "/v1/books/{book}/steps": { query: ["measures", "from", "to", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/interest": { query: ["from", "to", "knownAt", "scenario", "daily"], statuses: OF_BOOK },
  "/v1/books/{book}/valuations": { query: ["asOf", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/conversion": { query: ["asOf", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/dilution": { query: ["asOf", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/waterfall": { query: ["asOf", "knownAt", "scenario", "exit"], statuses: OF_BOOK },
  "/v1/books/{book}/waterfall/curve": { query: ["asOf", "knownAt", "scenario", "upTo"], statuses: OF_BOOK },
  "/v1/books/{book}/share-days": { query: ["from", "to", "knownAt", "scenario"], statuses: OF_BOOK },
  "/v1/books/{book}/reconciliation": { query: ["knownAt", "scenario", "verdict"], statuses: OF_BOOK },
};

/** What any route may answer before it is asked: who may ask, how often, and whether in time. */
const BEFORE = ["401", "403", "429", "500", "503"];

/** Routes that read posted scenarios. */
const POSTED: typeof EXPECTED = {
  "/v1/books/{book}/scenarios/run": { query: ["asOf", "knownAt"], statuses: [...OF_BOOK.slice(0, 3), "413", "422", "503"] },
  "/v1/books/{book}/compare": { query: ["measures", "asOf", "from", "to", "every", "knownAt"], statuses: [...OF_BOOK.slice(0, 3), "413", "422", "503"] },
};

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
  const operations = (): [path: string, asked: z.output<typeof operation>][] => Object.entries(document.paths).flatMap(([path, { get, post }]) => [get, post].flatMap((asked) => (asked === undefined ? [] : [[path, asked] as [string, typeof asked]])));

  it("is OpenAPI 3.1", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  });

  it("lists every route, with its parameters and statuses", () => {
    const listed = (method: "get" | "post"): unknown =>
      Object.fromEntries(
        Object.entries(document.paths).flatMap(([path, { [method]: asked }]) =>
          asked === undefined ? [] : [[path, { query: asked.parameters.filter((each) => each.in === "query").map(({ name }) => name), statuses: Object.keys(asked.responses).sort() }]],
        ),
      );
    const expected = (routes: typeof EXPECTED): unknown => Object.fromEntries(Object.entries(routes).map(([path, { query, statuses }]) => [path, { query, statuses: [...new Set([...statuses, ...BEFORE])].sort() }]));
    expect(listed("get")).toEqual(expected(EXPECTED));
    expect(listed("post")).toEqual(expected(POSTED));
  });

  it("names each operation once, and each parameter of a path", () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, asked] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(asked.parameters.filter((each) => each.in === "path" && each.required).map(({ name }) => name)).toEqual(inPath);
    }
  });

  it("gives answers as JSON and problems as problem+json", () => {
    for (const [path, asked] of operations()) {
      if (path === "/metrics") continue;
      for (const [status, { content }] of Object.entries(asked.responses)) expect(Object.keys(content)).toEqual([status === "200" ? "application/json" : "application/problem+json"]);
    }
  });

  it("says that a token is needed, of which scope, and where none is", () => {
    expect(document).toMatchObject({ security: [{ bearer: ["read"] }], components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } } });
    const declared = Object.fromEntries(operations().flatMap(([path, { security }]) => (security === undefined ? [] : [[path, security]])));
    expect(declared).toEqual({ "/healthz": [], "/readyz": [], "/openapi.json": [], "/metrics": [{ bearer: ["admin"] }] });
  });

  it("refers to nothing that it does not hold", () => {
    const held = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(references(document).filter((reference) => !held.has(reference))).toEqual([]);
    expect(held).toContain("#/components/schemas/Problem");
  });

  it("describes a figure's value as text, the page's limits as whole numbers", () => {
    expect(JSON.stringify(document.paths["/v1/books/{book}/measures/{id}"]?.get?.responses["200"])).toContain('"value":{"type":["string","null"]');
    const limit = document.paths["/v1/books/{book}/events"]?.get?.parameters.find(({ name }) => name === "limit");
    expect(limit?.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 1000, default: 100 });
  });
});
