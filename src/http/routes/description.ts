/** /openapi.json: what the service answers, as OpenAPI 3.1, made from the routes themselves. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { described } from "../description/described.ts";
import { open } from "../needs.ts";
import { query } from "../parameters.ts";
import { answersAlways } from "../route.ts";

const CONFIGURATION = {
  openapi: "3.1.0",
  info: {
    title: "Capital Ledger",
    version: "1",
    description: "Equity, debt and cash reconstructed from dated events. Money and counts of units are decimal strings, never JSON numbers. A query takes the parameters that it names and no others. Answers of books come as JSON, CSV, workbooks, Markdown or NDJSON, by `format` or `Accept`. `FY2002` is the fiscal year that ends within 2002. Every answer but NDJSON has an ETag; HEAD works wherever GET does.",
  },
  servers: [{ url: "/" }],
};

const description = createRoute({
  method: "get",
  path: "/openapi.json",
  operationId: "getDescription",
  summary: "This description",
  security: open,
  request: { query: query({}) },
  responses: answersAlways(z.looseObject({ openapi: z.string() }), "OpenAPI 3.1."),
});

export function descriptionRoutes(service: OpenAPIHono) {
  let made: string | undefined;
  return service.openapi(description, (context) => {
    made ??= JSON.stringify(described(service.getOpenAPI31Document(CONFIGURATION)));
    return context.body(made, 200, { "content-type": "application/json" }) as never;
  });
}
