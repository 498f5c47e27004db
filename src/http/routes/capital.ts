/** /v1/books/{book}/conversion, dilution, waterfall, waterfall/curve: who could own what, and who would be paid what. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { conversionAnswer, conversionAnswerSchema } from "../../answers/conversion-answer.ts";
import { dilutionAnswer, dilutionAnswerSchema } from "../../answers/dilution-answer.ts";
import { waterfallAnswer, waterfallAnswerSchema } from "../../answers/waterfall-answer.ts";
import { waterfallCurveAnswer, waterfallCurveAnswerSchema } from "../../answers/waterfall-curve-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, exit, knownAt, query, scenario, upTo } from "../parameters.ts";
import { answersOfBook, book } from "../route.ts";

const params = z.object({ book });

const conversion = createRoute({
  method: "get",
  path: "/v1/books/{book}/conversion",
  operationId: "getConversion",
  summary: "What each note would convert into at a date, and whether there is room for it",
  request: { params, query: query({ asOf, knownAt, scenario }) },
  responses: answersOfBook(conversionAnswerSchema, "One row for each note."),
});

const dilution = createRoute({
  method: "get",
  path: "/v1/books/{book}/dilution",
  operationId: "getDilution",
  summary: "The company's table of shares it may have to issue, the complete one, and the difference",
  request: { params, query: query({ asOf, knownAt, scenario }) },
  responses: answersOfBook(dilutionAnswerSchema, "One row for each instrument that could become common shares."),
});

const waterfall = createRoute({
  method: "get",
  path: "/v1/books/{book}/waterfall",
  operationId: "getWaterfall",
  summary: "How a sum paid out for the company is shared, holder class by holder class",
  request: { params, query: query({ asOf, knownAt, scenario, exit }) },
  responses: answersOfBook(waterfallAnswerSchema, "One row for each class of holders; the net column adds up to the exit value."),
});

const curve = createRoute({
  method: "get",
  path: "/v1/books/{book}/waterfall/curve",
  operationId: "getWaterfallCurve",
  summary: "How any sum up to one would be shared, at a hundred and one sums from nil",
  request: { params, query: query({ asOf, knownAt, scenario, upTo }) },
  responses: answersOfBook(waterfallCurveAnswerSchema, "The classes of holders, and what each receives of each sum."),
});

export function capitalRoutes(service: OpenAPIHono, ledgers: Ledgers): void {
  service.openapi(conversion, (context) => {
    const asked = context.req.valid("query");
    return context.json(conversionAnswer(ledgers.ledger(context.req.valid("param").book, asked), asked), 200);
  });
  service.openapi(dilution, (context) => {
    const asked = context.req.valid("query");
    return context.json(dilutionAnswer(ledgers.ledger(context.req.valid("param").book, asked), asked), 200);
  });
  service.openapi(waterfall, (context) => {
    const asked = context.req.valid("query");
    return context.json(waterfallAnswer(ledgers.ledger(context.req.valid("param").book, asked), asked.exit, asked), 200);
  });
  service.openapi(curve, (context) => {
    const asked = context.req.valid("query");
    return context.json(waterfallCurveAnswer(ledgers.ledger(context.req.valid("param").book, asked), asked.upTo, asked), 200);
  });
}
