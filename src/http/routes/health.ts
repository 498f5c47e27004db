/** /healthz: the process answers. /readyz: the store can be reached, and every book reads and replays. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { isInColumns } from "../../columns/plain-book.ts";
import { Faults } from "../../kernel/fault.ts";
import type { Fault } from "../../kernel/fault.ts";
import { bookFaulty } from "../failure.ts";
import type { Ledgers } from "../ledgers.ts";
import { open } from "../needs.ts";
import { query } from "../parameters.ts";
import { answersAlways, answersOfBooks } from "../route.ts";

const health = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "getHealth",
  summary: "Whether the service runs",
  security: open,
  request: { query: query({}) },
  responses: answersAlways(z.object({ status: z.literal("ok") }).meta({ id: "Health" }), "It runs."),
});

const ready = createRoute({
  method: "get",
  path: "/readyz",
  operationId: "getReadiness",
  summary: "Whether every book reads and replays",
  security: open,
  request: { query: query({}) },
  responses: answersOfBooks(z.object({ status: z.literal("ok"), books: z.number().int().optional() }).meta({ id: "Readiness" }), "Every book does. How many there are, and which are at fault, is told to whoever may read them all."),
});

/** What is told of a fault to who may not know which books there are. */
const SOMETHING: Fault = { code: "file-unreadable", severity: "error", found: "a book at fault", expected: "every book to read and replay: the particulars take a token that reaches all books" };

export function healthRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  const looked = lookedAtOnce(ledgers);
  return service
    .openapi(health, (context) => context.json({ status: "ok" } as const, 200))
    .openapi(ready, async (context) => {
      const { ids, faults } = await looked();
      const mayKnow = context.var.principal.books === undefined;
      if (faults.length > 0) throw bookFaulty(mayKnow ? faults : [SOMETHING]);
      return context.json({ status: "ok", ...(mayKnow ? { books: ids.length } : {}) } as const, 200);
    });
}

/** So long what was seen of the books is told again: nobody needs a token to ask, and to look is to read every book that is at fault. */
const SEEN_MILLISECONDS = 1_000;

interface Looked {
  readonly ids: readonly string[];
  readonly faults: readonly Fault[];
}

/** Takes in what has changed in a store, whose heads and links are checked on the way, and replays every book. */
function lookedAtOnce(ledgers: Ledgers): () => Promise<Looked> {
  let seen: { readonly at: number; readonly looked: Promise<Looked> } | undefined;
  const look = async (): Promise<Looked> => {
    try {
      await ledgers.refresh();
    } catch (error) {
      if (error instanceof Faults) return { ids: [], faults: error.faults };
      throw error;
    }
    const ids = ledgers.ids();
    return { ids, faults: (await Promise.all(ids.map((id) => faultsOf(ledgers, id)))).flat() };
  };
  return () => {
    if (seen === undefined || performance.now() - seen.at > SEEN_MILLISECONDS) seen = { at: performance.now(), looked: look() };
    return seen.looked;
  };
}

async function faultsOf(ledgers: Ledgers, id: string): Promise<readonly Fault[]> {
  try {
    const book = await ledgers.read(id);
    // To be in columns, every entry was checked and counted.
    if (!isInColumns(book)) ledgers.ledger(book);
    return [];
  } catch (error) {
    if (error instanceof HTTPException && error.cause instanceof Faults) return error.cause.faults;
    throw error;
  }
}
