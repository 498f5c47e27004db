/** How events are hashed and linked: canonical JSON (RFC 8785) and SHA-256. */
import canonicalize from "canonicalize";
import { hash } from "node:crypto";
import type { AppendRequest, Head, NewEvent, StoredEvent } from "./store.ts";

/** What the first event of a book is linked to. */
export const GENESIS = "0".repeat(64);

/** The head of a book without events. */
export const NO_EVENTS: Head = { version: 0, hash: GENESIS };

/** The SHA-256 of a text in UTF-8, as hexadecimal digits. */
export function sha256(text: string): string {
  return hash("sha256", text);
}

/** Canonical JSON (RFC 8785): the same text for the same content. Throws `TypeError` for what JSON cannot hold. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("nothing to write as JSON");
  return text;
}

/**
 * The hash of an event: over the canonical JSON of all its fields but the hash itself, the payload
 * among them as the record it is. The names stand in order and texts as `JSON.stringify` writes
 * them, which is what RFC 8785 asks for.
 */
export function hashOf(event: Omit<StoredEvent, "hash">): string {
  const { book, effectiveOn, eventId, payload, position, previousHash, recordedAt, recordedBy, schemaVersion, type, version } = event;
  return sha256(
    `{"book":${JSON.stringify(book)},"effectiveOn":${JSON.stringify(effectiveOn)},"eventId":${JSON.stringify(eventId)},"payload":${payload},"position":${position},"previousHash":"${previousHash}","recordedAt":${JSON.stringify(recordedAt)},"recordedBy":${JSON.stringify(recordedBy)},"schemaVersion":${schemaVersion},"type":${JSON.stringify(type)},"version":${version}}`,
  );
}

/** An append made ready: what does not depend on where in the store it will stand. */
export interface Prepared {
  readonly request: AppendRequest;
  /** What was asked for, whatever head was expected: by this a key is known to stand for the same events. */
  readonly requestHash: string;
  readonly payloads: readonly string[];
}

export function prepared(request: AppendRequest): Prepared {
  const payloads = request.events.map(({ payload }) => canonical(payload));
  return { request, payloads, requestHash: requestHashOf(request.book, request.events.map((event, index) => ({ ...event, payload: payloads[index] ?? "" }))) };
}

/** The hash of what an append asks for, its payloads as canonical JSON. */
export function requestHashOf(book: string, events: readonly (NewEvent & { readonly payload: string })[]): string {
  const asked = events.map(({ id, type, schemaVersion, effectiveOn, payload }) => `{"effectiveOn":${JSON.stringify(effectiveOn)},"id":${JSON.stringify(id)},"payload":${payload},"schemaVersion":${schemaVersion},"type":${JSON.stringify(type)}}`);
  return sha256(`{"book":${JSON.stringify(book)},"events":[${asked.join(",")}]}`);
}

/** Links the events of an append to the head of their book, at the positions after `position`. */
export function linked({ request, payloads }: Prepared, head: Head, position: number, recordedAt: string): StoredEvent[] {
  const { book, by: recordedBy, events } = request;
  let previousHash = head.hash;
  return events.map(({ id, type, schemaVersion, effectiveOn }, index) => {
    const unhashed = { book, version: head.version + index + 1, position: position + index + 1, eventId: id, type, schemaVersion, effectiveOn, recordedAt, recordedBy, payload: payloads[index] ?? "", previousHash };
    previousHash = hashOf(unhashed);
    return { ...unhashed, hash: previousHash };
  });
}
