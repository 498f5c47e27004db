/** Books of a store, read as they stand, for whoever asks questions of them only. */
import type { Book } from "../book/book.ts";
import { bookUnknown } from "../library/library.ts";
import type { Books } from "../library/library.ts";
import { booksIn } from "../store/store.ts";
import type { Keeper } from "./keeper.ts";

export class StoredBooks implements Books {
  readonly where: string;
  readonly #ids: readonly string[];
  readonly #books: ReadonlyMap<string, Book>;

  private constructor(where: string, ids: readonly string[], books: ReadonlyMap<string, Book>) {
    this.where = where;
    this.#ids = ids;
    this.#books = books;
  }

  /** The one book, or all of them where none is named; throws as `Keeper.kept` does. */
  static async read(keeper: Keeper, where: string, only?: string): Promise<StoredBooks> {
    const ids = await booksIn(keeper.store);
    const wanted = only === undefined ? ids : ids.filter((id) => id === only);
    const books = new Map<string, Book>();
    for (const id of wanted) {
      const kept = await keeper.kept(id);
      if (kept !== undefined) books.set(id, kept.book);
    }
    return new StoredBooks(where, ids, books);
  }

  ids(): string[] {
    return [...this.#ids];
  }

  book(id: string): Book {
    const book = this.#books.get(id);
    if (book === undefined) throw bookUnknown(id, this);
    return book;
  }
}
