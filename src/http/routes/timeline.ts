/** /v1/books/{book}/timeline and /steps: all events in few words, and measures over all their days, for a reader who moves through time. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { stepsAnswer, stepsAnswerSchema } from "../../answers/steps-answer.ts";
import { timelineAnswer, timelineAnswerSchema } from "../../answers/timeline-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { from, knownAt, longPage, query, scenario, steppedMeasures, to } from "../parameters.ts";
import { answersOfBook, book } from "../route.ts";

const PAGE = 10_000;

const timeline = createRoute({
  method: "get",
  path: "/v1/books/{book}/timeline",
  operationId: "getTimeline",
  summary: "Every event in effective order, with its parties and instruments, a long page at a time",
  request: { params: z.object({ book }), query: query({ knownAt, scenario, ...longPage }) },
  responses: answersOfBook(timelineAnswerSchema, "`total` events there are; `shown` of them are here, from `offset` on."),
});

const steps = createRoute({
  method: "get",
  path: "/v1/books/{book}/steps",
  operationId: "getSteps",
  summary: "Several measures over all their days at once, as steps, with what is printed of them",
  request: { params: z.object({ book }), query: query({ measures: steppedMeasures, from, to, knownAt, scenario }) },
  responses: answersOfBook(stepsAnswerSchema, "Each measure's figure on the first day, and each that differs from the one before it."),
});

export function timelineRoutes(service: OpenAPIHono, ledgers: Ledgers): void {
  service.openapi(timeline, (context) => {
    const asked = context.req.valid("query");
    return context.json(timelineAnswer(ledgers.ledger(context.req.valid("param").book, asked), { ...asked, limit: asked.limit ?? PAGE }), 200);
  });
  service.openapi(steps, (context) => {
    const asked = context.req.valid("query");
    return context.json(stepsAnswer(ledgers.ledger(context.req.valid("param").book, asked), asked), 200);
  });
}
