/** /v1/books/{book}/diff and changes: what became known between two days, what happened between two dates, and the figures that either moved. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { changesAnswer, changesAnswerSchema } from "../../answers/changes-answer.ts";
import { diffAnswer, diffAnswerSchema } from "../../answers/diff-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, asOfFrom, knownAt, knownAtFrom, knownAtTo, bookQuery, scenario } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { changesTables } from "../../tables/changes-tables.ts";
import { diffTables } from "../../tables/diff-tables.ts";
import { bookOf } from "../standing.ts";

const diff = represented(diffTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/diff",
  operationId: "getDiff",
  summary: "What became known between two days, and the figures at a date that it moved",
  request: { params: z.object({ book }), query: bookQuery({ knownAtFrom, knownAt: knownAtTo, asOf, scenario }) },
  responses: answersOfBook(diffAnswerSchema, "The events that became known or were voided, and every measure that differs."),
}));

const changes = represented(changesTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/changes",
  operationId: "getChanges",
  summary: "What happened between two dates, and the figures that it moved",
  request: { params: z.object({ book }), query: bookQuery({ asOfFrom, asOf, knownAt, scenario }) },
  responses: answersOfBook(changesAnswerSchema, "The events between the two, and every measure that stands at a date and differs."),
}));

export function diffRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(diff, (context) => {
      const { knownAtFrom: earlier, ...asked } = context.req.valid("query");
      return context.json(diffAnswer(ledgers.ledger(bookOf(context), { ...asked, knownAt: earlier }), ledgers.ledger(bookOf(context), asked), asked), 200);
    })
    .openapi(changes, (context) => {
      const asked = context.req.valid("query");
      return context.json(changesAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    });
}
