/** /healthz: the process answers. /readyz: every book reads and replays. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { Faults } from "../../kernel/fault.ts";
import type { Fault } from "../../kernel/fault.ts";
import { bookFaulty } from "../failure.ts";
import type { Ledgers } from "../ledgers.ts";
import { query } from "../parameters.ts";
import { answersAlways, answersOfBooks } from "../route.ts";

const health = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "getHealth",
  summary: "Whether the service runs",
  request: { query: query({}) },
  responses: answersAlways(z.object({ status: z.literal("ok") }), "It runs."),
});

const ready = createRoute({
  method: "get",
  path: "/readyz",
  operationId: "getReadiness",
  summary: "Whether every book reads and replays",
  request: { query: query({}) },
  responses: answersOfBooks(z.object({ status: z.literal("ok"), books: z.number().int() }), "Every book does."),
});

export function healthRoutes(service: OpenAPIHono, ledgers: Ledgers): void {
  service.openapi(health, (context) => context.json({ status: "ok" } as const, 200));
  service.openapi(ready, (context) => {
    const ids = ledgers.ids();
    const faults = ids.flatMap((id) => faultsOf(ledgers, id));
    if (faults.length > 0) throw bookFaulty(faults);
    return context.json({ status: "ok", books: ids.length } as const, 200);
  });
}

function faultsOf(ledgers: Ledgers, id: string): readonly Fault[] {
  try {
    ledgers.ledger(id);
    return [];
  } catch (error) {
    if (error instanceof HTTPException && error.cause instanceof Faults) return error.cause.faults;
    throw error;
  }
}
