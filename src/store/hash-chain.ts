/** How events are hashed and linked: canonical JSON (RFC 8785) and SHA-256. */
import { hash } from "node:crypto";
import { canonical } from "../kernel/canonical-json.ts";
import type { AppendRequest, Head, StoredEvent } from "./store.ts";

/** What the first event of a book is linked to. */
export const GENESIS = "0".repeat(64);

/** The head of a book without events. */
export const NO_EVENTS: Head = { version: 0, hash: GENESIS };

/** The SHA-256 of a text in UTF-8, as hexadecimal digits. */
export function sha256(text: string): string {
  return hash("sha256", text);
}

/** What of an event does not depend on where in the store it will stand. */
type Happened = Pick<StoredEvent, "effectiveOn" | "eventId" | "payload" | "schemaVersion" | "type">;

/** The same as members of canonical JSON, in two runs. */
interface Members {
  /** `effectiveOn`, `eventId` and `payload`. */
  readonly front: string;
  /** `schemaVersion` and `type`. */
  readonly back: string;
}

function membersOf({ effectiveOn, eventId, payload, schemaVersion, type }: Happened): Members {
  return {
    front: `"effectiveOn":${JSON.stringify(effectiveOn)},"eventId":${JSON.stringify(eventId)},"payload":${payload}`,
    back: `"schemaVersion":${schemaVersion},"type":${JSON.stringify(type)}`,
  };
}

/** Hashes events that were recorded together. The names stand in order, as RFC 8785 asks for. */
function hasher({ book, recordedAt, recordedBy }: Pick<StoredEvent, "book" | "recordedAt" | "recordedBy">): (place: Pick<StoredEvent, "position" | "previousHash" | "version">, members: Members) => string {
  const [start, recorded] = [`{"book":${JSON.stringify(book)},`, `"recordedAt":${JSON.stringify(recordedAt)},"recordedBy":${JSON.stringify(recordedBy)},`];
  return ({ position, previousHash, version }, { front, back }) => sha256(`${start}${front},"position":${position},"previousHash":"${previousHash}",${recorded}${back},"version":${version}}`);
}

/** The hash of an event: over the canonical JSON of all its fields but the hash itself, the payload among them as the record it is. */
export function hashOf(event: Omit<StoredEvent, "hash">): string {
  return hasher(event)(event, membersOf(event));
}

/** The hash of what an append asks for, whatever head was expected: by this a key is known to stand for the same events. */
export function requestHashOf(book: string, events: readonly Happened[]): string {
  return hashOfMembers(book, events.map(membersOf));
}

function hashOfMembers(book: string, events: readonly Members[]): string {
  return sha256(`{"book":${JSON.stringify(book)},"events":[${events.map(({ front, back }) => `{${front},${back}}`).join(",")}]}`);
}

/** An append made ready: what does not depend on where in the store it will stand. */
export interface Prepared {
  readonly request: AppendRequest;
  readonly requestHash: string;
  readonly events: readonly { readonly happened: Happened; readonly members: Members }[];
}

export function prepared(request: AppendRequest): Prepared {
  const events = request.events.map(({ id: eventId, type, schemaVersion, effectiveOn, payload }) => {
    const happened = { eventId, type, schemaVersion, effectiveOn, payload: canonical(payload) };
    return { happened, members: membersOf(happened) };
  });
  return { request, events, requestHash: hashOfMembers(request.book, events.map(({ members }) => members)) };
}

/** Links the events of an append to the head of their book, at the positions after `position`. */
export function linked({ request, events }: Prepared, head: Head, position: number, recordedAt: string): StoredEvent[] {
  const { book, by: recordedBy } = request;
  const hashed = hasher({ book, recordedAt, recordedBy });
  let before = head.hash;
  return events.map(({ happened: { eventId, type, schemaVersion, effectiveOn, payload }, members }, index) => {
    const place = { version: head.version + index + 1, position: position + index + 1, previousHash: before };
    before = hashed(place, members);
    return { book, version: place.version, position: place.position, eventId, type, schemaVersion, effectiveOn, recordedAt, recordedBy, payload, previousHash: place.previousHash, hash: before };
  });
}
