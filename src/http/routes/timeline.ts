/** /v1/books/{book}/timeline and /steps: all events in few words, and measures over all their days, for a reader who moves through time. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { stepsAnswer, stepsAnswerSchema } from "../../answers/steps-answer.ts";
import { timelineAnswer, timelineAnswerSchema } from "../../answers/timeline-answer.ts";
import { stepsTables, timelineTables } from "../../tables/timeline-tables.ts";
import type { Ledgers } from "../ledgers.ts";
import { LONG_PAGE, linkNext, longPage, pageOf } from "../paging.ts";
import { bookQuery, from, knownAt, scenario, steppedMeasures, to } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { bookOf } from "../standing.ts";

const timeline = represented(timelineTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/timeline",
  operationId: "getTimeline",
  summary: "Every event in effective order, with its parties and instruments, a long page at a time",
  request: { params: z.object({ book }), query: bookQuery({ knownAt, scenario, ...longPage }) },
  responses: answersOfBook(timelineAnswerSchema, "`total` events there are; `shown` of them are here, from `offset` on."),
}));

const steps = represented(stepsTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/steps",
  operationId: "getSteps",
  summary: "Several measures over all their days at once, as steps, with what is printed of them",
  request: { params: z.object({ book }), query: bookQuery({ measures: steppedMeasures, from, to, knownAt, scenario }) },
  responses: answersOfBook(stepsAnswerSchema, "Each measure's figure on the first day, and each that differs from the one before it."),
}));

export function timelineRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(timeline, (context) => {
      const asked = context.req.valid("query");
      const answer = timelineAnswer(ledgers.ledger(bookOf(context), asked), pageOf(asked, LONG_PAGE));
      linkNext(context, answer);
      return context.json(answer, 200);
    })
    .openapi(steps, (context) => {
      const asked = context.req.valid("query");
      return context.json(stepsAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    });
}
