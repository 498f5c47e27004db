/**
 * What a route needs of whoever asks it, declared once in the route itself by the `security` of its
 * OpenAPI description: `security: open`, or `security: needs("append")`. A route that declares
 * nothing needs `read`, as does a path that leads nowhere; the description says so, and this is
 * where it is enforced from.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import { matchedRoutes } from "hono/route";
import { scopes } from "../access/principal.ts";
import type { Scope } from "../access/principal.ts";

/** The name of the security scheme in the description. */
export const BEARER = "bearer";

type Requirement = Record<string, string[]>;

/** Everybody may ask, without a token. */
export const open: Requirement[] = [];

/** Only who holds a token with that scope may ask. */
export function needs(scope: Scope): Requirement[] {
  return [{ [BEARER]: [scope] }];
}

/** Pages that are read before anybody has a token; they hold nothing of any book. */
const PAGES = ["/", "/assets", "/books", "/docs", "/icon.svg", "/service-worker.js"];

export interface Route {
  /** The path as it was declared, such as /v1/books/:book; `unmatched` where nothing is. */
  readonly path: string;
  readonly method: string;
}

const NOWHERE: Route = { path: "unmatched", method: "" };

/** The route that answers the request. */
export function routeOf(context: Context<Env>): Route {
  return matchedRoutes(context).findLast(({ method }) => method !== "ALL") ?? NOWHERE;
}

/** The scope that each route needs; of one that is open, none. */
export class Needs {
  readonly #service: OpenAPIHono;
  #declared: ReadonlyMap<string, Scope | "open"> | undefined;
  /** Of routes that were asked before. */
  readonly #known = new WeakMap<Route, Scope | "open">();

  constructor(service: OpenAPIHono) {
    this.#service = service;
  }

  of(route: Route): Scope | "open" {
    const known = this.#known.get(route);
    if (known !== undefined) return known;
    const { path, method } = route;
    this.#declared ??= declaredIn(this.#service);
    const need = this.#declared.get(`${method} ${path}`) ?? (PAGES.some((page) => path === page || path.startsWith(`${page}/`)) ? "open" : "read");
    this.#known.set(route, need);
    return need;
  }
}

function declaredIn(service: OpenAPIHono): ReadonlyMap<string, Scope | "open"> {
  const declared = new Map<string, Scope | "open">();
  for (const definition of service.openAPIRegistry.definitions) {
    if (definition.type !== "route" || definition.route.security === undefined) continue;
    const { method, path, security } = definition.route;
    const asked = security.flatMap((each) => each[BEARER] ?? []);
    const scope = scopes.find((each) => asked.includes(each));
    declared.set(`${method.toUpperCase()} ${path.replaceAll(/\/\{(\w+)\}/g, "/:$1")}`, security.length === 0 ? "open" : (scope ?? "admin"));
  }
  return declared;
}
