/** The books under a folder, one sub-folder each, read when first asked for. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "../kernel/fault.ts";
import type { Book } from "../book/book.ts";
import { openBook } from "./open-book.ts";

export class Library {
  readonly folder: string;
  readonly #books = new Map<string, Book>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The ids of all books, in order. */
  ids(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(this.folder, entry.name, "book.yaml")))
      .map((entry) => entry.name)
      .sort();
  }

  /** The book of that id; refuses one that is not there, and throws `Faults` where its files are faulty. */
  book(id: string): Book {
    const read = this.#books.get(id);
    if (read !== undefined) return read;
    const ids = this.ids();
    if (!ids.includes(id)) throw refuse("book-unknown", `book "${id}"`, `one of ${ids.join(", ") || `the books in ${this.folder} (it has none)`}`);
    const book = openBook(join(this.folder, id));
    if (book.definition.id !== id) throw refuse("field-invalid", `"${book.definition.id}"`, `"${id}", the name of its folder`, { file: join(this.folder, id, "book.yaml"), field: "id" });
    this.#books.set(id, book);
    return book;
  }

  /** The book that is meant where none is named: the one that says so, or the only one. */
  defaultId(): string {
    const ids = this.ids();
    if (ids.length === 0) throw refuse("book-unknown", `no books in ${this.folder}`, "a folder with a folder for each book, each with its book.yaml");
    const marked = ids.length === 1 ? ids[0] : ids.find((id) => this.book(id).definition.default);
    if (marked === undefined) throw refuse("book-unknown", "no book named and none marked as default", `one of ${ids.join(", ")}`);
    return marked;
  }
}
