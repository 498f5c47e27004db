/** What the routes have in common: the shape of their responses, and the path's own parameters. */
import { z } from "@hono/zod-openapi";
import { PROBLEM_JSON, problemSchema } from "./problem.ts";

const problem = (description: string) => ({ description, content: { [PROBLEM_JSON]: { schema: problemSchema } } });

/** The answer where the query is good. */
function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** The responses of a route that asks the service itself. */
export function answersAlways<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: answer(schema, description), 400: problem("The query is not valid.") };
}

/** The responses of a route that asks all books. */
export function answersOfBooks<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...answersAlways(schema, description), 503: problem("The files of a book are at fault; every fault is listed.") };
}

const ofBook = { 404: problem("There is no such book, or nothing of that name in it, or it never had that head.") };

/** The responses of a route that asks one book. */
export function answersOfBook<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...answersOfBooks(schema, description), ...ofBook, 304: { description: "The answer is the one whose ETag `If-None-Match` holds." } };
}

/** The responses of a route that reads posted scenarios. */
export function answersOfPosted<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...answersOfBooks(schema, description), ...ofBook, 413: problem("The body is too large."), 422: problem("A posted scenario is at fault, or contradicts itself; every fault is listed with its line.") };
}

export const book = z.string().openapi({ description: "The id of a book, as /v1/books lists it." });
