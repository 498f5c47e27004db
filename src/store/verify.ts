/** Whether a store still holds what was appended: every hash, link, number and key, or the first that does not. */
import { refuse } from "../kernel/fault.ts";
import type { Faults } from "../kernel/fault.ts";
import { hashOf, NO_EVENTS, requestHashOf, sha256 } from "./hash-chain.ts";
import { appendsOf, bucketOf, eventsOf, feedOf } from "./store.ts";
import type { EventStore, Head, KeptAppend, StoredEvent } from "./store.ts";

export interface VerifiedBook {
  readonly book: string;
  readonly head: Head;
  readonly appends: number;
}

/** The events of a book after a head, each held against the one before it; throws `chain-broken` at the first broken link. */
export async function* verifiedEvents(store: EventStore, book: string, after: Head = NO_EVENTS): AsyncGenerator<StoredEvent> {
  let before = after;
  for await (const event of eventsOf(store, book, after.version + 1)) {
    checkLink(event, book, before);
    before = event;
    yield event;
  }
}

/** Walks a whole book: its links, its head, and the appends that brought its events in. Told after each event how far it is. */
export async function verifyBook(store: EventStore, book: string, onEvent: (event: StoredEvent) => void = () => undefined): Promise<VerifiedBook> {
  const appends = appendsOf(store, book);
  const next = async (): Promise<KeptAppend | undefined> => {
    const step = await appends.next();
    return step.done === true ? undefined : step.value;
  };
  const head = await store.head(book);
  let append = await next();
  let count = 0;
  let together: StoredEvent[] = [];
  let last: Head = NO_EVENTS;
  for await (const event of verifiedEvents(store, book)) {
    if (event.version > head.version) break;
    if (append === undefined || event.version < append.firstVersion) throw broken(event, "no append that it came in by", "each event in one append");
    if (event.recordedAt !== append.recordedAt) throw broken(event, `recorded at ${event.recordedAt}`, `${append.recordedAt}, as its append was`);
    together.push(event);
    if (event.version === append.lastVersion) {
      const hash = requestHashOf(book, together.map((each) => ({ ...each, id: each.eventId })));
      if (append.requestHash !== hash) throw broken(event, `request hash ${append.requestHash} under key ${append.key}`, `${hash}, which is that of its events`);
      together = [];
      count += 1;
      append = await next();
    }
    last = { version: event.version, hash: event.hash };
    onEvent(event);
  }
  if (last.version !== head.version || last.hash !== head.hash) throw refuse("chain-broken", `events up to version ${last.version}, hash ${last.hash}`, `version ${head.version}, hash ${head.hash}, as the book's head says`, { subject: book });
  if (together.length > 0) throw refuse("chain-broken", `only part of the append under key ${append?.key ?? ""}`, "every append whole", { subject: book });
  return { book, head, appends: count };
}

/** Walks a bucket: its positions run from 1 to the last without a gap, and each book of it without a gap too. */
export async function verifyBucket(store: EventStore, bucket: number): Promise<number> {
  const last = await store.lastPosition(bucket);
  const versions = new Map<string, number>();
  let position = 0;
  for await (const event of feedOf(store, bucket, 0, last)) {
    position += 1;
    if (event.position !== position) throw refuse("chain-broken", `position ${event.position} after ${position - 1}`, `position ${position}`, { subject: `bucket ${bucket}` });
    if (bucketOf(event.book) !== bucket) throw broken(event, `bucket ${bucket}`, `bucket ${bucketOf(event.book)}, which is that of its book`);
    if (event.version !== (versions.get(event.book) ?? 0) + 1) throw broken(event, `version ${event.version} at position ${position}`, `version ${(versions.get(event.book) ?? 0) + 1}`);
    versions.set(event.book, event.version);
  }
  if (position !== last) throw refuse("chain-broken", `positions up to ${position}`, `${last}, the last that was taken`, { subject: `bucket ${bucket}` });
  return position;
}

/** Holds an event against the one before it. */
export function checkLink(event: StoredEvent, book: string, before: Head): void {
  if (event.book !== book) throw broken(event, `book ${event.book}`, book);
  if (event.version !== before.version + 1) throw broken(event, `version ${event.version} after ${before.version}`, `version ${before.version + 1}`);
  if (event.previousHash !== before.hash) throw broken(event, `a link to ${event.previousHash}`, `${before.hash}, the hash of the event before it`);
  const hash = hashOf(event);
  if (event.hash !== hash) throw broken(event, `hash ${event.hash}`, `${hash}, which is that of what it holds`);
}

function broken(event: StoredEvent, found: string, expected: string): Faults {
  return refuse("chain-broken", found, expected, { subject: `${event.book} ${event.version} (${event.eventId})` });
}

/** One hash over the heads of all books: the same where the stores hold the same. */
export function hashOfHeads(heads: readonly VerifiedBook[]): string {
  return sha256(heads.map(({ book, head }) => `${book} ${head.version} ${head.hash}\n`).join(""));
}
