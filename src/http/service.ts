/**
 * The read service: a library's books over HTTP. It returns the answers of `src/answers` to the
 * letter, and a problem (RFC 9457) where it cannot.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Env, Hono, MiddlewareHandler } from "hono";
import { RETAINED_304_HEADERS, etag } from "hono/etag";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { ExtractSchema } from "hono/types";
import type { Books } from "../library/library.ts";
import { cached } from "./cached.ts";
import { failed, methodRefused, pathUnknown } from "./failure.ts";
import { guard } from "./guard.ts";
import type { Guarding } from "./guard.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { Ledgers } from "./ledgers.ts";
import type { Page } from "./page-files.ts";
import { refuseInvalid } from "./parameters.ts";
import { balanceRoutes } from "./routes/balances.ts";
import { bookRoutes } from "./routes/books.ts";
import { capitalRoutes } from "./routes/capital.ts";
import { diffRoutes } from "./routes/diff.ts";
import { docsRoutes } from "./routes/docs.ts";
import { descriptionRoutes } from "./routes/description.ts";
import { eventRoutes } from "./routes/events.ts";
import { healthRoutes } from "./routes/health.ts";
import { instrumentRoutes } from "./routes/instruments.ts";
import { measureRoutes } from "./routes/measures.ts";
import { metricsOf, metricsRoutes } from "./routes/metrics.ts";
import { pageRoutes } from "./routes/page.ts";
import { reconciliationRoutes } from "./routes/reconciliation.ts";
import { registerRoutes } from "./routes/registers.ts";
import { scenarioRoutes } from "./routes/scenarios.ts";
import { statementRoutes } from "./routes/statements.ts";
import { timelineRoutes } from "./routes/timeline.ts";
import { writeRoutes } from "./routes/writes.ts";

/** The functions whose routes are described, each of which returns them as a type. */
type Routes = typeof balanceRoutes | typeof bookRoutes | typeof capitalRoutes | typeof descriptionRoutes | typeof diffRoutes | typeof eventRoutes | typeof healthRoutes | typeof instrumentRoutes | typeof measureRoutes | typeof metricsRoutes | typeof reconciliationRoutes | typeof registerRoutes | typeof scenarioRoutes | typeof statementRoutes | typeof timelineRoutes | typeof writeRoutes;

/** The type of every described route, with what it takes and what it answers: what a typed client is made of. */
export type CapitalLedgerService = Hono<Env, ExtractSchema<ReturnType<Routes>>>;

/** What says nothing of how long it holds is kept only to be asked for again by its ETag. */
const revalidated: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has("cache-control")) context.header("cache-control", "no-cache");
};

/** Every route over the library's books, behind what guards them; books are read and replayed when first asked for. */
export function createService(library: Books, guarding: Guarding = {}, page?: Page): OpenAPIHono {
  const service = new OpenAPIHono({ defaultHook: refuseInvalid });
  const ledgers = new Ledgers(library);
  const metrics = metricsOf(ledgers);
  const answers = new KeptAnswers();
  guard(service, { ledgers, metrics, answers }, guarding);
  service.use(revalidated);
  service.use(methodNotAllowed({ app: service, onMethodNotAllowed: methodRefused }));
  service.use("/v1/books/:book/*", cached(answers));
  const tagged = etag({ retainedHeaders: [...RETAINED_304_HEADERS, "x-request-id"] });
  for (const path of ["/v1/books", "/openapi.json", "/docs", "/docs/*"]) service.use(path, tagged);
  healthRoutes(service, ledgers);
  bookRoutes(service, ledgers);
  balanceRoutes(service, ledgers);
  statementRoutes(service, ledgers);
  registerRoutes(service, ledgers);
  measureRoutes(service, ledgers);
  diffRoutes(service, ledgers);
  eventRoutes(service, ledgers, guarding.stopping);
  timelineRoutes(service, ledgers);
  reconciliationRoutes(service, ledgers);
  instrumentRoutes(service, ledgers);
  capitalRoutes(service, ledgers);
  scenarioRoutes(service, ledgers);
  writeRoutes(service, ledgers, metrics);
  metricsRoutes(service, metrics);
  descriptionRoutes(service);
  docsRoutes(service);
  if (page !== undefined) pageRoutes(service, page, tagged);
  service.notFound(pathUnknown);
  service.onError(failed);
  return service;
}
