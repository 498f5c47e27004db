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

/** The responses of a route whose answer can be followed too. Their type stays that of the answer. */
export function followable<Responses extends { readonly 200: ReturnType<typeof answer> }>(responses: Responses): Responses {
  return { ...responses, 200: { ...responses[200], content: { ...responses[200].content, "text/event-stream": { schema: z.string() } } }, 409: problem("The book is one in files, which has no feed.") };
}

/** The responses of a route that writes. */
export function answersOfWrite<Written extends z.ZodType, WouldBe extends z.ZodType>(written: Written, wouldBe: WouldBe) {
  return {
    ...ofBook,
    201: answer(written, "Written; the body tells as what, and the head that the book has with it."),
    200: answer(z.union([written, wouldBe]), "Written before under the same key, as then; or, with `dryRun`, what would stand otherwise."),
    400: problem("The query, a header or the syntax of the body is not valid."),
    409: problem("The key stands for another write, or the book is one in files, which nobody writes to here."),
    412: problem("The book has another head than `If-Match` names: others have written since."),
    413: problem("The body is too large, or holds too many."),
    415: problem("The body is neither JSON nor YAML."),
    422: problem("What was sent is at fault, or the book would be with it; every fault is listed with its place. Nothing was written."),
    428: problem("There is no `If-Match`."),
    503: problem("The store cannot be written to; or (`outcome-unknown`) nobody can tell whether it was: the same request again settles it."),
  };
}

/** The responses of a route that reads posted scenarios. */
export function answersOfPosted<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...answersOfBooks(schema, description), ...ofBook, 413: problem("The body is too large."), 415: problem("The body is neither JSON nor YAML."), 422: problem("A posted scenario is at fault, or contradicts itself; every fault is listed with its line.") };
}

export const book = z.string().openapi({ description: "The id of a book, as /v1/books lists it." });
