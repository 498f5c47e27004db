/** What every home refuses, in the same words. */
import { refuse } from "../kernel/fault.ts";
import type { Faults } from "../kernel/fault.ts";
import type { Prepared } from "./hash-chain.ts";
import type { Appended, AppendRequest, Head, KeptAppend } from "./store.ts";

/** Refuses an append of nothing, without a key, to no book, or of an event that comes twice. */
export function checkRequest({ book, key, events }: AppendRequest): void {
  if (book === "") throw refuse("field-invalid", "no book", "the id of a book", { field: "book" });
  if (key === "") throw refuse("field-invalid", "no key", "a key that names the append", { subject: book, field: "key" });
  if (events.length === 0) throw refuse("field-invalid", "no events", "at least one event to append", { subject: book, field: "events" });
  const seen = new Set<string>();
  for (const { id } of events) {
    if (seen.has(id)) throw refuse("id-duplicate", `event "${id}" twice in one append`, "an id of its own for each event", { subject: book, field: "id" });
    seen.add(id);
  }
}

/** Refuses a writer whose view of the book is not the store's. */
export function checkExpected({ book, expected }: AppendRequest, head: Head): void {
  if (expected.version < head.version) throw refuse("version-conflict", `version ${head.version}`, `version ${expected.version}, which the writer has seen: read what came since and append again`, { subject: book });
  if (expected.version > head.version) throw wentBack(book, `version ${head.version}`, `version ${expected.version}, which the writer has seen`);
  if (expected.hash !== undefined && expected.hash !== head.hash) throw wentBack(book, `hash ${head.hash} at version ${head.version}`, `hash ${expected.hash}, which the writer has seen there`);
}

export function wentBack(subject: string, found: string, seen: string): Faults {
  return refuse("head-went-back", found, `${seen}: history was lost or replaced`, { subject });
}

/** What a key has done already; refuses it for other events. */
export function earlierResult({ firstVersion, lastVersion, recordedAt, requestHash }: KeptAppend, { request, requestHash: asked }: Prepared): Appended {
  if (requestHash !== asked) {
    throw refuse("key-conflict", `key "${request.key}" with other events than the first time`, "a key of its own for each append, and the same events under the same key", { subject: request.book, field: "key" });
  }
  return { firstVersion, lastVersion, recordedAt, duplicate: true };
}

export function repeatedId(book: string, id: string): Faults {
  return refuse("id-duplicate", `event "${id}", which the book has already`, "an id of its own for each event", { subject: book, field: "id" });
}

/** The last position of a bucket has to reach what a reader has read. */
export function checkPosition(bucket: number, afterPosition: number, lastPosition: number): void {
  if (afterPosition > lastPosition) throw wentBack(`bucket ${bucket}`, `position ${lastPosition}`, `position ${afterPosition}, which the reader has seen`);
}
