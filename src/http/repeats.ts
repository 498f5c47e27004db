/**
 * Answers that were given before, given again without asking the routes. Whatever may differ between
 * two requests is looked at each time, by the same means as on the ordinary way: who asks and how
 * often, which head the book has by now; and the log and the metrics are told. What remains are the
 * same bytes under the same headers. Anything out of the ordinary goes the ordinary way.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env, MiddlewareHandler } from "hono";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { mayReach } from "../access/principal.ts";
import type { Asking, Gate } from "./admission.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { Ledgers } from "./ledgers.ts";
import { routeOf } from "./needs.ts";
import type { Route } from "./needs.ts";
import { answered } from "./observed.ts";
import type { Observers } from "./observed.ts";
import { rateHeaders } from "./rate.ts";
import { headOfBook, idOfBook, isPinned } from "./standing.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** The tag by which the body of the answer is kept; absent where it is not. */
    keptTag: string | undefined;
  }
}

/** How many requests are known by heart. */
const MOST_KNOWN = 20_000;

/** What asks for more than the answer, or sends something. */
const UNUSUAL = ["if-none-match", "if-match", "if-modified-since", "range", "origin", "traceparent", "x-request-id", "content-length", "transfer-encoding", "expect", "upgrade"];

/** Headers that are another one's each time. */
const OF_REQUEST: ReadonlySet<string> = new Set(["x-request-id", "ratelimit", "ratelimit-policy", "content-length"]);

interface Known {
  readonly tag: string;
  readonly book: string;
  readonly head: string;
  readonly isPinned: boolean;
  readonly route: Route;
  readonly path: string;
  /** Names and values in turns. */
  readonly headers: readonly string[];
}

const ofServices = new WeakMap<OpenAPIHono, Repeats>();

/** The repeats of a service. */
export function repeatsOf(service: OpenAPIHono): Repeats | undefined {
  return ofServices.get(service);
}

interface Parts extends Observers {
  readonly gate: Gate;
  readonly ledgers: Ledgers;
  readonly answers: KeptAnswers;
}

export class Repeats {
  readonly #parts: Parts;
  readonly #known = new Map<string, Known>();

  constructor(service: OpenAPIHono, parts: Parts) {
    this.#parts = parts;
    ofServices.set(service, this);
  }

  /** Nothing where anything about the request is out of the ordinary. */
  #knownOf(request: IncomingMessage): Known | undefined {
    if (request.method !== "GET" || this.#parts.traces !== undefined) return undefined;
    const { headers } = request;
    const known = this.#known.get(keyOf(request.url ?? "", headers.accept));
    return known === undefined || UNUSUAL.some((name) => headers[name] !== undefined) ? undefined : known;
  }

  /** Gives the answer again; false, and nothing done, where the request has to go the ordinary way after all. */
  answer(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean> {
    const known = this.#knownOf(request);
    if (known === undefined) return false;
    const { gate, ledgers } = this.#parts;
    const head = ledgers.steadyHead(known.book);
    // Where nothing has to be waited for, nothing is.
    return gate.isOpen && head !== undefined ? this.#given(known, { asking: gate.anybody, head }, request, response) : this.#looked(known, request, response);
  }

  async #looked(known: Known, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { gate, ledgers } = this.#parts;
    const asking = await gate.whoAsks(request.headers.authorization);
    if (!mayReach(asking.principal, known.book)) return false;
    const { head } = await ledgers.standing(known.book, known.isPinned ? known.head : undefined);
    return this.#given(known, { asking, head }, request, response);
  }

  #given(known: Known, { asking, head }: { readonly asking: Asking; readonly head: string }, request: IncomingMessage, response: ServerResponse): boolean {
    const begun = performance.now();
    const { gate, answers } = this.#parts;
    const kept = head === known.head ? answers.get(known.tag) : undefined;
    if (kept === undefined) this.#known.delete(keyOf(request.url ?? "", request.headers.accept));
    if (kept === undefined || gate.refusal(asking, known.route) !== undefined) return false;
    const count = gate.count(asking.principal, known.route, request.socket.remoteAddress);
    if (count?.isExceeded === true) return false;
    const requestId = randomUUID();
    const own = count === undefined ? [] : Object.entries(rateHeaders(count)).flat();
    response.writeHead(200, [...known.headers, "content-length", String(kept.bytes), "x-request-id", requestId, ...own]).end(kept.body);
    answered(this.#parts, { method: "GET", route: known.route.path, path: known.path, status: 200, milliseconds: performance.now() - begun, requestId, principal: asking.principal.id });
    this.#parts.metrics.repeated();
    return true;
  }

  /** Learns the answers that routes give: it stands before everything else, and sees them as they leave. */
  learning(): MiddlewareHandler<Env> {
    return async (context, next) => {
      await next();
      const { req, res } = context;
      const tag = context.get("keptTag");
      if (tag === undefined || res.status !== 200 || req.method !== "GET") return;
      const url = new URL(req.url);
      const key = keyOf(`${url.pathname}${url.search}`, req.header("accept"));
      const headers = [...res.headers].flatMap(([name, value]) => (OF_REQUEST.has(name) ? [] : [name, value]));
      this.#known.set(key, { tag, book: idOfBook(context), head: headOfBook(context), isPinned: isPinned(context), route: routeOf(context), path: req.path, headers });
      for (const oldest of this.#known.keys()) {
        if (this.#known.size <= MOST_KNOWN) break;
        this.#known.delete(oldest);
      }
    };
  }
}

function keyOf(target: string, accept = ""): string {
  return `${target}\n${accept}`;
}
