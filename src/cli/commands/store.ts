/** The commands of the event store, but for those about keys and proofs. */
import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { resolve } from "node:path";
import { writtenIn } from "../../book/written-book.ts";
import { Faults, refuse } from "../../kernel/fault.ts";
import type { Fault } from "../../kernel/fault.ts";
import { importBook } from "../../keeping/import-book.ts";
import { Keeper } from "../../keeping/keeper.ts";
import { backUp, eventsIn, restore, verifyStore } from "../../store/backup.ts";
import { isServer, withoutPassword } from "../../store/address.ts";
import { makeStore, openStore } from "../../store/open-store.ts";
import { appendsOf, bucketOf, booksIn } from "../../store/store.ts";
import type { EventStore } from "../../store/store.ts";
import { hashOfHeads } from "../../store/verify.ts";
import type { VerifiedBook } from "../../store/verify.ts";
import { ProgressBar } from "../progress-bar.ts";
import { print, write } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { numbered } from "../table.ts";
import type { Table } from "../table.ts";

export interface StoreOptions {
  /** A path to a SQLite file, or the URLs of PostgreSQL servers. */
  readonly store: string;
}

interface ProgressOptions {
  readonly progress?: boolean;
}

/** Work on a store, which is closed afterwards. */
export async function withStore<T>(address: string, work: (store: EventStore) => Promise<T>): Promise<T> {
  const store = openStore(address);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Who appends from the command line. */
export function whoever(): string {
  return `command line: ${userInfo().username}`;
}

export async function initStore({ store: address }: StoreOptions): Promise<number> {
  const store = await makeStore(address);
  const events = await eventsIn(store);
  await store.close();
  write(`${withoutPassword(address)} is ready${events === 0 ? "" : `, and holds ${numbered(events, "event")} already`}.`);
  return 0;
}

/** Imports books from their folders, each in one append; what the store holds already is passed over. */
export async function importBooks(folders: readonly string[], { store: address, progress }: StoreOptions & ProgressOptions): Promise<number> {
  return withStore(address, async (store) => {
    const keeper = new Keeper(store);
    for (const folder of folders) {
      const faults: Fault[] = [];
      const written = writtenIn(resolve(folder), faults);
      if (faults.length > 0) throw new Faults(faults);
      let bar: ProgressBar | undefined;
      let done = 0;
      const imported = await importBook(keeper, written, {
        by: whoever(),
        onProgress: (count, of) => {
          bar ??= new ProgressBar(of, isProgressShown(progress));
          bar.advance(count - done);
          done = count;
        },
      });
      bar?.done();
      const { book, appended, events, statements, same, onlyKept } = imported;
      const now = appended === undefined ? "nothing new" : `${numbered(events, "event")} and ${numbered(statements, "statement")} appended as versions ${appended.firstVersion} to ${appended.lastVersion}`;
      write(`${book}: ${now}; ${numbered(same, "event")} held already.`);
      if (onlyKept.length > 0) write(`${book}: the store also holds ${onlyKept.length} that the files do not have: ${onlyKept.slice(0, 10).join(", ")}${onlyKept.length > 10 ? ` and ${onlyKept.length - 10} more` : ""}.`);
    }
    return 0;
  });
}

/** Verifies every hash, link, number and key of a store; throws at the first that is not as it was appended. */
export async function verifyWholeStore({ store: address, book, progress, json }: StoreOptions & ProgressOptions & { readonly book?: string; readonly json?: boolean }): Promise<number> {
  return withStore(address, async (store) => {
    const bar = new ProgressBar(await eventsIn(store), isProgressShown(progress));
    const verified = await verifyStore(store, (events) => {
      bar.advance(events);
    });
    bar.done();
    const shown = book === undefined ? verified : verified.filter((each) => each.book === book);
    if (book !== undefined && shown.length === 0) throw refuse("book-unknown", `book "${book}"`, `one of ${verified.map((each) => each.book).join(", ") || "the books of the store (it has none)"}`);
    print({ json }, { answer: { books: shown, headsHash: hashOfHeads(shown) }, tables: [verifiedTable("Verified: every hash, link, number and key is as it was appended", shown)], csv: [] });
    return 0;
  });
}

export async function backUpStore(file: string, { store: address, progress }: StoreOptions & ProgressOptions): Promise<number> {
  return withStore(address, async (store) => {
    const bar = new ProgressBar(await eventsIn(store), isProgressShown(progress));
    const verified = await backUp(store, resolve(file), (events) => {
      bar.advance(events);
    });
    bar.done();
    print({}, { answer: verified, tables: [verifiedTable(`${file}: copied and verified`, verified)], csv: [] });
    return 0;
  });
}

export async function restoreStore(file: string, { store: address, progress }: StoreOptions & ProgressOptions): Promise<number> {
  const events = await withStore(resolve(file), eventsIn);
  const bar = new ProgressBar(events, isProgressShown(progress));
  const verified = await restore(resolve(file), isServer(address) ? address : resolve(address), (count) => {
    bar.advance(count);
  });
  bar.done();
  print({}, { answer: verified, tables: [verifiedTable(`${withoutPassword(address)}: restored from ${file} and verified`, verified)], csv: [] });
  return 0;
}

function isProgressShown(progress: boolean | undefined): boolean {
  return progress === true || process.stderr.isTTY;
}

function verifiedTable(title: string, books: readonly VerifiedBook[]): Table {
  return {
    title,
    columns: [{ head: "Book" }, { head: "Events", align: "right" }, { head: "Appends", align: "right" }, { head: "Hash of the last event" }],
    rows: books.map(({ book, head, appends }) => [book, String(head.version), String(appends), head.hash]),
    notes: [`${numbered(books.length, "book")}, all shown; one hash over all: ${hashOfHeads(books)}.`],
  };
}

/** What a store holds, book by book. */
export async function storeStats({ store: address, ...output }: StoreOptions & OutputOptions): Promise<number> {
  return withStore(address, async (store) => {
    const rows = [];
    for (const book of await booksIn(store)) {
      const { version, hash } = await store.head(book);
      const [last] = await store.read(book, version, 1);
      let appends = 0;
      for await (const append of appendsOf(store, book)) appends += append.lastVersion <= version ? 1 : 0;
      rows.push({ book, bucket: bucketOf(book), events: version, appends, recordedAt: last?.recordedAt ?? "", recordedBy: last?.recordedBy ?? "", hash });
    }
    const events = rows.reduce((sum, row) => sum + row.events, 0);
    const bytes = isServer(address) ? null : sizeOf(address);
    const size = bytes === null ? "" : `, in ${bytes} bytes (${events === 0 ? "no event yet" : `${Math.round(bytes / events)} for each`})`;
    print(output, {
      answer: { books: rows, events, bytes },
      tables: [
        {
          title: withoutPassword(address),
          columns: [{ head: "Book" }, { head: "Bucket", align: "right" }, { head: "Events", align: "right" }, { head: "Appends", align: "right" }, { head: "Last recorded" }, { head: "By" }],
          rows: rows.map((row) => [row.book, String(row.bucket), String(row.events), String(row.appends), row.recordedAt, row.recordedBy]),
          notes: [`${numbered(rows.length, "book")}, all shown; ${numbered(events, "event")}${size}.`],
        },
      ],
      csv: rows,
    });
    return 0;
  });
}

/** The file with what is written ahead of it. */
function sizeOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, name) => sum + (statSync(name, { throwIfNoEntry: false })?.size ?? 0), 0);
}
