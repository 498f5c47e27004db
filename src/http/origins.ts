/** Pages of other origins: which may read answers (CORS), and that no other may bring anything about. */
import type { Env, MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { problemResponse } from "./problem.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE"];
const SENT = ["accept", "authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "last-event-id", "x-request-id"];
const SHOWN = ["content-disposition", "content-location", "etag", "link", "location", "ratelimit", "ratelimit-policy", "retry-after", "x-request-id"];

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** How long a browser may remember what it was allowed. */
const REMEMBERED_SECONDS = 600;

/** Lets pages of these origins ask and read. No cookie ever says who asks, so none is let through. */
export function sharedWith(origins: readonly string[]): MiddlewareHandler<Env> {
  const shared = cors({ origin: [...origins], allowMethods: METHODS, allowHeaders: SENT, exposeHeaders: SHOWN, maxAge: REMEMBERED_SECONDS });
  // An OPTIONS that is no preflight is a method like any other.
  return (context, next) => (context.req.method === "OPTIONS" && context.req.header("access-control-request-method") === undefined ? next() : shared(context, next));
}

/**
 * Refuses what a page of an origin that is not listed would change or have computed: a browser sends
 * some such requests without asking first, and on a loopback address no token would stop them.
 */
export function fromListedOrigins(origins: readonly string[]): MiddlewareHandler<Env> {
  return async (context, next) => {
    const origin = context.req.header("origin");
    if (origin === undefined || SAFE.has(context.req.method) || origins.includes(origin) || hostOf(origin) === context.req.header("host")) return next();
    return problemResponse(context, { code: "origin-refused", status: 403, detail: `found a request from a page of ${origin}; expected one of the service's own, or of an origin that its configuration lists` });
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
