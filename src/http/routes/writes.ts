/** What writes to a book: events (corrections are events), reported figures and scenarios, all by the same rules. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { WrittenEvent } from "../../../events/event-schema.ts";
import type { WrittenScenario } from "../../../events/scenario.ts";
import type { WrittenTable } from "../../book/reported-figure.ts";
import { wouldBeAnswer, wouldBeAnswerSchema } from "../../answers/would-be-answer.ts";
import { Faults } from "../../kernel/fault.ts";
import { stated } from "../../keeping/change.ts";
import type { Change } from "../../keeping/change.ts";
import { Ledger } from "../../ledger/ledger.ts";
import type { Metrics } from "../../observability/metrics.ts";
import { bodyItems, bodyOf, sending } from "../body.ts";
import { tooLarge, writeRefused } from "../failure.ts";
import type { Ledgers } from "../ledgers.ts";
import { needs } from "../needs.ts";
import { dryRun, query, reconstructed } from "../parameters.ts";
import { MOST_SCENARIO_BYTES, postedToKeep } from "../posted.ts";
import { RefusedRequest } from "../problem.ts";
import { answersOfWrite, book } from "../route.ts";
import { headOf, writeHeaders, writeOf } from "../write.ts";
import { bookOf } from "../standing.ts";

/** So many events, or figures' tables, at once. */
const MOST_ITEMS = 1_000;

const appendedSchema = z.object({
  book: z.string(),
  /** The events of the book that it became, from 1. */
  firstVersion: z.number().int(),
  lastVersion: z.number().int(),
  /** The moment of recording, UTC. */
  recordedAt: z.string(),
  /** Whether it had been written before under the same key. */
  duplicate: z.boolean(),
  /** The head of the book with it: what the next write says it has seen. */
  ledgerHead: z.string(),
}).meta({ id: "Appended" });

const responses = answersOfWrite(appendedSchema, wouldBeAnswerSchema);
const request = { params: z.object({ book }), headers: writeHeaders, query: query({ dryRun, reconstructed }) };
const security = needs("append");

const events = sending<WrittenEvent | readonly WrittenEvent[]>()(createRoute({
  method: "post",
  path: "/v1/books/{book}/events",
  operationId: "appendEvents",
  summary: "Appends events, all or none; a correction is an event (event-voided, event-reversed, terms-changed)",
  security,
  request,
  requestBody: bodyOf("Event", { most: MOST_ITEMS }),
  responses,
}));

const figures = sending<WrittenTable | readonly WrittenTable[]>()(createRoute({
  method: "post",
  path: "/v1/books/{book}/figures",
  operationId: "stateFigures",
  summary: "States tables of reported figures; a table of the same id takes the place of the one before",
  security,
  request: { ...request, query: query({ dryRun }) },
  requestBody: bodyOf("ReportedTable", { most: MOST_ITEMS }),
  responses,
}));

const scenario = sending<WrittenScenario>()(createRoute({
  method: "put",
  path: "/v1/books/{book}/scenarios/{scenario}",
  operationId: "putScenario",
  summary: "Keeps a scenario under its id, in the place of one that was there",
  security,
  request: { params: z.object({ book, scenario: z.string().openapi({ description: "The id of the scenario, which it has in the body too.", example: "no-repricing" }) }), headers: writeHeaders, query: query({ dryRun }) },
  requestBody: bodyOf("Scenario"),
  responses,
}));

interface Asked {
  readonly dryRun?: "true" | "false" | undefined;
  readonly reconstructed?: "true" | "false" | undefined;
}

export function writeRoutes(service: OpenAPIHono, ledgers: Ledgers, metrics: Metrics) {
  service.on("PUT", scenario.getRoutingPath(), bodyLimit({ maxSize: MOST_SCENARIO_BYTES, onError: (context: Context<Env>) => tooLarge(context, MOST_SCENARIO_BYTES) }));
  return service
    .openapi(events, async (context) => {
      const items = await bodyItems(context);
      return written(context, { events: items, statements: [] }, context.req.valid("query")) as never;
    })
    .openapi(figures, async (context) => {
      const items = await bodyItems(context);
      return written(context, { events: [], statements: items.map((item) => stated("reported", item)) }, context.req.valid("query")) as never;
    })
    .openapi(scenario, async (context) => {
      const { scenario: name } = context.req.valid("param");
      const { read, item } = await postedToKeep(context, name);
      return written(context, { events: [], statements: [{ part: "scenarios", written: { ...item, name: read.scenario.id } }] }, context.req.valid("query")) as never;
    });

  async function written(context: Context<Env>, change: Change, asked: Asked): Promise<Response> {
    const { definition: { id }, head: before } = bookOf(context);
    const books = ledgers.growing();
    const count = change.events.length + change.statements.length;
    if (count === 0 || count > MOST_ITEMS) throw new RefusedRequest({ code: count === 0 ? "request-invalid" : "request-too-large", status: count === 0 ? 422 : 413, detail: `found a list of ${count}; expected from 1 to ${MOST_ITEMS}` });
    const knownWhenRecorded = asked.reconstructed !== "true";
    try {
      if (asked.dryRun === "true") {
        const head = headOf(context);
        const would = await books.tried(id, change, { knownWhenRecorded, ...(head === undefined || head === "*" ? {} : { expected: { version: -1, hash: head } }) });
        return context.json(wouldBeAnswer(ledgers.ledger(bookOf(context)), new Ledger(would)), 200);
      }
      const { key, head } = writeOf(context);
      const { ledgerHead, ...appended } = await books.append(id, change, { key, by: context.var.principal.id, knownWhenRecorded, ...(head === undefined ? {} : { expected: { version: -1, hash: head } }) });
      if (!appended.duplicate) metrics.appended(id, "kept", count);
      return context.json({ book: id, ...appended, ledgerHead }, appended.duplicate ? 200 : 201, { etag: `"${ledgerHead}"` });
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      if (asked.dryRun !== "true") metrics.appended(id, "refused", count);
      throw writeRefused(error.faults, { before: ledgers.book(id).head, seen: headOf(context) ?? before });
    }
  }
}
