/** A store that lives as long as its process: for tests and trials. */
import { linked, NO_EVENTS, prepared } from "./hash-chain.ts";
import { checkExpected, checkPosition, checkRequest, earlierResult, repeatedId } from "./refusals.ts";
import { bucketOf, BUCKETS } from "./store.ts";
import type { Appended, AppendRequest, EventStore, Head, KeptAppend, StoredEvent } from "./store.ts";

interface Stream {
  readonly events: StoredEvent[];
  readonly ids: Set<string>;
  readonly appends: Map<string, KeptAppend>;
}

export class MemoryStore implements EventStore {
  readonly #now: () => Date;
  readonly #streams = new Map<string, Stream>();
  readonly #buckets: readonly StoredEvent[][] = Array.from({ length: BUCKETS }, () => []);

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  // Promises only to be like the other homes: nothing happens between the checks and the append.
  append(request: AppendRequest): Promise<Appended> {
    return settled(() => this.#append(request));
  }

  head(book: string): Promise<Head> {
    return settled(() => headOf(this.#streams.get(book)));
  }

  read(book: string, fromVersion: number, limit: number): Promise<readonly StoredEvent[]> {
    const start = Math.max(0, fromVersion - 1);
    return settled(() => this.#streams.get(book)?.events.slice(start, start + limit) ?? []);
  }

  feed(bucket: number, afterPosition: number, limit: number): Promise<readonly StoredEvent[]> {
    return settled(() => {
      const events = this.#buckets[bucket] ?? [];
      checkPosition(bucket, afterPosition, events.length);
      return events.slice(afterPosition, afterPosition + limit);
    });
  }

  lastPosition(bucket: number): Promise<number> {
    return settled(() => this.#buckets[bucket]?.length ?? 0);
  }

  appends(book: string, fromVersion: number, limit: number): Promise<readonly KeptAppend[]> {
    return settled(() => [...(this.#streams.get(book)?.appends.values() ?? [])].filter(({ firstVersion }) => firstVersion >= fromVersion).slice(0, limit));
  }

  appendOf(book: string, key: string): Promise<KeptAppend | undefined> {
    return settled(() => this.#streams.get(book)?.appends.get(key));
  }

  booksOf(bucket: number): Promise<readonly string[]> {
    return settled(() => [...this.#streams.keys()].filter((book) => bucketOf(book) === bucket).sort());
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #append(request: AppendRequest): Appended {
    checkRequest(request);
    const ready = prepared(request);
    const { book, key, events } = request;
    const stream: Stream = this.#streams.get(book) ?? { events: [], ids: new Set(), appends: new Map() };
    const earlier = stream.appends.get(key);
    if (earlier !== undefined) return earlierResult(earlier, ready);
    const head = headOf(stream);
    checkExpected(request, head);
    for (const { id } of events) if (stream.ids.has(id)) throw repeatedId(book, id);
    const bucket = this.#buckets[bucketOf(book)] ?? [];
    const recordedAt = this.#now().toISOString();
    const added = linked(ready, head, bucket.length, recordedAt);
    const result = { firstVersion: head.version + 1, lastVersion: head.version + added.length, recordedAt };
    bucket.push(...added);
    stream.events.push(...added);
    for (const { id } of events) stream.ids.add(id);
    stream.appends.set(key, { book, key, requestHash: ready.requestHash, ...result });
    this.#streams.set(book, stream);
    request.onProgress?.(added.length);
    return { ...result, duplicate: false };
  }
}

function headOf(stream: Stream | undefined): Head {
  const last = stream?.events.at(-1);
  return last === undefined ? NO_EVENTS : { version: last.version, hash: last.hash };
}

/** A refusal as a rejected promise. */
function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
