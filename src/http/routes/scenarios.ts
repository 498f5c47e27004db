/** /v1/books/{book}/scenarios and compare: what would be if it had gone otherwise. Posted scenarios are stored nowhere. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { compareAnswer, compareAnswerSchema } from "../../answers/compare-answer.ts";
import { measureAnswer, measureAnswerSchema } from "../../answers/measure-answer.ts";
import { knownAtOf } from "../../answers/query.ts";
import { scenarioAnswer, scenarioAnswerSchema, scenarioList, scenarioListSchema } from "../../answers/scenario-answer.ts";
import { scenarioSourceAnswer, scenarioSourceAnswerSchema } from "../../answers/scenario-source-answer.ts";
import type { WrittenScenario } from "../../../events/scenario.ts";
import type { Ledgers } from "../ledgers.ts";
import { asOf, every, from, knownAt, measures, bookQuery, scenarios, spread, to } from "../parameters.ts";
import { bodyOf, sending } from "../body.ts";
import { limited, MOST_SCENARIOS, posted, postedAlone } from "../posted.ts";
import { represented } from "../representation/represented.ts";
import { answersOfBook, answersOfPosted, book } from "../route.ts";
import { compareTables } from "../../tables/compare-tables.ts";
import { measureTables } from "../../tables/measure-tables.ts";
import { scenarioListTables, scenarioTables } from "../../tables/scenario-tables.ts";
import { bookOf } from "../standing.ts";

const scenario = z.string().openapi({ description: "The id of a scenario, as the list has it.", example: "no-repricing" });
const id = z.string().openapi({ description: "The id of a measure, as the book's list has it.", example: "cash" });

const list = represented(scenarioListTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/scenarios",
  operationId: "listScenarios",
  summary: "The scenarios of the book",
  request: { params: z.object({ book }), query: bookQuery({}) },
  responses: answersOfBook(scenarioListSchema, "Each with what it asks; scenarios at fault are named apart."),
}));

const run = represented(scenarioTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/scenarios/{scenario}",
  operationId: "runScenario",
  summary: "What a scenario changes, and every figure at a date that it moves",
  request: { params: z.object({ book, scenario }), query: bookQuery({ asOf, knownAt }) },
  responses: answersOfBook(scenarioAnswerSchema, "The events and tables that differ, and the measures."),
}));

const source = createRoute({
  method: "get",
  path: "/v1/books/{book}/scenarios/{scenario}/source",
  operationId: "getScenarioSource",
  summary: "A scenario as it is written, in YAML",
  request: { params: z.object({ book, scenario }), query: bookQuery({}) },
  responses: answersOfBook(scenarioSourceAnswerSchema, "The text, to begin another scenario from."),
});

const measure = represented(measureTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/scenarios/{scenario}/measures/{id}",
  operationId: "getScenarioMeasure",
  summary: "One figure under a scenario, with its bounds",
  request: { params: z.object({ book, scenario, id }), query: bookQuery({ asOf, from, to, knownAt, spread }) },
  responses: answersOfBook(measureAnswerSchema, "The figure."),
}));

const runPosted = sending<WrittenScenario>()(represented(scenarioTables, createRoute({
  method: "post",
  path: "/v1/books/{book}/scenarios/run",
  operationId: "runPostedScenario",
  summary: "What a posted scenario changes, and every figure at a date that it moves; nothing is stored",
  request: { params: z.object({ book }), query: bookQuery({ asOf, knownAt }) },
  requestBody: bodyOf("Scenario"),
  responses: answersOfPosted(scenarioAnswerSchema, "The events and tables that differ, and the measures."),
})));

const compared = { measures, asOf, from, to, every, knownAt };

const compare = represented(compareTables, createRoute({
  method: "get",
  path: "/v1/books/{book}/compare",
  operationId: "compareScenarios",
  summary: "The book beside scenarios of it: figures, differences and why",
  request: { params: z.object({ book }), query: bookQuery({ scenarios, ...compared }) },
  responses: answersOfBook(compareAnswerSchema, "A row for each measure and date; at one date with what each difference alone does."),
}));

const comparePosted = sending<WrittenScenario | readonly WrittenScenario[]>()(represented(compareTables, createRoute({
  method: "post",
  path: "/v1/books/{book}/compare",
  operationId: "comparePostedScenarios",
  summary: "The book beside posted scenarios: figures, differences and why; nothing is stored",
  request: { params: z.object({ book }), query: bookQuery(compared) },
  requestBody: bodyOf("Scenario", { most: MOST_SCENARIOS }),
  responses: answersOfPosted(compareAnswerSchema, "A row for each measure and date; at one date with what each difference alone does."),
})));

export function scenarioRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  service.on("POST", runPosted.getRoutingPath(), limited);
  service.on("POST", comparePosted.getRoutingPath(), limited);
  return service
    .openapi(list, (context) => context.json(scenarioList(bookOf(context)), 200))
    .openapi(run, (context) => {
      const { scenario: named } = context.req.valid("param");
      const asked = context.req.valid("query");
      return context.json(scenarioAnswer(ledgers.ledger(bookOf(context), asked), ledgers.ledger(bookOf(context), { ...asked, scenario: named }), ledgers.scenario(bookOf(context), named), asked), 200);
    })
    .openapi(source, (context) => {
      const { scenario: named } = context.req.valid("param");
      return context.json(scenarioSourceAnswer(bookOf(context), ledgers.scenario(bookOf(context), named)), 200);
    })
    .openapi(measure, (context) => {
      const { scenario: named, id: measureId } = context.req.valid("param");
      const asked = context.req.valid("query");
      return context.json(measureAnswer(ledgers.ledger(bookOf(context), { ...asked, scenario: named }), measureId, asked), 200);
    })
    .openapi(compare, (context) => {
      const asked = context.req.valid("query");
      const others = asked.scenarios.split(",").map((each) => {
        const { scenario: { id: named, title } } = ledgers.scenario(bookOf(context), each.trim());
        return { id: named, title, ledger: ledgers.ledger(bookOf(context), { knownAt: asked.knownAt, scenario: named }) };
      });
      return context.json(compareAnswer(ledgers.ledger(bookOf(context), { knownAt: asked.knownAt }), others, asked), 200);
    })
    .openapi(runPosted, async (context) => {
      const asked = context.req.valid("query");
      const base = ledgers.ledger(bookOf(context), asked);
      const { read, ledger } = await postedAlone(context, base.book, { knownAt: knownAtOf(asked, base.book.definition) });
      return context.json(scenarioAnswer(base, ledger, read, asked), 200);
    })
    .openapi(comparePosted, async (context) => {
      const asked = context.req.valid("query");
      const base = ledgers.ledger(bookOf(context), asked);
      const others = (await posted(context, base.book, { knownAt: knownAtOf(asked, base.book.definition) })).map(({ read, ledger }) => ({ id: read.scenario.id, title: read.scenario.title, ledger }));
      return context.json(compareAnswer(base, others, asked), 200);
    });
}
