/** /v1/books/{book}/events: what happened, in effective order, one event with its journal entry, and what it changed. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { effectAnswer, effectAnswerSchema } from "../../answers/effect-answer.ts";
import { eventAnswer, eventAnswerSchema, eventList, eventListSchema } from "../../answers/event-answer.ts";
import { refuse } from "../../kernel/fault.ts";
import { followed, lastEventId } from "../follow.ts";
import type { Ledgers } from "../ledgers.ts";
import { eventFilter, follow, knownAt, bookQuery, scenario } from "../parameters.ts";
import { linkNext, pageOf } from "../paging.ts";
import { answersOfBook, book, followable } from "../route.ts";
import { represented } from "../representation/represented.ts";
import { effectTables } from "../../tables/effect-tables.ts";
import { eventListTables, eventTables } from "../../tables/event-tables.ts";
import { bookOf } from "../standing.ts";

const list = represented(eventListTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/events",
  operationId: "listEvents",
  summary: "What happened, in effective order, a page at a time",
  parameters: [lastEventId],
  request: { params: z.object({ book }), query: bookQuery({ ...eventFilter, knownAt, scenario, follow }) },
  responses: followable(answersOfBook(eventListSchema, "`total` events pass the filters; `shown` of them are here, from `offset` on. With `follow`, server-sent events: `begun` first, and then each as `appended`; the id of either is the number to come back with.")),
}));

const id = z.string().openapi({ description: "The id of an event, as the list has it." });

const one = represented(eventTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/events/{id}",
  operationId: "getEvent",
  summary: "One event with its journal entry and evidence",
  request: { params: z.object({ book, id }), query: bookQuery({ knownAt, scenario }) },
  responses: answersOfBook(eventAnswerSchema, "The event."),
}));

const effect = represented(effectTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/events/{id}/effect",
  operationId: "getEffect",
  summary: "What an event changed: terms before and after, and figures just before its day and at its end",
  request: { params: z.object({ book, id }), query: bookQuery({ knownAt, scenario }) },
  responses: answersOfBook(effectAnswerSchema, "Of `total` figures that movements make, the `shown` that differ or that it moves."),
}));

export function eventRoutes(service: OpenAPIHono, ledgers: Ledgers, stopping?: AbortSignal) {
  return service
    .openapi(list, (context) => {
      const { follow: isFollowed, ...asked } = context.req.valid("query");
      if (isFollowed !== undefined) {
        const others = Object.keys(asked);
        if (others.length > 0) throw refuse("query-invalid", `follow beside ${others.join(", ")}`, "follow alone: the feed has all that is appended", { field: "follow" });
        return followed(context, ledgers.growing(), bookOf(context).definition.id, stopping);
      }
      const ledger = ledgers.ledger(bookOf(context), asked);
      const answer = eventList(ledger, { ...asked, ...pageOf(asked) });
      linkNext(context, answer);
      return context.json(answer, 200);
    })
    .openapi(one, (context) => {
      const { id: event } = context.req.valid("param");
      return context.json(eventAnswer(ledgers.ledger(bookOf(context), context.req.valid("query")), event), 200);
    })
    .openapi(effect, (context) => {
      const { id: event } = context.req.valid("param");
      return context.json(effectAnswer(ledgers.ledger(bookOf(context), context.req.valid("query")), event), 200);
    });
}
