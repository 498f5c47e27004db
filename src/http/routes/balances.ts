/** /v1/books/{book}/balances: every account at a date. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { balancesAnswer, balancesAnswerSchema } from "../../answers/balances-answer.ts";
import { plainBalancesAnswer } from "../../answers/plain-balances-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, knownAt, query, scenario, spread } from "../parameters.ts";
import { answersOfBook, book } from "../route.ts";

const balances = createRoute({
  method: "get",
  path: "/v1/books/{book}/balances",
  operationId: "getBalances",
  summary: "Every account at a date",
  request: { params: z.object({ book }), query: query({ asOf, knownAt, scenario, spread }) },
  responses: answersOfBook(balancesAnswerSchema, "Debits above nil, counts as they stand."),
});

export function balanceRoutes(service: OpenAPIHono, ledgers: Ledgers): void {
  service.openapi(balances, async (context) => {
    const asked = context.req.valid("query");
    const { book: id } = context.req.valid("param");
    const plain = asked.scenario === undefined ? await ledgers.plainBook(id) : undefined;
    return context.json(plain === undefined ? balancesAnswer(ledgers.ledger(id, asked), asked) : plainBalancesAnswer(plain, asked), 200);
  });
}
