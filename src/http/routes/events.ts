/** /v1/books/{book}/events: what happened, in effective order, and one event with its journal entry. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { eventAnswer, eventAnswerSchema, eventList, eventListSchema } from "../../answers/event-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { eventFilter, knownAt, query, scenario } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { eventListTables, eventTables } from "../../tables/event-tables.ts";

/** How many events an answer shows where nothing is said. */
const PAGE = 100;

const list = represented(eventListTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/events",
  operationId: "listEvents",
  summary: "What happened, in effective order, a page at a time",
  request: { params: z.object({ book }), query: query({ ...eventFilter, knownAt, scenario }) },
  responses: answersOfBook(eventListSchema, "`total` events pass the filters; `shown` of them are here, from `offset` on."),
}));

const id = z.string().openapi({ description: "The id of an event, as the list has it." });

const one = represented(eventTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/events/{id}",
  operationId: "getEvent",
  summary: "One event with its journal entry and evidence",
  request: { params: z.object({ book, id }), query: query({ knownAt, scenario }) },
  responses: answersOfBook(eventAnswerSchema, "The event."),
}));

export function eventRoutes(service: OpenAPIHono, ledgers: Ledgers): void {
  service.openapi(list, (context) => {
    const asked = context.req.valid("query");
    const ledger = ledgers.ledger(context.req.valid("param").book, asked);
    return context.json(eventList(ledger, { ...asked, limit: asked.limit ?? PAGE }), 200);
  });
  service.openapi(one, (context) => {
    const { book: bookId, id: event } = context.req.valid("param");
    return context.json(eventAnswer(ledgers.ledger(bookId, context.req.valid("query")), event), 200);
  });
}
