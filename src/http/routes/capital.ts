/** /v1/books/{book}/conversion, dilution, waterfall, waterfall/curve: who could own what, and who would be paid what. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { conversionAnswer, conversionAnswerSchema } from "../../answers/conversion-answer.ts";
import { dilutionAnswer, dilutionAnswerSchema } from "../../answers/dilution-answer.ts";
import { waterfallAnswer, waterfallAnswerSchema } from "../../answers/waterfall-answer.ts";
import { waterfallCurveAnswer, waterfallCurveAnswerSchema } from "../../answers/waterfall-curve-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, exit, knownAt, bookQuery, scenario, upTo } from "../parameters.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, book } from "../route.ts";
import { conversionTables } from "../../tables/conversion-tables.ts";
import { dilutionTables } from "../../tables/dilution-tables.ts";
import { waterfallCurveTables, waterfallTables } from "../../tables/waterfall-tables.ts";
import { bookOf } from "../standing.ts";

const params = z.object({ book });

const conversion = represented(conversionTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/conversion",
  operationId: "getConversion",
  summary: "What each note would convert into at a date, and whether there is room for it",
  request: { params, query: bookQuery({ asOf, knownAt, scenario }) },
  responses: answersOfBook(conversionAnswerSchema, "One row for each note."),
}));

const dilution = represented(dilutionTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/dilution",
  operationId: "getDilution",
  summary: "The company's table of shares it may have to issue, the complete one, and the difference",
  request: { params, query: bookQuery({ asOf, knownAt, scenario }) },
  responses: answersOfBook(dilutionAnswerSchema, "One row for each instrument that could become common shares."),
}));

const waterfall = represented(waterfallTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/waterfall",
  operationId: "getWaterfall",
  summary: "How a sum paid out for the company is shared, holder class by holder class",
  request: { params, query: bookQuery({ asOf, knownAt, scenario, exit }) },
  responses: answersOfBook(waterfallAnswerSchema, "One row for each class of holders; the net column adds up to the exit value."),
}));

const curve = represented(waterfallCurveTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/waterfall/curve",
  operationId: "getWaterfallCurve",
  summary: "How any sum up to one would be shared, at a hundred and one sums from nil",
  request: { params, query: bookQuery({ asOf, knownAt, scenario, upTo }) },
  responses: answersOfBook(waterfallCurveAnswerSchema, "The classes of holders, and what each receives of each sum."),
}));

export function capitalRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(conversion, (context) => {
      const asked = context.req.valid("query");
      return context.json(conversionAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    })
    .openapi(dilution, (context) => {
      const asked = context.req.valid("query");
      return context.json(dilutionAnswer(ledgers.ledger(bookOf(context), asked), asked), 200);
    })
    .openapi(waterfall, (context) => {
      const asked = context.req.valid("query");
      return context.json(waterfallAnswer(ledgers.ledger(bookOf(context), asked), asked.exit, asked), 200);
    })
    .openapi(curve, (context) => {
      const asked = context.req.valid("query");
      return context.json(waterfallCurveAnswer(ledgers.ledger(bookOf(context), asked), asked.upTo, asked), 200);
    });
}
