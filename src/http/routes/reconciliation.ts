/** /v1/books/{book}/reconciliation: every reported figure against the ledger. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { reconciliationAnswer, reconciliationAnswerSchema } from "../../answers/reconciliation-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { knownAt, query, verdict } from "../parameters.ts";
import { answersOfBook, book } from "../route.ts";

const reconciliation = createRoute({
  method: "get",
  path: "/v1/books/{book}/reconciliation",
  operationId: "getReconciliation",
  summary: "Every reported figure against the ledger, and printed totals against printed lines",
  request: { params: z.object({ book }), query: query({ knownAt, verdict }) },
  responses: answersOfBook(reconciliationAnswerSchema, "Verdicts with their differences; the tallies count all, whatever the filter."),
});

export function reconciliationRoutes(service: OpenAPIHono, ledgers: Ledgers): void {
  service.openapi(reconciliation, (context) => {
    const asked = context.req.valid("query");
    const answer = reconciliationAnswer(ledgers.ledger(context.req.valid("param").book, asked));
    const wanted = (row: { readonly verdict: string }): boolean => asked.verdict === undefined || row.verdict === asked.verdict;
    return context.json({ ...answer, figures: answer.figures.filter(wanted), footings: answer.footings.filter(wanted) }, 200);
  });
}
