/** The books of a store, for commands that ask questions; loaded only where a store is named. */
import { Keeper } from "../keeping/keeper.ts";
import { StoredBooks } from "../keeping/stored-books.ts";
import { withoutPassword } from "../store/address.ts";
import { openStore } from "../store/open-store.ts";

/** The one book, or all of them where none is named. */
export async function booksOfStore(address: string, book: string | undefined): Promise<StoredBooks> {
  const store = openStore(address);
  try {
    return await StoredBooks.read(new Keeper(store), withoutPassword(address), book);
  } finally {
    await store.close();
  }
}
