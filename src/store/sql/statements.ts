/**
 * Every statement of the store, for SQLite, PostgreSQL and Citus alike.
 *
 * Each names one bucket, its first parameter, and each table it reads or writes is cut by it: so
 * books can live on as many servers as there are buckets. Nothing here is particular to one
 * database: no sequences, triggers, locks of its own, or types for JSON.
 */

/** A value of a row or parameter. Versions and positions stay below 2^53. */
export type Value = string | number;
export type Row = Readonly<Record<string, Value | null>>;

/** A statement with its parameters, the first of which is the bucket. */
export interface Query {
  readonly name: string;
  readonly text: string;
  readonly values: readonly [bucket: number, ...Value[]];
}

export const TABLES = [
  `CREATE TABLE IF NOT EXISTS feed_bucket (
    bucket INTEGER NOT NULL PRIMARY KEY,
    last_pos BIGINT NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS ledger_stream (
    bucket INTEGER NOT NULL,
    book TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (bucket, book)
  )`,
  `CREATE TABLE IF NOT EXISTS ledger_append (
    bucket INTEGER NOT NULL,
    book TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    first_version BIGINT NOT NULL,
    last_version BIGINT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (bucket, book, idempotency_key)
  )`,
  `CREATE TABLE IF NOT EXISTS ledger_event (
    bucket INTEGER NOT NULL,
    book TEXT NOT NULL,
    version BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    effective_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (bucket, pos),
    UNIQUE (bucket, book, version),
    UNIQUE (bucket, book, event_id)
  )`,
] as const;

const APPEND_COLUMNS = "idempotency_key, request_hash, first_version, last_version, recorded_at";
const EVENT_COLUMNS = "book, version, pos, event_id, type, schema_version, effective_on, recorded_at, recorded_by, payload, prev_hash, hash";
const COLUMNS = EVENT_COLUMNS.split(", ").length;

/** The text of an insert of so many events at once. */
function insertOf(rows: number): string {
  const row = (index: number): string => `($1, ${Array.from({ length: COLUMNS }, (_, column) => `$${2 + index * COLUMNS + column}`).join(", ")})`;
  return `INSERT INTO ledger_event (bucket, ${EVENT_COLUMNS}) VALUES ${Array.from({ length: rows }, (_, index) => row(index)).join(", ")}`;
}

/** How many events one statement inserts at most: within what both databases take as parameters. */
export const MOST_ROWS = 50;

/** The texts by their names; test/store reads them to see that each keeps to its bucket. */
export const statements = {
  makeBucket: "INSERT INTO feed_bucket (bucket, last_pos) VALUES ($1, 0) ON CONFLICT (bucket) DO NOTHING",
  takePositions: "UPDATE feed_bucket SET last_pos = last_pos + $2 WHERE bucket = $1 RETURNING last_pos",
  lastPosition: "SELECT last_pos FROM feed_bucket WHERE bucket = $1",
  standing: `SELECT b.last_pos, s.version, s.hash, a.idempotency_key, a.request_hash, a.first_version, a.last_version, a.recorded_at FROM feed_bucket b LEFT JOIN ledger_stream s ON s.bucket = $1 AND s.book = $2 LEFT JOIN ledger_append a ON a.bucket = $1 AND a.book = $2 AND a.idempotency_key = $3 WHERE b.bucket = $1`,
  streamOf: "SELECT version, hash FROM ledger_stream WHERE bucket = $1 AND book = $2",
  streams: "SELECT book FROM ledger_stream WHERE bucket = $1",
  moveStream: "INSERT INTO ledger_stream (bucket, book, version, hash) VALUES ($1, $2, $3, $4) ON CONFLICT (bucket, book) DO UPDATE SET version = excluded.version, hash = excluded.hash",
  keepAppend: `INSERT INTO ledger_append (bucket, book, ${APPEND_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  appends: `SELECT ${APPEND_COLUMNS} FROM ledger_append WHERE bucket = $1 AND book = $2 AND first_version >= $3 ORDER BY first_version LIMIT $4`,
  appendOf: `SELECT ${APPEND_COLUMNS} FROM ledger_append WHERE bucket = $1 AND book = $2 AND idempotency_key = $3`,
  keepEvent: insertOf(1),
  keepEvents: insertOf(MOST_ROWS),
  hasEvent: "SELECT version FROM ledger_event WHERE bucket = $1 AND book = $2 AND event_id = $3",
  events: `SELECT ${EVENT_COLUMNS} FROM ledger_event WHERE bucket = $1 AND book = $2 AND version >= $3 ORDER BY version LIMIT $4`,
  feed: `SELECT ${EVENT_COLUMNS} FROM ledger_event WHERE bucket = $1 AND pos > $2 ORDER BY pos LIMIT $3`,
} as const;

type StatementName = keyof typeof statements;

/** One of the statements with its parameters. */
export function query(name: StatementName, bucket: number, ...values: readonly Value[]): Query {
  return { name, text: statements[name], values: [bucket, ...values] };
}
