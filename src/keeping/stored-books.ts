/** Books of a store as they stand, and as they stood at any of their heads. */
import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Book } from "../book/book.ts";
import { bookUnknown } from "../library/library.ts";
import type { Books } from "../library/library.ts";
import { booksIn } from "../store/store.ts";
import type { Appended, StoredEvent } from "../store/store.ts";
import type { Change } from "./change.ts";
import type { Appending, KeptBook, Keeper } from "./keeper.ts";

/** So long what was seen of a book holds, in milliseconds: requests that come together look once. */
const SEEN = 20;
/** How often whoever waits for others' appends looks, in milliseconds. */
const LOOK = 500;
/** How many books as they stood earlier are kept for whoever asks again. */
const EARLIER = 16;

/** A book as it was read last, or why it could not be. */
type Seen = { readonly at: number } & ({ readonly kept: KeptBook } | { readonly error: unknown });

export class StoredBooks implements Books {
  readonly where: string;
  readonly #keeper: Keeper;
  readonly #seen = new Map<string, Seen>();
  readonly #looking = new Map<string, Promise<void>>();
  /** By id and head, the least recently asked for first. */
  readonly #earlier = new Map<string, Book>();
  /** Tells of each book that this process appends to. */
  readonly #growth = new EventEmitter().setMaxListeners(0);
  /** Books that the store has and nobody has asked for. */
  #unread: readonly string[] = [];

  private constructor(keeper: Keeper, where: string) {
    this.#keeper = keeper;
    this.where = where;
  }

  /** The one book, or all of them where none is named; a book that is faulty says so when it is asked for. */
  static async read(keeper: Keeper, where: string, only?: string): Promise<StoredBooks> {
    const books = new StoredBooks(keeper, where);
    if (only === undefined) await books.refresh();
    else {
      books.#unread = await booksIn(keeper.store);
      await books.refresh(only);
    }
    return books;
  }

  ids(): string[] {
    return [...new Set([...this.#seen.keys(), ...this.#unread])].sort();
  }

  book(id: string): Book {
    const seen = this.#seen.get(id);
    if (seen === undefined) throw bookUnknown(id, this);
    if ("error" in seen) throw seen.error;
    return seen.kept.book;
  }

  /** Takes in what was appended to the book since it was looked at, by whomever; to all books where none is named. */
  async refresh(id?: string): Promise<void> {
    if (id !== undefined) return this.#refreshed(id);
    for (const each of await booksIn(this.#keeper.store)) await this.#refreshed(each);
  }

  async at(id: string, head: string): Promise<Book | undefined> {
    const key = `${id} ${head}`;
    const book = this.#earlier.get(key) ?? (await this.#keeper.stood(id, head));
    if (book === undefined) return undefined;
    this.#earlier.delete(key);
    this.#earlier.set(key, book);
    for (const oldest of this.#earlier.keys()) if (this.#earlier.size > EARLIER) this.#earlier.delete(oldest);
    return book;
  }

  /** Appends as `Keeper.append` does, and has seen what it appended: the head is the book's with it. */
  async append(id: string, change: Change, appending: Appending): Promise<Appended & { readonly ledgerHead: string }> {
    try {
      const appended = await this.#keeper.append(id, change, appending);
      const [last] = await this.#keeper.store.read(id, appended.lastVersion, 1);
      return { ...appended, ledgerHead: last?.hash ?? "" };
    } finally {
      this.#forget(id);
      await this.#refreshed(id);
      this.#growth.emit(id);
    }
  }

  /** At most `limit` events of the book after a version. */
  eventsAfter(id: string, version: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#keeper.store.read(id, version + 1, limit);
  }

  /** Waits until the book has more events than that, by whoever appends them; false where it has not by then, or the wait was ended. */
  async grown(id: string, version: number, { within, signal }: { readonly within: number; readonly signal: AbortSignal }): Promise<boolean> {
    const isOver = (): boolean => signal.aborted;
    for (const until = performance.now() + within; performance.now() < until && !isOver(); ) {
      // What is not waited for any more lets go of what it listens to.
      const round = new AbortController();
      const either = AbortSignal.any([signal, round.signal]);
      await Promise.race([sleep(LOOK, undefined, { signal: either, ref: false }).catch(() => undefined), once(this.#growth, id, { signal: either }).catch(() => undefined)]);
      round.abort();
      if (!isOver() && (await this.#keeper.store.head(id)).version > version) return true;
    }
    return false;
  }

  /** The book with a change made, appended by nobody; throws as `append` does. */
  tried(id: string, change: Change, asked: Pick<Appending, "expected" | "knownWhenRecorded">): Promise<Book> {
    return this.#keeper.tried(id, change, asked);
  }

  /** The book as it is kept: with the number of its last event. */
  kept(id: string): KeptBook {
    const seen = this.#seen.get(id);
    if (seen !== undefined && "kept" in seen) return seen.kept;
    this.book(id);
    throw bookUnknown(id, this);
  }

  async #refreshed(id: string): Promise<void> {
    const seen = this.#seen.get(id);
    if (seen !== undefined && performance.now() - seen.at < SEEN) return;
    const looking = this.#looking.get(id) ?? this.#look(id);
    this.#looking.set(id, looking);
    try {
      await looking;
    } finally {
      if (this.#looking.get(id) === looking) this.#looking.delete(id);
    }
  }

  async #look(id: string): Promise<void> {
    try {
      const kept = await this.#keeper.kept(id);
      if (kept !== undefined) this.#seen.set(id, { at: performance.now(), kept });
    } catch (error) {
      this.#seen.set(id, { at: performance.now(), error });
    }
  }

  /** The next look at the book is a new one. */
  #forget(id: string): void {
    this.#looking.delete(id);
    const seen = this.#seen.get(id);
    if (seen !== undefined) this.#seen.set(id, { ...seen, at: Number.NEGATIVE_INFINITY });
  }
}
