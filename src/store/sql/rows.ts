/** Rows of the tables as the store's own records, and back. */
import { refuse } from "../../kernel/fault.ts";
import { NO_EVENTS } from "../hash-chain.ts";
import type { Head, KeptAppend, StoredEvent } from "../store.ts";
import type { Row, Value } from "./statements.ts";

export function valuesOf(event: StoredEvent): Value[] {
  const { book, version, position, eventId, type, schemaVersion, effectiveOn, recordedAt, recordedBy, payload, previousHash, hash } = event;
  return [book, version, position, eventId, type, schemaVersion, effectiveOn, recordedAt, recordedBy, payload, previousHash, hash];
}

export function eventIn(row: Row): StoredEvent {
  return {
    book: textIn(row, "book"),
    version: numberIn(row, "version"),
    position: numberIn(row, "pos"),
    eventId: textIn(row, "event_id"),
    type: textIn(row, "type"),
    schemaVersion: numberIn(row, "schema_version"),
    effectiveOn: textIn(row, "effective_on"),
    recordedAt: textIn(row, "recorded_at"),
    recordedBy: textIn(row, "recorded_by"),
    payload: textIn(row, "payload"),
    previousHash: textIn(row, "prev_hash"),
    hash: textIn(row, "hash"),
  };
}

export function appendIn(row: Row, book: string): KeptAppend {
  return {
    book,
    key: textIn(row, "idempotency_key"),
    requestHash: textIn(row, "request_hash"),
    firstVersion: numberIn(row, "first_version"),
    lastVersion: numberIn(row, "last_version"),
    recordedAt: textIn(row, "recorded_at"),
  };
}

export function headIn(row: Row | undefined): Head {
  return row === undefined || row["version"] === null ? NO_EVENTS : { version: numberIn(row, "version"), hash: textIn(row, "hash") };
}

/** A whole number; PostgreSQL sends wide ones as text. */
export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column];
  const number = typeof value === "number" ? value : Number(value ?? Number.NaN);
  if (!Number.isSafeInteger(number)) throw refuse("store-unreadable", `no number in ${column}`, "a store that `store init` has made, of all of whose buckets the servers are named");
  return number;
}

export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw refuse("store-unreadable", `no text in ${column}`, "a store as `store init` makes it");
  return value;
}
