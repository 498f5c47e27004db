/** The books under a folder, one sub-folder each, read when first asked for. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../kernel/fault.ts";
import type { Faults } from "../kernel/fault.ts";
import type { Book } from "../book/book.ts";
import { openPlainBook } from "../columns/open-plain-book.ts";
import type { PlainBook } from "../columns/plain-book.ts";
import { openBook } from "./open-book.ts";

/** Books by their ids, wherever they are kept. */
export interface Books {
  /** Where they are, for whoever asked for one that is not there. */
  readonly where: string;
  /** The ids of all books, in order. */
  ids(): string[];
  /** The book of that id; refuses one that is not there, and throws `Faults` where what is written of it is faulty. */
  book(id: string): Book;
  /** Looks whether the book, or any of them where none is named, has changed; absent where books stay as they were read. */
  refresh?(id?: string): Promise<void>;
  /** The book as it stood when it had that head; undefined where it never had. Absent where nobody knows how it stood. */
  at?(id: string, head: string): Promise<Book | undefined>;
  /** The same book in columns, where it is a plain one in a folder. */
  plainBook?(id: string): Promise<PlainBook | undefined>;
}

/** The book that is meant where none is named: the one that says so, or the only one. */
export function defaultId(books: Books): string {
  const ids = books.ids();
  if (ids.length === 0) throw refuse("book-unknown", `no books in ${books.where}`, "a folder with a folder for each book, each with its book.yaml, or a store that books were imported into");
  const marked = ids.length === 1 ? ids[0] : ids.find((id) => books.book(id).definition.default);
  if (marked === undefined) throw refuse("book-unknown", "no book named and none marked as default", `one of ${ids.join(", ")}`);
  return marked;
}

export function bookUnknown(id: string, books: Books): Faults {
  return refuse("book-unknown", `book "${id}"`, `one of ${books.ids().join(", ") || `the books in ${books.where} (it has none)`}`);
}

/** How the books of a folder are opened. */
interface Opening {
  readonly book: (folder: string) => Book;
  readonly plainBook: (folder: string) => Promise<PlainBook | undefined>;
}

export class Library implements Books {
  readonly folder: string;
  readonly #open: Opening;
  readonly #books = new Map<string, Book>();
  readonly #plain = new Map<string, PlainBook | undefined>();

  constructor(folder: string, open: Opening = { book: openBook, plainBook: openPlainBook }) {
    this.folder = folder;
    this.#open = open;
  }

  get where(): string {
    return this.folder;
  }

  ids(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(this.folder, entry.name, "book.yaml")))
      .map((entry) => entry.name)
      .sort();
  }

  book(id: string): Book {
    const read = this.#books.get(id);
    if (read !== undefined) return read;
    if (!this.ids().includes(id)) throw bookUnknown(id, this);
    const book = this.#open.book(join(this.folder, id));
    if (book.definition.id !== id) throw refuse("field-invalid", `"${book.definition.id}"`, `"${id}", the name of its folder`, { file: join(this.folder, id, "book.yaml"), field: "id" });
    this.#books.set(id, book);
    return book;
  }

  async plainBook(id: string): Promise<PlainBook | undefined> {
    if (!this.#plain.has(id)) {
      const opened = this.ids().includes(id) ? await this.#open.plainBook(join(this.folder, id)) : undefined;
      // What is wrong with a book of another name than its folder's, the ordinary reading says.
      this.#plain.set(id, opened?.definition.id === id ? opened : undefined);
    }
    return this.#plain.get(id);
  }
}
