/** /v1/books/{book}/balances: every account at a date. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { balancesAnswer, balancesAnswerSchema } from "../../answers/balances-answer.ts";
import { plainBalancesAnswer } from "../../answers/plain-balances-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, knownAt, bookQuery, scenario, spread } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { bookOf, plainBookOf } from "../standing.ts";
import { balancesTables } from "../../tables/balances-tables.ts";

const balances = represented(balancesTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/balances",
  operationId: "getBalances",
  summary: "Every account at a date",
  request: { params: z.object({ book }), query: bookQuery({ asOf, knownAt, scenario, spread }) },
  responses: answersOfBook(balancesAnswerSchema, "Debits above nil, counts as they stand."),
}));

export function balanceRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service.openapi(balances, (context) => {
    const asked = context.req.valid("query");
    const plain = asked.scenario === undefined ? plainBookOf(context) : undefined;
    return context.json(plain === undefined ? balancesAnswer(ledgers.ledger(bookOf(context), asked), asked) : plainBalancesAnswer(plain, asked), 200);
  });
}
