/** /v1/books/{book}/measures: the measures of a book, and one of them: at a date or over a period, explained, over time. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { explainAnswer, explainAnswerSchema } from "../../answers/explain-answer.ts";
import { historyAnswer, historyAnswerSchema, historyRows } from "../../answers/history-answer.ts";
import { measureAnswer, measureAnswerSchema, measureList, measureListSchema } from "../../answers/measure-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { along, asOf, every, from, knownAt, bookQuery, reported, scenario, since, spread, to } from "../parameters.ts";
import { linkNext, page, pageOf } from "../paging.ts";
import { formOf } from "../representation/negotiation.ts";
import { represented } from "../representation/represented.ts";
import { followedBy } from "../representation/streamed.ts";
import { answersOfBook, book } from "../route.ts";
import { explainTables } from "../../tables/explain-tables.ts";
import { historyTables } from "../../tables/history-tables.ts";
import { measureListTables, measureTables } from "../../tables/measure-tables.ts";
import { bookOf } from "../standing.ts";

const list = represented(measureListTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/measures",
  operationId: "listMeasures",
  summary: "The measures that the book has",
  request: { params: z.object({ book }), query: bookQuery({ knownAt, scenario }) },
  responses: answersOfBook(measureListSchema, "Each with its unit and whether it stands at a date or runs over a period."),
}));

const id = z.string().openapi({ description: "The id of a measure, as the list has it.", example: "cash" });

const one = represented(measureTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/measures/{id}",
  operationId: "getMeasure",
  summary: "One figure at a date or over a period, with its bounds",
  request: { params: z.object({ book, id }), query: bookQuery({ asOf, from, to, knownAt, scenario, spread }) },
  responses: answersOfBook(measureAnswerSchema, "The figure."),
}));

const explanation = represented(explainTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/measures/{id}/explain",
  operationId: "explainMeasure",
  summary: "What moved a figure, event by event, or its rule with the inputs, a page at a time",
  request: { params: z.object({ book, id }), query: bookQuery({ asOf, since, from, to, knownAt, scenario, spread, reported, ...page }) },
  responses: answersOfBook(explainAnswerSchema, "`total` events or inputs there are; `shown` of them are here, from `offset` on."),
}));

const history = represented(historyTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/measures/{id}/history",
  operationId: "getMeasureHistory",
  summary: "One figure over time, along its dates or along what was known of it, a page at a time",
  request: { params: z.object({ book, id }), query: bookQuery({ along, every, asOf, from, to, knownAt, scenario, spread, ...page }) },
  responses: answersOfBook(historyAnswerSchema, "`total` rows there are; `shown` of them are here, from `offset` on. As NDJSON all of them where no limit is given, each as it is computed: first the answer without rows, then a row a line."),
}));

export function measureRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(list, (context) => context.json(measureList(ledgers.ledger(bookOf(context), context.req.valid("query"))), 200))
    .openapi(one, (context) => {
      const { id: measure } = context.req.valid("param");
      const asked = context.req.valid("query");
      return context.json(measureAnswer(ledgers.ledger(bookOf(context), asked), measure, asked), 200);
    })
    .openapi(explanation, (context) => {
      const { id: measure } = context.req.valid("param");
      const asked = context.req.valid("query");
      const answer = explainAnswer(ledgers.ledger(bookOf(context), asked), measure, { ...asked, reported: asked.reported === "true", ...pageOf(asked) });
      linkNext(context, answer.made);
      return context.json(answer, 200);
    })
    .openapi(history, (context) => {
      const { id: measure } = context.req.valid("param");
      const asked = context.req.valid("query");
      const ledger = ledgers.ledger(bookOf(context), asked);
      if (formOf(context) === "ndjson") {
        const { head, rows } = historyRows(ledger, measure, { ...asked, offset: pageOf(asked).offset }, asked.spread);
        followedBy(context, rows);
        return context.json({ ...head, rows: [] }, 200);
      }
      const answer = historyAnswer(ledger, measure, { ...asked, ...pageOf(asked) }, asked.spread);
      linkNext(context, answer);
      return context.json(answer, 200);
    });
}
