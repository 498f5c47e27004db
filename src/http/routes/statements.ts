/** /v1/books/{book}/statements/{statement}: line by line, beside what was reported. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { anyStatement, equityAnswerSchema, statementAnswerSchema, statementKinds } from "../../answers/statement-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, from, knownAt, bookQuery, scenario, spread, to } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { statementTables } from "../../tables/statement-tables.ts";
import { bookOf } from "../standing.ts";

const statement = z.string().openapi({ description: "Which statement. The balance sheet stands at a date, the others run over a period.", enum: [...statementKinds, "equity"] });

const route = represented(statementTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/statements/{statement}",
  operationId: "getStatement",
  summary: "One statement, each line beside the reported figure",
  request: { params: z.object({ book, statement }), query: bookQuery({ asOf, from, to, knownAt, scenario, spread }) },
  responses: answersOfBook(z.union([statementAnswerSchema, equityAnswerSchema]), "Lines, or for equity the movements of its components."),
}));

export function statementRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service.openapi(route, (context) => {
    const { statement: kind } = context.req.valid("param");
    const asked = context.req.valid("query");
    return context.json(anyStatement(ledgers.ledger(bookOf(context), asked), kind, asked), 200);
  });
}
