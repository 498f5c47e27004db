/** The store over a database: one transaction for each append, on one bucket. */
import { linked, prepared } from "../hash-chain.ts";
import type { Prepared } from "../hash-chain.ts";
import { checkExpected, checkPosition, checkRequest, earlierResult, repeatedId } from "../refusals.ts";
import { bucketOf } from "../store.ts";
import type { Appended, AppendRequest, EventStore, Head, KeptAppend, StoredEvent } from "../store.ts";
import { RepeatedRow } from "./database.ts";
import type { Database, Steps } from "./database.ts";
import { appendIn, eventIn, headIn, numberIn, textIn, valuesOf } from "./rows.ts";
import { MOST_ROWS, query } from "./statements.ts";

export class SqlStore implements EventStore {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date = () => new Date()) {
    this.#database = database;
    this.#now = now;
  }

  async append(request: AppendRequest): Promise<Appended> {
    checkRequest(request);
    const ready = prepared(request);
    try {
      return await this.#database.write(bucketOf(request.book), () => appendSteps(ready, this.#now().toISOString()));
    } catch (error) {
      throw error instanceof RepeatedRow ? await this.#repeated(request, error) : error;
    }
  }

  async head(book: string): Promise<Head> {
    const [row] = await this.#database.read(query("streamOf", bucketOf(book), book));
    return headIn(row);
  }

  async read(book: string, fromVersion: number, limit: number): Promise<readonly StoredEvent[]> {
    return (await this.#database.read(query("events", bucketOf(book), book, fromVersion, limit))).map(eventIn);
  }

  async feed(bucket: number, afterPosition: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.#database.read(query("feed", bucket, afterPosition, limit));
    if (rows.length === 0) checkPosition(bucket, afterPosition, await this.lastPosition(bucket));
    return rows.map(eventIn);
  }

  async lastPosition(bucket: number): Promise<number> {
    const [row] = await this.#database.read(query("lastPosition", bucket));
    return numberIn(row, "last_pos");
  }

  async appends(book: string, fromVersion: number, limit: number): Promise<readonly KeptAppend[]> {
    return (await this.#database.read(query("appends", bucketOf(book), book, fromVersion, limit))).map((row) => appendIn(row, book));
  }

  async appendOf(book: string, key: string): Promise<KeptAppend | undefined> {
    const [row] = await this.#database.read(query("appendOf", bucketOf(book), book, key));
    return row === undefined ? undefined : appendIn(row, book);
  }

  async booksOf(bucket: number): Promise<readonly string[]> {
    return (await this.#database.read(query("streams", bucket))).map((row) => textIn(row, "book")).sort();
  }

  check(): Promise<void> {
    return this.#database.check();
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  /** Which of the events the book has already; with the heads checked, nothing else can be there twice. */
  async #repeated({ book, events }: AppendRequest, error: RepeatedRow): Promise<Error> {
    for (const { id } of events) {
      const rows = await this.#database.read(query("hasEvent", bucketOf(book), book, id));
      if (rows.length > 0) return repeatedId(book, id);
    }
    return error;
  }
}

function* appendSteps(ready: Prepared, recordedAt: string): Steps<Appended> {
  const { request, requestHash } = ready;
  const { book, key, events } = request;
  const bucket = bucketOf(book);
  // Locks the bucket until the commit, so that positions become visible in their order.
  const [taken] = yield query("takePositions", bucket, events.length);
  const position = numberIn(taken, "last_pos") - events.length;
  const [standing] = yield query("standing", bucket, book, key);
  if (standing !== undefined && standing["idempotency_key"] !== null) {
    // Gives the positions back and commits: a duplicate is confirmed only after a write that is kept as safely as the first.
    yield query("takePositions", bucket, -events.length);
    return earlierResult(appendIn(standing, book), ready);
  }
  const head = headIn(standing);
  checkExpected(request, head);
  const added = linked(ready, head, position, recordedAt);
  yield* keepSteps(bucket, added, request.onProgress);
  const last = added.at(-1) ?? head;
  yield query("keepAppend", bucket, book, key, requestHash, head.version + 1, last.version, recordedAt);
  yield query("moveStream", bucket, book, last.version, last.hash);
  return { firstVersion: head.version + 1, lastVersion: last.version, recordedAt, duplicate: false };
}

/** Keeps events as they are. */
function* keepSteps(bucket: number, events: readonly StoredEvent[], onProgress: AppendRequest["onProgress"]): Steps<void> {
  for (let kept = 0; kept < events.length; ) {
    const isWhole = events.length - kept >= MOST_ROWS;
    const rows = events.slice(kept, kept + (isWhole ? MOST_ROWS : 1));
    yield query(isWhole ? "keepEvents" : "keepEvent", bucket, ...rows.flatMap(valuesOf));
    kept += rows.length;
    onProgress?.(kept);
  }
}

/**
 * Keeps the next events of a bucket as another store holds them, positions and hashes included.
 * For a store that nobody else writes to.
 */
export function* copySteps(bucket: number, events: readonly StoredEvent[]): Steps<void> {
  yield* keepSteps(bucket, events, undefined);
  for (const { book, version, hash } of new Map(events.map((event) => [event.book, event])).values()) yield query("moveStream", bucket, book, version, hash);
  yield query("takePositions", bucket, events.length);
}

/** Keeps the appends that a book's events came in by. */
export function* copyAppendsSteps(bucket: number, appends: readonly KeptAppend[]): Steps<void> {
  for (const { book, key, requestHash, firstVersion, lastVersion, recordedAt } of appends) yield query("keepAppend", bucket, book, key, requestHash, firstVersion, lastVersion, recordedAt);
}
