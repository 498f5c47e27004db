/** /v1/books/{book}/registers/{register}: shares, warrants, options, notes and debt at a date. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { registerAnswer, registerAnswerSchema, registerKinds } from "../../answers/register-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, knownAt, bookQuery, scenario } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { registerTables } from "../../tables/register-tables.ts";
import { bookOf } from "../standing.ts";

const register = z.string().openapi({ description: "Which register.", enum: [...registerKinds] });

const route = represented(registerTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/registers/{register}",
  operationId: "getRegister",
  summary: "One register at a date, with the terms in force",
  request: { params: z.object({ book, register }), query: bookQuery({ asOf, knownAt, scenario }) },
  responses: answersOfBook(registerAnswerSchema, "One row for each instrument."),
}));

export function registerRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service.openapi(route, (context) => {
    const { register: kind } = context.req.valid("param");
    const asked = context.req.valid("query");
    return context.json(registerAnswer(ledgers.ledger(bookOf(context), asked), kind, asked), 200);
  });
}
