/** Long lists a page at a time: by offset, or by a cursor that stays with the head it began at, whatever is appended meanwhile. */
import { z } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import { refuse } from "../kernel/fault.ts";
import { cursorIn } from "./cursor.ts";
import { wholeNumber } from "./whole-number.ts";
import { headOfBook } from "./standing.ts";

/** How many rows an answer shows where nothing is said. */
const PAGE = 100;
export const LONG_PAGE = 10_000;

export const page = {
  offset: wholeNumber("a whole number", [0, Number.MAX_SAFE_INTEGER], { description: "How many to leave out first; without `cursor`.", default: 0 }),
  limit: wholeNumber("a whole number from 1 to 1000", [1, 1000], { description: "How many to show at most.", default: PAGE }),
  cursor: z
    .string()
    .refine((text) => cursorIn(text) !== undefined, "the cursor that the `Link` of an answer holds")
    .optional()
    .openapi({ description: "Goes on where an answer ended, with the head of the book that it was computed from: from the `Link` of that answer." }),
};

/** Of rows in few words, as many as a reader can be shown at once. */
export const longPage = {
  ...page,
  limit: wholeNumber("a whole number from 1 to 10000", [1, LONG_PAGE], { description: "How many to show at most.", default: LONG_PAGE }),
};

interface Paged {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Which rows are asked for. */
export function pageOf({ offset, limit, cursor }: Paged, page = PAGE): { readonly offset: number; readonly limit: number } {
  if (offset !== undefined && cursor !== undefined) throw refuse("query-invalid", "offset beside cursor", "one of them: a cursor says where to go on", { field: "cursor" });
  return { offset: offset ?? cursorIn(cursor)?.offset ?? 0, limit: limit ?? page };
}

/** Says in `Link` (RFC 8288) where the next rows are, if there are more. */
export function linkNext(context: Context<Env>, { total, shown, offset }: { readonly total: number; readonly shown: number; readonly offset: number }): void {
  if (shown === 0 || offset + shown >= total) return;
  const url = new URL(context.req.url);
  for (const name of ["offset", "head"]) url.searchParams.delete(name);
  url.searchParams.set("cursor", Buffer.from(`${headOfBook(context)}.${offset + shown}`).toString("base64url"));
  context.header("link", `<${url.pathname}${url.search}>; rel="next"`);
}
