/** What every command needs: the library of books, the book asked for, and its ledger. */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultId, Library } from "../library/library.ts";
import type { Books } from "../library/library.ts";
import { openPlainBook } from "../columns/open-plain-book.ts";
import type { PlainBook } from "../columns/plain-book.ts";
import { replayed } from "../answers/replayed.ts";
import { faultLine } from "../kernel/fault.ts";
import type { Book } from "../book/book.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { scenarioOf } from "../scenarios/read-scenario.ts";
import { openByImage } from "../library/kept-image.ts";
import type { Images } from "../library/kept-image.ts";
import { openBook } from "../library/open-book.ts";
import { relative } from "./relative.ts";

const EMBEDDED = resolve(dirname(fileURLToPath(import.meta.url)), "../../events/books");

export interface SessionOptions {
  readonly book?: string | undefined;
  readonly books?: string | undefined;
  /** The books of the store that was named, read before the command began. */
  readonly opened?: Books | undefined;
  /** Where images of books are kept; books are read anew where absent. */
  readonly images?: Images | undefined;
  /** False where books are to be read anew, and nothing kept of them. */
  readonly cache?: boolean | undefined;
  readonly knownAt?: string | undefined;
  readonly spread?: "at-end" | "daily" | undefined;
  /** A scenario of the book, or a path to its file. */
  readonly scenario?: string | undefined;
}

/** The books: those of `--store`, of `--books`, else the embedded ones. */
export function libraryOf(options: SessionOptions): Books {
  return options.opened ?? libraryIn(options);
}

/** The books of a folder; the embedded ones where none is named. */
function libraryIn({ books, images, cache }: SessionOptions): Library {
  return new Library(books === undefined ? EMBEDDED : resolve(books), { book: (folder) => opened(folder, images), plainBook: (folder) => openedPlain(folder, { cache }) });
}

function opened(folder: string, images: Images | undefined): Book {
  return images === undefined ? openBook(folder) : openByImage(folder, images);
}

/** The ledger of the book asked for, by id or as a path to its folder; warnings go to standard error. */
export function ledgerOf(options: SessionOptions, book: Book = bookOf(options)): Ledger {
  const { knownAt, spread, scenario } = options;
  const ledger = replayed(book, { knownAt, spread, scenario: scenario === undefined ? undefined : scenarioOf(book, scenario) });
  for (const warning of ledger.warnings) process.stderr.write(`${faultLine(relative(warning))}\n`);
  return ledger;
}

/** The book asked for in columns, where it is a plain one in a folder and no scenario is asked for. */
export async function plainBookOf(options: SessionOptions): Promise<PlainBook | undefined> {
  if (options.scenario !== undefined) return undefined;
  const { book } = options;
  if (book !== undefined && isPath(book)) return openedPlain(resolve(book), options);
  const library = libraryOf(options);
  return library.plainBook?.(book ?? defaultId(library));
}

function openedPlain(folder: string, { cache }: SessionOptions): Promise<PlainBook | undefined> {
  return openPlainBook(folder, cache === false ? { images: undefined } : {});
}

/** By id from the library, or as a path to the book's own folder, whatever that is called. */
export function bookOf(options: SessionOptions): Book {
  const { book } = options;
  if (book !== undefined && isPath(book)) return opened(resolve(book), options.images);
  const library = libraryOf(options);
  return library.book(book ?? defaultId(library));
}

function isPath(book: string): boolean {
  return book.includes("/") || book.startsWith(".");
}
