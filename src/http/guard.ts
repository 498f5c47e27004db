/** What stands before every route, in order: who watches, what a browser is told, who is let in, and how much at once. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { logTo } from "../observability/log.ts";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Traces } from "../observability/traced.ts";
import { Gate, admitted } from "./admission.ts";
import type { Admission } from "./admission.ts";
import { answeredWithin } from "./answer-time.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { Ledgers } from "./ledgers.ts";
import { observed } from "./observed.ts";
import { fromListedOrigins, sharedWith } from "./origins.ts";
import { problemResponse } from "./problem.ts";
import { securityHeaders } from "./security-headers.ts";
import { Repeats } from "./repeats.ts";
import { standing } from "./standing.ts";

const MOST_BYTES = 1_048_576;
const ANSWER_SECONDS = 30;

export interface Guarding extends Admission {
  readonly origins?: readonly string[] | undefined;
  readonly bodyBytes?: number | undefined;
  readonly answerSeconds?: number | undefined;
  /** Errors to standard error where none is given. */
  readonly log?: Log | undefined;
  readonly traces?: Traces | undefined;
  /** Ends the answers that would not end by themselves. */
  readonly stopping?: AbortSignal | undefined;
}

/** Every middleware but those that are about answers themselves. */
export function guard(service: OpenAPIHono, { ledgers, metrics, answers }: { readonly ledgers: Ledgers; readonly metrics: Metrics; readonly answers: KeptAnswers }, guarding: Guarding): void {
  const { origins = [], bodyBytes = MOST_BYTES, answerSeconds = ANSWER_SECONDS, log = logTo(process.stderr, "error"), traces } = guarding;
  const gate = new Gate(service, guarding);
  service.use(new Repeats(service, { log, metrics, traces, gate, ledgers, answers }).learning());
  service.use(requestId());
  service.use(observed({ log, metrics, traces }));
  service.use(securityHeaders());
  if (origins.length > 0) service.use(sharedWith(origins));
  service.use(fromListedOrigins(origins));
  service.use(answeredWithin(answerSeconds));
  service.use(admitted(gate));
  service.use(ofAtMost(bodyBytes));
  service.use("/v1/books/:book/*", standing(ledgers));
}

/** RFC 9110 §15.5.14. What asks without changing anything has no body that is read. */
function ofAtMost(bytes: number): MiddlewareHandler<Env> {
  const limit = bodyLimit({ maxSize: bytes, onError: (context: Context<Env>) => problemResponse(context, { code: "request-too-large", status: 413, detail: `found a body of more than ${bytes} bytes; expected at most that` }) });
  return (context, next) => (context.req.method === "GET" || context.req.method === "HEAD" ? next() : limit(context, next));
}
