/** Every request as the log, the metrics and the traces have it. */
import type { Env, MiddlewareHandler } from "hono";
import type { Log } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Traces } from "../observability/traced.ts";
import { routeOf } from "./needs.ts";

declare module "hono" {
  interface ContextVariableMap {
    log: Log;
  }
}

export interface Observers {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly traces?: Traces | undefined;
}

const FAILED = 500;

/** What was asked, and with what success. */
export interface Asked {
  readonly method: string;
  readonly route: string;
  /** Without the query: it says what was asked for, which is nobody's business who only runs the service. */
  readonly path: string;
  readonly status: number;
}

interface Once {
  readonly milliseconds: number;
  readonly requestId: string;
  /** The id of who asked. */
  readonly principal: string;
  readonly traceId?: string | undefined;
}

/** A log whose lines tell of it. */
export function logOf(log: Log, { method, route, path, status }: Asked): Log {
  return log.child({ method, route, path, status });
}

/** Tells the metrics, and the log of what was asked. */
export function answered(metrics: Metrics, log: Log, { method, route, status }: Asked, { milliseconds, requestId, principal, traceId }: Once): void {
  metrics.answered(method, route, status, milliseconds / 1_000);
  const level = status >= FAILED ? "warn" : "info";
  if (log.isLevelEnabled(level)) log[level]({ requestId, ms: Math.round(milliseconds * 1_000) / 1_000, principal, traceId }, "answered");
}

export function observed({ log, metrics, traces }: Observers): MiddlewareHandler<Env> {
  return async (context, next) => {
    const begun = performance.now();
    const { req } = context;
    const { method, path } = req;
    context.set("log", log);
    const span = traces?.begin({ method, path, traceparent: req.header("traceparent"), tracestate: req.header("tracestate") });
    await next();
    const { status } = context.res;
    const { path: route } = routeOf(context);
    const { requestId } = context.var;
    const principal = (context.var as Partial<typeof context.var>).principal?.id ?? "nobody";
    span?.end({ route, status, requestId, principal });
    const asked = { method, route, path, status };
    answered(metrics, logOf(log, asked), asked, { milliseconds: performance.now() - begun, requestId, principal, traceId: span?.traceId });
  };
}
