/** /metrics: what the service counts, for Prometheus. Where tokens are demanded it takes one with `admin` that reaches all books. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { Book } from "../../book/book.ts";
import { isInColumns } from "../../columns/plain-book.ts";
import { Metrics } from "../../observability/metrics.ts";
import type { BookState } from "../../observability/metrics.ts";
import { reconcile, tally } from "../../reconciliation/reconcile.ts";
import type { Ledgers } from "../ledgers.ts";
import { needs } from "../needs.ts";
import { query } from "../parameters.ts";
import { problemResponse } from "../problem.ts";
import { answersAlways } from "../route.ts";

const { 400: invalid } = answersAlways(z.object({}), "");

const metricsRoute = createRoute({
  method: "get",
  path: "/metrics",
  operationId: "getMetrics",
  summary: "What the service counts, and the state of the books",
  security: needs("admin"),
  request: { query: query({}) },
  responses: { 200: { description: "In the text format of Prometheus.", content: { "text/plain": { schema: z.string() } } }, 400: invalid },
});

export function metricsRoutes(service: OpenAPIHono, metrics: Metrics) {
  return service.openapi(metricsRoute, async (context) => {
    if (context.var.principal.books !== undefined) return problemResponse(context, { code: "scope-missing", status: 403, detail: "found a token of some books; expected one that reaches all, since the metrics tell of all" }) as never;
    return context.body(await metrics.text(), 200, { "content-type": metrics.contentType }) as never;
  });
}

/** The metrics of these ledgers. A book is reconciled once for as long as it stays the same. */
export function metricsOf(ledgers: Ledgers): Metrics {
  const verdicts = new WeakMap<Book, BookState["verdicts"]>();
  const state = async (id: string): Promise<BookState> => {
    const read = await ledgers.read(id);
    // Of a plain book nothing is reported that could be held against it.
    if (isInColumns(read)) return { id, head: read.head, events: read.events, movements: read.movements, verdicts: tally([]) };
    const ledger = ledgers.ledger(read);
    const { book } = ledger;
    const tallied = verdicts.get(book) ?? tally(reconcile(ledger));
    verdicts.set(book, tallied);
    return { id, head: book.head, events: book.events.length, movements: ledger.entries.reduce((sum, { movements }) => sum + movements.length, 0), verdicts: tallied };
  };
  return new Metrics({ replays: () => ledgers.replays, keptLedgers: () => ledgers.kept, books: () => separated(ledgers.ids(), state) });
}

async function separated(ids: readonly string[], state: (id: string) => Promise<BookState>): Promise<{ readonly good: readonly BookState[]; readonly faulty: readonly string[] }> {
  const good: BookState[] = [];
  const faulty: string[] = [];
  for (const id of ids) {
    try {
      good.push(await state(id));
    } catch (error) {
      if (!(error instanceof HTTPException)) throw error;
      faulty.push(id);
    }
  }
  return { good, faulty };
}
