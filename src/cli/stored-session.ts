/** The books of a store; loaded only where a store is named. */
import { Keeper } from "../keeping/keeper.ts";
import { StoredBooks } from "../keeping/stored-books.ts";
import { withoutPassword } from "../store/address.ts";
import { openStore } from "../store/open-store.ts";

export interface OpenBooks {
  readonly books: StoredBooks;
  readonly close: () => Promise<void>;
}

/** The books of a store that stays open: they can grow. */
export async function openBooks(address: string, book?: string): Promise<OpenBooks> {
  const store = openStore(address);
  const close = (): Promise<void> => store.close();
  try {
    return { books: await StoredBooks.read(new Keeper(store), withoutPassword(address), book), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The one book, or all of them where none is named, as they stand: for commands that ask questions. */
export async function booksOfStore(address: string, book: string | undefined): Promise<StoredBooks> {
  const { books, close } = await openBooks(address, book);
  await close();
  return books;
}
