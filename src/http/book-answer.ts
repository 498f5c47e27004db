/** Books as data: which there are, and what each says of itself. */
import { z } from "zod";
import type { Book } from "../book/book.ts";
import { isInColumns } from "../columns/plain-book.ts";
import type { PlainBook } from "../columns/plain-book.ts";

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const summarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether it is the one meant where none is named. */
  default: z.boolean(),
  /** The date on which a bare query is answered. */
  asOf: isoDay,
  ledgerHead: z.string(),
  events: z.number().int(),
  reportedFigures: z.number().int(),
}).meta({ id: "BookSummary" });

export const bookListSchema = z.object({
  total: z.number().int(),
  shown: z.number().int(),
  books: z.array(summarySchema),
  /** The ids of books whose files are at fault: asking for one tells why. */
  faulty: z.array(z.string()),
}).meta({ id: "BookList" });
export type BookList = z.output<typeof bookListSchema>;

export const bookAnswerSchema = z.object({
  ...summarySchema.shape,
  currency: z.string(),
  /** The first day of a book that holds the whole history; null where it is reconstructed. */
  inception: isoDay.nullable(),
  /** The dates and periods that its statements are presented for. */
  presents: z.object({ instants: z.array(isoDay), periods: z.array(z.object({ first: isoDay, last: isoDay })) }),
  /** The class of common shares; null where the book has none. */
  commonClass: z.string().nullable(),
  sources: z.array(z.object({ id: z.string(), title: z.string(), published: isoDay })),
}).meta({ id: "BookAnswer" });
export type BookAnswer = z.output<typeof bookAnswerSchema>;

/** A book says the same of itself in either form: for that, none has to be read whole. */
export function bookAnswer(book: Book | PlainBook): BookAnswer {
  const { currency, inception, presents, sources, "common-class": commonClass } = book.definition;
  return {
    ...summaryOf(book),
    currency,
    inception: inception ?? null,
    commonClass: commonClass ?? null,
    presents: { instants: [...presents.instants], periods: presents.periods.map(({ first, last }) => ({ first, last })) },
    sources: Object.entries(sources).map(([id, { title, published }]) => ({ id, title, published })),
  };
}

export function bookList(books: readonly (Book | PlainBook)[], faulty: readonly string[]): BookList {
  return { total: books.length + faulty.length, shown: books.length, books: books.map(summaryOf), faulty: [...faulty] };
}

function summaryOf(book: Book | PlainBook): BookList["books"][number] {
  const { definition, head } = book;
  // Of a plain book nothing is reported.
  const counts = isInColumns(book) ? { events: book.events, reportedFigures: 0 } : { events: book.events.length, reportedFigures: book.reported.length };
  return { id: definition.id, name: definition.name, default: definition.default, asOf: definition["as-of"], ledgerHead: head, ...counts };
}
