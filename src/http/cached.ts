/**
 * Answers of a book as HTTP keeps them (RFC 9110, 9111). The head of the book, the question, the
 * form and the program's version make the answer what it is: so its ETag is known before it is
 * computed, and one that names its head never changes.
 */
import { createHash } from "node:crypto";
import type { Context, Env, MiddlewareHandler } from "hono";
import { keptAnswer } from "./kept-answers.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import { formOf } from "./representation/negotiation.ts";
import { PROGRAM_VERSION } from "./program-version.ts";
import { headOfBook, isPinned } from "./standing.ts";

/** What is kept as text: no workbooks, and nothing that comes line by line. */
const KEPT_TYPES = /^(?:application\/json|text\/csv|text\/markdown)/;

/** Headers of an answer that belong to it. */
const OWN_HEADERS = ["content-type", "content-disposition", "link"];

/** For what is asked of one book, once that book stands. */
export function cached(answers: KeptAnswers): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { req } = context;
    if (req.method !== "GET" && req.method !== "HEAD") return next();
    const tag = tagOf(context);
    const headers = keepingHeaders(context, tag);
    const kept = answers.get(tag);
    const isHeld = matches(tag, req.header("if-none-match")) || (kept !== undefined && req.header("if-none-match") === "*");
    if (isHeld || kept !== undefined) context.header("vary", "accept", { append: true });
    if (isHeld) return context.body(null, 304, headers);
    if (kept !== undefined) {
      context.set("keptTag", tag);
      return context.body(kept.body, 200, { ...kept.headers, ...headers });
    }
    await next();
    if (context.res.status !== 200 || context.res.headers.has("cache-control")) return;
    // RFC 9110 §13.1.2: any answer will do, once there is one.
    if (req.header("if-none-match") === "*") context.res = context.body(null, 304);
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    if (req.method === "GET" && KEPT_TYPES.test(context.res.headers.get("content-type") ?? "")) {
      const own = OWN_HEADERS.flatMap((name) => [[name, context.res.headers.get(name)] as const]).filter((each): each is [string, string] => each[1] !== null);
      answers.keep(tag, keptAnswer(await context.res.clone().text(), Object.fromEntries(own)));
      context.set("keptTag", tag);
    }
  };
}

/** The parameters in the order of their names, whatever order they came in. */
function parameters(context: Context<Env>): URLSearchParams {
  const { searchParams } = new URL(context.req.url);
  searchParams.delete("head");
  searchParams.sort();
  return searchParams;
}

function tagOf(context: Context<Env>): string {
  const { req } = context;
  const parts = [PROGRAM_VERSION, headOfBook(context), new URL(req.url).pathname, parameters(context).toString(), formOf(context) ?? ""];
  return `"${createHash("sha256").update(parts.join("\n")).digest("hex")}"`;
}

/** What else than its content an answer says of itself. Who may ask is settled anew each time, so shared caches keep nothing. */
function keepingHeaders(context: Context<Env>, tag: string): Record<string, string> {
  const headers: Record<string, string> = { etag: tag };
  if (isPinned(context)) return { ...headers, "cache-control": "private, max-age=31536000, immutable" };
  const pinned = parameters(context);
  pinned.set("head", headOfBook(context));
  return { ...headers, "cache-control": "private, no-cache", "content-location": `${new URL(context.req.url).pathname}?${pinned.toString()}` };
}

function matches(tag: string, asked: string | undefined): boolean {
  return asked?.split(",").some((each) => each.trim().replace(/^W\//, "") === tag) ?? false;
}
