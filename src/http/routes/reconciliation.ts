/** /v1/books/{book}/reconciliation, figures, findings: what was reported, whether it ties, and what does not agree. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { figuresAnswer, figuresAnswerSchema } from "../../answers/figures-answer.ts";
import { findingsAnswer, findingsAnswerSchema } from "../../answers/findings-answer.ts";
import { reconciliationAnswer, reconciliationAnswerSchema } from "../../answers/reconciliation-answer.ts";
import { restatementAnswer, restatementAnswerSchema } from "../../answers/restatement-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { check, concept, findingClass, knownAt, bookQuery, scenario, section, verdict } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { figuresTables } from "../../tables/figures-tables.ts";
import { findingsTables } from "../../tables/findings-tables.ts";
import { reconciliationTables, restatementTables } from "../../tables/reconciliation-tables.ts";
import { bookOf } from "../standing.ts";

const reconciliation = represented(reconciliationTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/reconciliation",
  operationId: "getReconciliation",
  summary: "Every reported figure against the ledger, and printed totals against printed lines",
  request: { params: z.object({ book }), query: bookQuery({ knownAt, scenario, verdict, section }) },
  responses: answersOfBook(reconciliationAnswerSchema, "Verdicts with their differences; the tallies count all, whatever the filter."),
}));

const restatement = represented(restatementTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/reconciliation/as-first-reported",
  operationId: "getRestatement",
  summary: "Every reported figure by what was known at its publication, and by what is known now",
  request: { params: z.object({ book }), query: bookQuery({ knownAt, scenario }) },
  responses: answersOfBook(restatementAnswerSchema, "The figures in the order of the book, each judged twice."),
}));

const figures = represented(figuresTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/figures",
  operationId: "listFigures",
  summary: "Every reported figure as printed, with what the source claims it to be",
  request: { params: z.object({ book }), query: bookQuery({ knownAt, scenario, concept, section }) },
  responses: answersOfBook(figuresAnswerSchema, "The figures in the order of the book, one for each printing."),
}));

const findings = represented(findingsTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/findings",
  operationId: "listFindings",
  summary: "What does not agree, is missing or cannot be, with figures and arithmetic",
  request: { params: z.object({ book }), query: bookQuery({ knownAt, scenario, class: findingClass, section, check }) },
  responses: answersOfBook(findingsAnswerSchema, "The findings by class; the tally counts all, whatever the filter."),
}));

export function reconciliationRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(reconciliation, (context) => {
      const asked = context.req.valid("query");
      const answer = reconciliationAnswer(ledgers.ledger(bookOf(context), asked));
      const wanted = ({ verdict: judged, reported }: { readonly verdict: string; readonly reported: { readonly section: string } }): boolean => (asked.verdict === undefined || judged === asked.verdict) && (asked.section === undefined || reported.section === asked.section);
      return context.json({ ...answer, figures: answer.figures.filter(wanted), footings: answer.footings.filter(wanted) }, 200);
    })
    .openapi(restatement, (context) => context.json(restatementAnswer(ledgers.ledger(bookOf(context), context.req.valid("query"))), 200))
    .openapi(figures, (context) => {
      const asked = context.req.valid("query");
      return context.json(figuresAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    })
    .openapi(findings, (context) => {
      const asked = context.req.valid("query");
      return context.json(findingsAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    });
}
