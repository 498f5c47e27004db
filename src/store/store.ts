/**
 * The event store: streams of events, one for each book, that only ever grow.
 *
 * Every home (memory, SQLite, PostgreSQL) keeps the same promises, which test/contract holds it to.
 * A home knows nothing of what events mean; whoever appends checks that first (`src/keeping`).
 */
import { createHash } from "node:crypto";

/** How many buckets books are spread over; fixed for ever, or positions would change their meaning. */
export const BUCKETS = 256;

/** The bucket of a book: SHA-256 of its id modulo 256, which is the last byte. */
export function bucketOf(book: string): number {
  return createHash("sha256").update(book).digest().readUInt8(31);
}

/** An event as it is handed in. */
export interface NewEvent {
  /** Its own id, once in each book. */
  readonly id: string;
  readonly type: string;
  /** The version of the type's schema that the payload is written in. */
  readonly schemaVersion: number;
  /** The calendar day on which it took effect; empty for what happens on no day, such as a definition. */
  readonly effectiveOn: string;
  /** The event as written: texts, lists and records of them. */
  readonly payload: unknown;
}

/** An event as it is kept, linked to the one before it in its book. */
export interface StoredEvent {
  readonly book: string;
  /** Its number in the book, from 1 without gaps. */
  readonly version: number;
  /** Its number in the bucket of the book, from 1 without gaps, in the order in which appends took effect. */
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly effectiveOn: string;
  /** The moment of recording, UTC; it decides nothing. */
  readonly recordedAt: string;
  /** Who had it recorded. */
  readonly recordedBy: string;
  /** The payload as canonical JSON (RFC 8785). */
  readonly payload: string;
  /** The hash of the event before it in the book; `GENESIS` for the first. */
  readonly previousHash: string;
  /** SHA-256 over all of the above, as canonical JSON. */
  readonly hash: string;
}

/** How far a book's history goes: the number of its events and the hash of the last. */
export interface Head {
  readonly version: number;
  readonly hash: string;
}

export interface AppendRequest {
  readonly book: string;
  /** The head that the writer has seen; with its hash, a history that was replaced is noticed too. */
  readonly expected: { readonly version: number; readonly hash?: string };
  /** Names the append: given again with the same events, it answers what the first one did. */
  readonly key: string;
  /** Who appends. */
  readonly by: string;
  readonly events: readonly NewEvent[];
  /** Told how many of the events are written so far, before any of them is kept. */
  readonly onProgress?: (written: number) => void;
}

export interface Appended {
  readonly firstVersion: number;
  readonly lastVersion: number;
  readonly recordedAt: string;
  /** Whether it was appended before under the same key. */
  readonly duplicate: boolean;
}

/** An append as it is kept: which events came in under which key. */
export interface KeptAppend extends Omit<Appended, "duplicate"> {
  readonly book: string;
  readonly key: string;
  readonly requestHash: string;
}

export interface EventStore {
  /**
   * Appends all events or none. Refuses with `version-conflict` where others have appended since,
   * `head-went-back` where the store no longer holds what the writer has seen, `key-conflict`
   * where the key stands for other events, `id-duplicate` where the book has such an event, and
   * `outcome-unknown` where nobody can tell whether it was kept: the same request, sent again, settles it.
   */
  append(request: AppendRequest): Promise<Appended>;
  /** The head of a book; version 0 where it has no events. */
  head(book: string): Promise<Head>;
  /** At most `limit` events of a book, from a version on, in order. */
  read(book: string, fromVersion: number, limit: number): Promise<readonly StoredEvent[]>;
  /** At most `limit` events of a bucket after a position, in order; `head-went-back` where the bucket does not go that far. */
  feed(bucket: number, afterPosition: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The position of the last event of a bucket; nil where it has none. */
  lastPosition(bucket: number): Promise<number>;
  /** At most `limit` appends of a book that begin at a version or later, in order. */
  appends(book: string, fromVersion: number, limit: number): Promise<readonly KeptAppend[]>;
  /** The append of a book under a key, if there was one. */
  appendOf(book: string, key: string): Promise<KeptAppend | undefined>;
  /** The ids of the books of a bucket, in order. */
  booksOf(bucket: number): Promise<readonly string[]>;
  /** Has the home look its own files over, where it can: `store-unreadable` where they are damaged. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The ids of all books of a store, in order. */
export async function booksIn(store: EventStore): Promise<string[]> {
  const ids: string[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) ids.push(...(await store.booksOf(bucket)));
  return ids.sort();
}

/** How many events are read at a time where all are wanted. */
const PAGE = 1_000;

/** All events of a book from a version on, page by page. */
export function eventsOf(store: EventStore, book: string, fromVersion = 1): AsyncGenerator<StoredEvent> {
  return pages((next) => store.read(book, next, PAGE), fromVersion, ({ version }) => version + 1);
}

/** All appends of a book, page by page. */
export function appendsOf(store: EventStore, book: string): AsyncGenerator<KeptAppend> {
  return pages((next) => store.appends(book, next, PAGE), 1, ({ lastVersion }) => lastVersion + 1);
}

/** All events of a bucket after a position, up to another, page by page. */
export async function* feedOf(store: EventStore, bucket: number, after: number, until: number): AsyncGenerator<StoredEvent> {
  for await (const event of pages((next) => store.feed(bucket, next, PAGE), after, ({ position }) => position)) {
    if (event.position > until) return;
    yield event;
    if (event.position === until) return;
  }
}

async function* pages<Item>(page: (next: number) => Promise<readonly Item[]>, first: number, after: (item: Item) => number): AsyncGenerator<Item> {
  for (let next = first; ; ) {
    const items = await page(next);
    yield* items;
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return;
    next = after(last);
  }
}
