/** Copies of stores: a backup is a SQLite store, whatever home it was taken from, and may be put back into any. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { refuse } from "../kernel/fault.ts";
import { NO_EVENTS } from "./hash-chain.ts";
import { isServer } from "./address.ts";
import { ALL_BUCKETS, serversAt } from "./open-store.ts";
import type { Database } from "./sql/database.ts";
import { SqliteDatabase } from "./sql/sqlite.ts";
import { copyAppendsSteps, copySteps, SqlStore } from "./sql/sql-store.ts";
import { appendsOf, booksIn, feedOf } from "./store.ts";
import type { EventStore, Head, KeptAppend, StoredEvent } from "./store.ts";
import { checkLink, verifyBook, verifyBucket } from "./verify.ts";
import type { VerifiedBook } from "./verify.ts";

type Progress = (events: number) => void;

const TOGETHER = 1_000;

/** How many events a store holds, as far as it has come when each bucket is asked. */
export async function eventsIn(store: EventStore): Promise<number> {
  let events = 0;
  for (const bucket of ALL_BUCKETS) events += await store.lastPosition(bucket);
  return events;
}

/** Verifies every book and every bucket of a store; throws `chain-broken` at the first that is not whole. */
export async function verifyStore(store: EventStore, onEvents: Progress = () => undefined): Promise<VerifiedBook[]> {
  const verified: VerifiedBook[] = [];
  await store.check();
  for (const bucket of ALL_BUCKETS) await verifyBucket(store, bucket);
  for (const book of await booksIn(store)) {
    verified.push(
      await verifyBook(store, book, () => {
        onEvents(1);
      }),
    );
  }
  return verified;
}

/**
 * Copies a store that others may be appending to into a new file: of each bucket what was committed
 * at one moment, each link held against the one before it. The file appears whole or not at all.
 */
export async function backUp(source: EventStore, file: string, onEvents: Progress): Promise<VerifiedBook[]> {
  if (existsSync(file)) throw refuse("store-exists", file, "a path where there is no file yet");
  return placed(file, (part) => copied(source, part, onEvents));
}

/**
 * Puts a backup in the place of a store, once it is verified. A file that is there stays beside it,
 * as `….replaced-` and the moment; on servers there must be no events yet, and the tables are made.
 */
export async function restore(backup: string, address: string, onEvents: Progress): Promise<VerifiedBook[]> {
  const source = new SqlStore(SqliteDatabase.open(backup));
  try {
    await verifyStore(source);
    if (!isServer(address)) return await placed(address, (part) => copied(source, part, onEvents), () => { setAside(address); });
    const database = serversAt(address);
    try {
      await database.makeTables(ALL_BUCKETS);
      const target = new SqlStore(database);
      const events = await eventsIn(target);
      if (events > 0) throw refuse("store-exists", `${events} events on the server`, "a database without events: a store on a server is never replaced");
      await copyInto(database, source, onEvents);
      return await verifyStore(target);
    } finally {
      await database.close();
    }
  } finally {
    await source.close();
  }
}

/** A copy in a new file, verified after it was written. */
async function copied(source: EventStore, file: string, onEvents: Progress): Promise<VerifiedBook[]> {
  const database = SqliteDatabase.create(file);
  const copy = new SqlStore(database);
  try {
    await database.makeTables(ALL_BUCKETS);
    await copyInto(database, source, onEvents);
    return await verifyStore(copy);
  } finally {
    await copy.close();
  }
}

/** Makes a file under another name first, so that a file of this name is always whole. */
async function placed<T>(file: string, make: (part: string) => Promise<T>, before: () => void = () => undefined): Promise<T> {
  const part = `${file}.part`;
  const remove = (): void => {
    for (const name of [part, `${part}-wal`, `${part}-shm`]) rmSync(name, { force: true });
  };
  remove();
  try {
    const made = await make(part);
    flush(part);
    before();
    renameSync(part, file);
    flush(dirname(file));
    return made;
  } catch (error) {
    remove();
    throw error;
  }
}

/** Out of write-ahead mode, which only a file that nobody else has open lets itself be taken, and out of the way. */
function setAside(file: string): void {
  if (!existsSync(file)) return;
  SqliteDatabase.takeOutOfUse(file);
  renameSync(file, `${file}.replaced-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`);
}

function flush(path: string): void {
  const open = openSync(path, "r");
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

async function copyInto(database: Database, source: EventStore, onEvents: Progress): Promise<void> {
  for (const bucket of ALL_BUCKETS) {
    const heads = await copyEvents(database, source, bucket, onEvents);
    for (const [book, { version }] of heads) await copyAppends(database, source, bucket, { book, until: version });
  }
}

async function copyEvents(database: Database, source: EventStore, bucket: number, onEvents: Progress): Promise<ReadonlyMap<string, Head>> {
  const heads = new Map<string, Head>();
  let together: StoredEvent[] = [];
  const keep = async (): Promise<void> => {
    const events = together;
    together = [];
    if (events.length === 0) return;
    await database.write(bucket, () => copySteps(bucket, events));
    onEvents(events.length);
  };
  for await (const event of feedOf(source, bucket, 0, await source.lastPosition(bucket))) {
    checkLink(event, event.book, heads.get(event.book) ?? NO_EVENTS);
    heads.set(event.book, event);
    together.push(event);
    if (together.length === TOGETHER) await keep();
  }
  await keep();
  return heads;
}

async function copyAppends(database: Database, source: EventStore, bucket: number, { book, until }: { readonly book: string; readonly until: number }): Promise<void> {
  const appends: KeptAppend[] = [];
  const keep = (some: readonly KeptAppend[]): Promise<void> => database.write(bucket, () => copyAppendsSteps(bucket, some));
  for await (const append of appendsOf(source, book)) {
    if (append.lastVersion > until) break;
    appends.push(append);
    if (appends.length === TOGETHER) await keep(appends.splice(0));
  }
  if (appends.length > 0) await keep(appends);
}
