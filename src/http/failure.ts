/** What the service answers when it cannot answer: one handler for each way a request can fail. */
import type { Context, Env } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { pathOf, problemOfFaults, problemResponse, RefusedRequest } from "./problem.ts";

/** The faults that a question can have. Any other is the book's, which then cannot answer: 503. */
const STATUSES: Partial<Record<Fault["code"], ContentfulStatusCode>> = {
  "book-unknown": 404,
  "date-impossible": 400,
  "event-unknown": 404,
  "figure-unknown": 404,
  "head-unknown": 404,
  "measure-unknown": 404,
  "query-invalid": 400,
  "register-unknown": 404,
  "scenario-unknown": 404,
  "statement-unknown": 404,
};

const BOOK_FAULTY = 503;

/** Thrown where a book's own files are at fault, whatever the codes of its faults. */
export function bookFaulty(faults: readonly Fault[]): HTTPException {
  return new HTTPException(BOOK_FAULTY, { cause: new Faults(faults) });
}

const SYNTAX: ReadonlySet<string> = new Set(["json-syntax", "yaml-syntax"]);

/** Thrown where what a request brings is at fault: RFC 9110 §15.5.1 where it cannot be read at all, §15.5.21 where it can. */
export function bodyFaulty(faults: readonly Fault[]): HTTPException {
  return new HTTPException(faults.every(({ code }) => SYNTAX.has(code)) ? 400 : 422, { cause: new Faults(faults) });
}

/** RFC 9110 §15.5.14: more than a scenario ever needs. */
export function tooLarge(context: Context<Env>, limit: number): Response {
  return problemResponse(context, { code: "request-too-large", status: 413, detail: `found a body of more than ${limit} bytes; expected a scenario of at most that` });
}

/** What is not the fault of what is written; anything else is. */
const OF_WRITES: Partial<Record<Fault["code"], ContentfulStatusCode>> = {
  "book-unknown": 404,
  "chain-broken": 503,
  "head-went-back": 503,
  "key-conflict": 409,
  "outcome-unknown": 503,
  "store-unreadable": 503,
  "store-unwritable": 503,
  "version-conflict": 412,
};

/** Thrown where a write is refused. */
export function writeRefused(faults: readonly Fault[], { before, seen }: { readonly before: string; readonly seen: string }): HTTPException | RefusedRequest {
  const code = faults[0]?.code;
  if (code === "version-conflict") return new RefusedRequest({ code, status: 412, detail: `found head ${before}; expected ${seen}, which If-Match names: read what came since, and write again` }, { etag: `"${before}"` });
  const status = code === undefined ? undefined : OF_WRITES[code];
  return status === undefined ? bodyFaulty(faults) : new HTTPException(status, { cause: new Faults(faults) });
}

/** A problem for every error; one that nobody foresaw is logged and told without its particulars. */
export function failed(error: Error, context: Context<Env>): Response {
  if (error instanceof RefusedRequest) return problemResponse(context, error.found, error.headers);
  if (error instanceof HTTPException && error.cause instanceof Faults) return problemResponse(context, problemOfFaults(error.cause.faults, error.status));
  const first = error instanceof Faults ? error.faults[0] : undefined;
  if (error instanceof Faults && first !== undefined) return problemResponse(context, problemOfFaults(error.faults, STATUSES[first.code] ?? BOOK_FAULTY));
  // The client let go before its request was whole: nobody reads this answer, and nothing of ours has failed.
  if ("code" in error && error.code === "ECONNRESET") return problemResponse(context, { code: "request-late", status: 408, detail: "found a request that was not sent to its end; expected all of it" });
  const { requestId, log } = context.var;
  log.error({ requestId, method: context.req.method, path: pathOf(context), err: error }, "internal error");
  return problemResponse(context, { code: "internal", status: 500, detail: `the service failed; its log tells more under request ${requestId}`, requestId });
}

export function pathUnknown(context: Context<Env>): Response {
  return problemResponse(context, { code: "not-found", status: 404, detail: `nothing is at ${pathOf(context)}; /openapi.json lists what there is` });
}

/** RFC 9110 §15.5.6: says in `Allow` what is allowed. */
export function methodRefused(context: Context<Env>, methods: readonly string[]): Response {
  const allow = methods.join(", ");
  return problemResponse(context, { code: "method-not-allowed", status: 405, detail: `found method ${context.req.method}; expected one of ${allow}` }, { allow });
}
