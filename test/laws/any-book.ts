/** Laws hold for any book: for generated ones, and for every book that this repository carries. */
import { test } from "@fast-check/vitest";
import { fileURLToPath } from "node:url";
import { Library } from "../../src/library/library.ts";
import type { Book } from "../../src/book/book.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day, Period } from "../../src/kernel/day.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import type { Spread } from "../../src/ledger/ledger.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import type { Measure } from "../../src/measures/measure.ts";
import { bookOf } from "../given.ts";
import { books } from "../generate/book.ts";
import type { GeneratedBook } from "../generate/book.ts";
import { choices, Draw } from "../generate/draw.ts";
import { runs, timeout, times } from "./runs.ts";

export const library = new Library(fileURLToPath(new URL("../../events/books", import.meta.url)));

const read = new Map<string, Book>();

/** The generated book, read once: the laws of a file run from one seed, and so over the same books. */
function readOnce(given: GeneratedBook): Book {
  const text = JSON.stringify(given);
  const book = read.get(text) ?? bookOf(given);
  read.set(text, book);
  return book;
}

const replays = new WeakMap<Book, Map<Spread, Ledger>>();

/** The ledger of all that is known of the book, replayed once. */
export function ledgerOf(book: Book, spread: Spread = "at-end"): Ledger {
  const kept = replays.get(book) ?? new Map<Spread, Ledger>();
  const ledger = kept.get(spread) ?? new Ledger(book, { spread });
  replays.set(book, kept.set(spread, ledger));
  return ledger;
}

/** The law, checked for any book with dates and choices that are drawn anew each time. */
export function forAnyBook(law: string, check: (book: Book, draw: Draw) => void): void {
  test.prop([books, choices], times(runs))(
    `${law}: of generated books`,
    (given, drawn) => {
      check(readOnce(given), new Draw(drawn));
    },
    timeout,
  );
  for (const id of library.ids()) {
    test.prop([choices], times(Math.ceil(runs / 20)))(
      `${law}: of ${id}`,
      (drawn) => {
        check(library.book(id), new Draw(drawn));
      },
      timeout,
    );
  }
}

/** A day in which something of the book happens or a window begins or ends, or a day or some days away. */
export function anyDay({ events }: Book, draw: Draw): Day {
  const days = events.flatMap(({ event }) => [event.on.first, event.on.day, event.on.last]);
  return plusDays(days.length === 0 ? ("2000-06-30" as Day) : draw.one(days), draw.one([0, 0, 0, 1, -1, 5, -5, 40, -40]));
}

/** A period between two such days. */
export function anyPeriod(book: Book, draw: Draw): Period {
  const [one, other] = [anyDay(book, draw), anyDay(book, draw)];
  return one <= other ? { first: one, last: other } : { first: other, last: one };
}

/** The book's ledger as it is known, or as it was known on some day. */
export function anyLedger(book: Book, draw: Draw): Ledger {
  return draw.once(2) ? new Ledger(book, { knownAt: anyDay(book, draw) }) : ledgerOf(book);
}

/** The selection of one account, as it is signed. */
export const only = (account: string): ReadonlyMap<string, 1n> => new Map([[account, 1n]]);

/** Some of the book's measures, others each time: all of them would take long for their interest and values. */
export function someMeasures(ledger: Ledger, draw: Draw): Measure[] {
  const all = [...measuresOf(ledger).values()];
  const start = draw.below(all.length);
  return [...all.slice(start), ...all.slice(0, start)].slice(0, 12);
}

export function accountsOf(ledger: Ledger): string[] {
  return [...ledger.chart.accounts.keys()];
}
