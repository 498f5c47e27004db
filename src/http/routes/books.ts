/** /v1/books: which books there are, and one of them. */
import { createRoute, z } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { mayReach } from "../../access/principal.ts";
import type { Book } from "../../book/book.ts";
import type { PlainBook } from "../../columns/plain-book.ts";
import { bookAnswer, bookAnswerSchema, bookList, bookListSchema } from "../book-answer.ts";
import type { Ledgers } from "../ledgers.ts";
import { bookQuery, query } from "../parameters.ts";
import { answersAlways, answersOfBook, book } from "../route.ts";
import { bookOf, plainBookOf } from "../standing.ts";

const list = createRoute({
  method: "get",
  path: "/v1/books",
  operationId: "listBooks",
  summary: "The books there are",
  request: { query: query({}) },
  responses: answersAlways(bookListSchema, "Every book whose files are good, and the ids of those whose files are not."),
});

const one = createRoute({
  method: "get",
  path: "/v1/books/{book}",
  operationId: "getBook",
  summary: "One book: its currency, sources, and the dates it presents",
  request: { params: z.object({ book }), query: bookQuery({}) },
  responses: answersOfBook(bookAnswerSchema, "The book."),
});

export function bookRoutes(service: OpenAPIHono, ledgers: Ledgers) {
  return service
    .openapi(list, async (context) => {
      const read = await Promise.all(ledgers.ids().filter((id) => mayReach(context.var.principal, id)).map((id) => readable(ledgers, id)));
      return context.json(bookList(read.filter((each) => typeof each !== "string"), read.filter((each) => typeof each === "string")), 200);
    })
    .openapi(one, (context) => context.json(bookAnswer(plainBookOf(context) ?? bookOf(context)), 200));
}

/** The book, or its id where its files are at fault. */
async function readable(ledgers: Ledgers, id: string): Promise<Book | PlainBook | string> {
  try {
    return await ledgers.read(id);
  } catch (error) {
    if (error instanceof HTTPException) return id;
    throw error;
  }
}
