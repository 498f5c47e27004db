/** /v1/books/{book}/interest, valuations, share-days: the mathematics of the instruments, explained. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { interestAnswer, interestAnswerSchema } from "../../answers/interest-answer.ts";
import { shareDaysAnswer, shareDaysAnswerSchema } from "../../answers/share-days-answer.ts";
import { valuationAnswer, valuationAnswerSchema } from "../../answers/valuation-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, daily, from, knownAt, bookQuery, scenario, to } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { interestTables } from "../../tables/interest-tables.ts";
import { shareDaysTables } from "../../tables/share-days-tables.ts";
import { valuationTables } from "../../tables/valuation-tables.ts";
import { bookOf } from "../standing.ts";

const params = z.object({ book });

const interest = represented(interestTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/interest",
  operationId: "getInterest",
  summary: "The notes' interest over a period, run by run, by every convention, held against the reported line",
  request: { params, query: bookQuery({ from, to, knownAt, scenario, daily }) },
  responses: answersOfBook(interestAnswerSchema, "One entry for each note that bears interest."),
}));

const valuations = represented(valuationTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/valuations",
  operationId: "getValuations",
  summary: "What warrant charges imply of their inputs, and what the warrants outstanding are worth at a date",
  request: { params, query: bookQuery({ asOf, knownAt, scenario }) },
  responses: answersOfBook(valuationAnswerSchema, "The charges up to the date, and one value for each warrant."),
}));

const shareDays = represented(shareDaysTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/share-days",
  operationId: "getShareDays",
  summary: "What a weighted average of shares is made of, and what the printed one needs",
  request: { params, query: bookQuery({ from, to, knownAt, scenario }) },
  responses: answersOfBook(shareDaysAnswerSchema, "Known share-days, issues of unknown day, and the printed average."),
}));

export function instrumentRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(interest, (context) => {
      const asked = context.req.valid("query");
      return context.json(interestAnswer(ledgers.ledger(bookOf(context), asked), asked, { daily: asked.daily === "true" }), 200);
    })
    .openapi(valuations, (context) => {
      const asked = context.req.valid("query");
      return context.json(valuationAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    })
    .openapi(shareDays, (context) => {
      const asked = context.req.valid("query");
      return context.json(shareDaysAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    });
}
