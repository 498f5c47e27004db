/** The books under a folder, one sub-folder each, read when first asked for. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../kernel/fault.ts";
import type { Faults } from "../kernel/fault.ts";
import type { Book } from "../book/book.ts";
import { openBook } from "./open-book.ts";

/** Books by their ids, wherever they are kept. */
export interface Books {
  /** Where they are, for whoever asked for one that is not there. */
  readonly where: string;
  /** The ids of all books, in order. */
  ids(): string[];
  /** The book of that id; refuses one that is not there, and throws `Faults` where what is written of it is faulty. */
  book(id: string): Book;
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

export class Library implements Books {
  readonly folder: string;
  readonly #open: (folder: string) => Book;
  readonly #books = new Map<string, Book>();

  constructor(folder: string, open: (folder: string) => Book = openBook) {
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
    const book = this.#open(join(this.folder, id));
    if (book.definition.id !== id) throw refuse("field-invalid", `"${book.definition.id}"`, `"${id}", the name of its folder`, { file: join(this.folder, id, "book.yaml"), field: "id" });
    this.#books.set(id, book);
    return book;
  }
}
