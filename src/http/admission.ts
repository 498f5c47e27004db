/**
 * Who is let in: a bearer token (RFC 6750) says who asks, the route says what that takes, and each
 * is let in so often a minute. Where no access is configured everybody is, as `anybody`.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import type { Access } from "../access/access.ts";
import { anybody, mayReach, nobody } from "../access/principal.ts";
import type { Principal, Scope } from "../access/principal.ts";
import { Needs, routeOf } from "./needs.ts";
import type { Route } from "./needs.ts";
import { problemResponse } from "./problem.ts";
import { Rate, countedAddress, rateHeaders } from "./rate.ts";
import type { Count } from "./rate.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Who asks; set before any route answers. */
    principal: Principal;
    /** Whether whoever asked would be let in again now, to a book. */
    isStillAdmitted: (book: string) => Promise<boolean>;
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

export interface Asking {
  readonly principal: Principal;
  /** Whether it came with credentials that are not in force. */
  readonly isUnknown: boolean;
}

type Refusal = "token-invalid" | "token-missing" | Scope;

/** Decides who is let in. */
export class Gate {
  readonly anybody: Asking = { principal: anybody, isUnknown: false };
  readonly #access: Access | undefined;
  readonly #needs: Needs;
  readonly #counting: Rate | undefined;

  constructor(service: OpenAPIHono, { access, rate = 0 }: Admission) {
    this.#access = access;
    this.#needs = new Needs(service);
    this.#counting = rate === 0 ? undefined : new Rate(rate);
    if (access !== undefined) guarded.add(service);
  }

  /** Whether everybody is let in, as `anybody`. */
  get isOpen(): boolean {
    return this.#access === undefined;
  }

  async whoAsks(authorization: string | undefined): Promise<Asking> {
    if (this.#access === undefined) return this.anybody;
    if (authorization === undefined) return { principal: nobody, isUnknown: false };
    const [, text] = CREDENTIALS.exec(authorization) ?? [];
    const principal = text === undefined ? undefined : await this.#access.principal(text);
    return principal === undefined ? { principal: nobody, isUnknown: true } : { principal, isUnknown: false };
  }

  /** Counts a request; nothing where requests of that route are not counted. */
  count(principal: Principal, { path }: Route, address: string | undefined): Count | undefined {
    if (UNCOUNTED.has(path)) return undefined;
    const isNamed = principal !== anybody && principal !== nobody;
    return this.#counting?.take(isNamed ? `token ${principal.id}` : `address ${countedAddress(address)}`);
  }

  /** Why a request for the route is not let in, or which scope is missing; nothing where it is. */
  refusal({ principal, isUnknown }: Asking, route: Route): Refusal | undefined {
    if (isUnknown) return "token-invalid";
    const need = this.#needs.of(route);
    if (need === "open") return undefined;
    if (principal === nobody) return "token-missing";
    return principal.scopes.has(need) ? undefined : need;
  }
}

export function admitted(gate: Gate): MiddlewareHandler<Env> {
  return async (context, next) => {
    const asking = await gate.whoAsks(context.req.header("authorization"));
    context.set("principal", asking.principal);
    const route = routeOf(context);
    context.set("isStillAdmitted", async (book) => {
      const now = await gate.whoAsks(context.req.header("authorization"));
      return gate.refusal(now, route) === undefined && mayReach(now.principal, book);
    });
    const count = gate.count(asking.principal, route, addressOf(context));
    const refusal = gate.refusal(asking, route);
    if (count?.isExceeded === true) context.res = tooMany(context, count.limit, count.reset);
    else if (refusal === undefined) await next();
    else context.res = unadmitted(context, refusal);
    if (count !== undefined) for (const [name, value] of Object.entries(rateHeaders(count))) context.header(name, value);
  };
}

function unadmitted(context: Context<Env>, refusal: Refusal): Response {
  switch (refusal) {
    case "token-invalid":
      return problemResponse(context, { code: refusal, status: 401, detail: "found credentials that are not in force; expected a bearer token that is known, not expired and not revoked" }, { "www-authenticate": `${REALM}, error="invalid_token"` });
    case "token-missing":
      return problemResponse(context, { code: refusal, status: 401, detail: "found no credentials; expected `authorization: Bearer` with a token" }, { "www-authenticate": REALM });
    default:
      return problemResponse(context, { code: "scope-missing", status: 403, detail: `found a token without the scope ${refusal}; expected one with it` }, { "www-authenticate": `${REALM}, error="insufficient_scope", scope="${refusal}"` });
  }
}

/** RFC 6585 §4. */
function tooMany(context: Context<Env>, limit: number, reset: number): Response {
  return problemResponse(context, { code: "rate-exceeded", status: 429, detail: `found more than ${limit} requests within a minute; expected at most that, and the next in ${reset} s` }, { "retry-after": String(reset) });
}

/** The address that the request came from, where it came over a socket. */
function addressOf({ env }: Context<Env>): string | undefined {
  const { incoming } = (env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined) ?? {};
  return incoming?.socket?.remoteAddress;
}
