/**
 * Who is let in: a bearer token (RFC 6750) says who asks, the route says what that takes, and each
 * is let in so often a minute. Where no access is configured everybody is, as `anybody`.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import type { Access } from "../access/access.ts";
import { anybody, nobody } from "../access/principal.ts";
import type { Principal, Scope } from "../access/principal.ts";
import { Needs, routeOf } from "./needs.ts";
import { problemResponse } from "./problem.ts";
import { Rate, countedAddress, rateHeaders } from "./rate.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Who asks; set before any route answers. */
    principal: Principal;
  }
}

const guarded = new WeakSet<OpenAPIHono>();

/** Whether the service lets nobody in without a token. */
export function demandsTokens(service: OpenAPIHono): boolean {
  return guarded.has(service);
}

const REALM = 'Bearer realm="capital-ledger"';

/** RFC 6750 §2.1. */
const CREDENTIALS = /^Bearer +([\w.~+/-]+=*)$/i;

/** Probes ask these often, and from one address with everybody else: they are not counted. */
const UNCOUNTED: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);

export interface Admission {
  readonly access?: Access | undefined;
  /** Requests a minute; 0 counts none. */
  readonly rate?: number | undefined;
}

export function admitted(service: OpenAPIHono, { access, rate = 0 }: Admission): MiddlewareHandler<Env> {
  const needs = new Needs(service);
  const counting = rate === 0 ? undefined : new Rate(rate);
  if (access !== undefined) guarded.add(service);
  return async (context, next) => {
    const { principal, isUnknown } = await whoAsks(context, access);
    context.set("principal", principal);
    const route = routeOf(context);
    const isNamed = principal !== anybody && principal !== nobody;
    const count = UNCOUNTED.has(route.path) ? undefined : counting?.take(isNamed ? `token ${principal.id}` : `address ${addressOf(context)}`);
    const refused = count?.isExceeded === true ? tooMany(context, count.limit, count.reset) : unadmitted(context, principal, { isUnknown, need: needs.of(route) });
    if (refused === undefined) await next();
    else context.res = refused;
    if (count !== undefined) for (const [name, value] of Object.entries(rateHeaders(count))) context.header(name, value);
  };
}

async function whoAsks(context: Context<Env>, access: Access | undefined): Promise<{ readonly principal: Principal; readonly isUnknown: boolean }> {
  if (access === undefined) return { principal: anybody, isUnknown: false };
  const header = context.req.header("authorization");
  if (header === undefined) return { principal: nobody, isUnknown: false };
  const [, text] = CREDENTIALS.exec(header) ?? [];
  const principal = text === undefined ? undefined : await access.principal(text);
  return principal === undefined ? { principal: nobody, isUnknown: true } : { principal, isUnknown: false };
}

function unadmitted(context: Context<Env>, principal: Principal, { isUnknown, need }: { readonly isUnknown: boolean; readonly need: Scope | "open" }): Response | undefined {
  if (isUnknown) return problemResponse(context, { code: "token-invalid", status: 401, detail: "found credentials that are not in force; expected a bearer token that is known, not expired and not revoked" }, { "www-authenticate": `${REALM}, error="invalid_token"` });
  if (need === "open") return undefined;
  if (principal === nobody) return problemResponse(context, { code: "token-missing", status: 401, detail: "found no credentials; expected `authorization: Bearer` with a token" }, { "www-authenticate": REALM });
  if (principal.scopes.has(need)) return undefined;
  return problemResponse(context, { code: "scope-missing", status: 403, detail: `found a token without the scope ${need}; expected one with it` }, { "www-authenticate": `${REALM}, error="insufficient_scope", scope="${need}"` });
}

/** RFC 6585 §4. */
function tooMany(context: Context<Env>, limit: number, reset: number): Response {
  return problemResponse(context, { code: "rate-exceeded", status: 429, detail: `found more than ${limit} requests within a minute; expected at most that, and the next in ${reset} s` }, { "retry-after": String(reset) });
}

/** The address that the request came from, where it came over a socket. */
function addressOf({ env }: Context<Env>): string {
  const { incoming } = env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  return countedAddress(incoming?.socket?.remoteAddress);
}
