/**
 * Answers that were given before, given again without asking the routes. Whatever may differ between
 * two requests is looked at each time, by the same means as on the ordinary way: who asks and how
 * often, which head the book has by now; and the log and the metrics are told. What remains are the
 * same bytes under the same headers. Anything out of the ordinary goes the ordinary way.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { mayReach } from "../access/principal.ts";
import type { Log } from "../observability/log.ts";
import type { Asking, Gate } from "./admission.ts";
import type { KeptAnswer, KeptAnswers } from "./kept-answers.ts";
import type { Ledgers } from "./ledgers.ts";
import { routeOf } from "./needs.ts";
import type { Route } from "./needs.ts";
import { answered, logOf } from "./observed.ts";
import type { Asked, Observers } from "./observed.ts";
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
const UNUSUAL: ReadonlySet<string> = new Set(["if-none-match", "if-match", "if-modified-since", "range", "origin", "traceparent", "x-request-id", "content-length", "transfer-encoding", "expect", "upgrade"]);

/** Headers that each answer has of its own: most have all others in common. */
const OF_ANSWER: ReadonlySet<string> = new Set(["etag", "content-location", "content-disposition", "link"]);

/** Headers that are another one's each time. */
const OF_REQUEST: ReadonlySet<string> = new Set(["x-request-id", "ratelimit", "ratelimit-policy", "content-length"]);

interface Known {
  readonly answer: KeptAnswer;
  readonly book: string;
  readonly head: string;
  readonly isPinned: boolean;
  readonly place: Place;
  /** Headers, names and values in turns. */
  readonly common: readonly string[];
  readonly own: readonly string[];
}

/** What all answers at a path have in common: kept once, so that it is near when it is wanted. */
interface Place {
  readonly route: Route;
  readonly asked: Asked;
  readonly log: Log;
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
  readonly #places = new Map<string, Place>();
  /** As many as there are forms and ways to be cached. */
  readonly #common = new Map<string, readonly string[]>();

  constructor(service: OpenAPIHono, parts: Parts) {
    this.#parts = parts;
    ofServices.set(service, this);
  }

  /** Nothing where anything about the request is out of the ordinary. */
  #knownOf(request: IncomingMessage): Known | undefined {
    if (request.method !== "GET" || this.#parts.traces !== undefined) return undefined;
    const key = keyAskedFor(request);
    return key === undefined ? undefined : this.#known.get(key);
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
    const { gate } = this.#parts;
    const { answer } = known;
    const isOver = head !== known.head || answer.isGone;
    if (isOver) this.#known.delete(keyAskedFor(request) ?? "");
    if (isOver || gate.refusal(asking, known.place.route) !== undefined) return false;
    const count = gate.count(asking.principal, known.place.route, request.socket.remoteAddress);
    if (count?.isExceeded === true) return false;
    const requestId = randomUUID();
    const counted = count === undefined ? [] : Object.entries(rateHeaders(count)).flat();
    answer.isAskedFor = true;
    response.writeHead(200, [...known.common, ...known.own, "x-request-id", requestId, ...counted]).end(answer.body, answer.encoding);
    const { log, asked } = known.place;
    answered(this.#parts.metrics, log, asked, { milliseconds: performance.now() - begun, requestId, principal: asking.principal.id });
    this.#parts.metrics.repeated();
    return true;
  }

  #placeOf(context: Context<Env>): Place {
    const { path } = context.req;
    const route = routeOf(context);
    const asked = { method: "GET", route: route.path, path, status: 200 };
    const place = this.#places.get(path) ?? { route, asked, log: logOf(this.#parts.log, asked) };
    remember(this.#places, path, place);
    return place;
  }

  /** One array for all headers that are the same. */
  #shared(headers: readonly string[]): readonly string[] {
    const text = headers.join("\n");
    const shared = this.#common.get(text) ?? headers;
    this.#common.set(text, shared);
    return shared;
  }

  /** Learns the answers that routes give: it stands before everything else, and sees them as they leave. */
  learning(): MiddlewareHandler<Env> {
    return async (context, next) => {
      await next();
      const { req, res } = context;
      const tag = context.get("keptTag");
      if (tag === undefined || res.status !== 200 || req.method !== "GET" || [...req.raw.headers.keys()].some((name) => UNUSUAL.has(name))) return;
      const url = new URL(req.url);
      const key = keyOf(`${url.pathname}${url.search}`, req.header("accept"));
      const answer = this.#parts.answers.get(tag);
      if (answer === undefined) return;
      const headers = [...res.headers].filter(([name]) => !OF_REQUEST.has(name));
      const common = this.#shared(headers.filter(([name]) => !OF_ANSWER.has(name)).flat());
      const own = [...headers.filter(([name]) => OF_ANSWER.has(name)).flat(), "content-length", String(answer.bytes)];
      remember(this.#known, key, { answer, book: idOfBook(context), head: headOfBook(context), isPinned: isPinned(context), place: this.#placeOf(context), common, own });
    };
  }
}

/** In the place of the oldest, where there are too many. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST_KNOWN) break;
    map.delete(oldest);
  }
}

/** Nothing where a header is unusual. Read from the headers as they came: to make an object of them takes longer than all else here. */
function keyAskedFor({ url = "", rawHeaders }: IncomingMessage): string | undefined {
  let accept: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? "";
    if (UNUSUAL.has(name) || (name === "accept" && accept !== undefined)) return undefined;
    if (name === "accept") accept = rawHeaders[at + 1];
  }
  return keyOf(url, accept);
}

function keyOf(target: string, accept = ""): string {
  return `${target}\n${accept}`;
}
