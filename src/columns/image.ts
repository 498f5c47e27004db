/**
 * A book in columns as bytes on disk: what a process needs to answer without reading the book again.
 *
 * A mark with the version of the format, the SHA-256 of all that follows, the length of the header, the
 * header as JSON, and the columns as they stand in memory, each at a multiple of eight bytes.
 */
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { exactJson, fromExactJson } from "../image/exact-json.ts";
import { AccountColumns } from "./account-columns.ts";
import type { Balances } from "./balances.ts";
import { BalanceColumns } from "./balance-columns.ts";
import { DayMatrix } from "./day-matrix.ts";
import type { FileRead } from "./file-state.ts";
import { LateMovements } from "./late-movements.ts";
import type { PlainBook } from "./plain-book.ts";

/** Raised with every change of what an image holds. */
const VERSION = 2;
const MARK = `capital-ledger columns ${VERSION} ${endianness()}\n`.padEnd(40, " ");
const HASH_AT = MARK.length;
const BODY_AT = HASH_AT + 32;

export interface Image {
  readonly book: PlainBook;
  readonly files: readonly FileRead[];
}

type Column = Int32Array | BigInt64Array | Float64Array;

interface Header extends Omit<PlainBook, "columns" | "bounds"> {
  readonly files: readonly FileRead[];
  /** How many columns of balances follow: one, or three with the bounds. */
  readonly balances: number;
  readonly columns: readonly { readonly kind: "i" | "l" | "d"; readonly length: number }[];
}

export function imageOf({ book: { columns, bounds, ...rest }, files }: Image): Uint8Array {
  const all = [columns, ...(bounds === undefined ? [] : [bounds.low, bounds.high])];
  const written = all.flatMap(columnsOf);
  const kind = (column: Column): "i" | "l" | "d" => (column instanceof Int32Array ? "i" : column instanceof BigInt64Array ? "l" : "d");
  const header: Header = { ...rest, files, balances: all.length, columns: written.map((column) => ({ kind: kind(column), length: column.length })) };
  const text = Buffer.from(exactJson(header));
  const start = aligned(BODY_AT + 8 + text.length);
  const bytes = new Uint8Array(written.reduce((end, column) => end + aligned(column.byteLength), start));
  bytes.set(Buffer.from(MARK));
  new DataView(bytes.buffer).setUint32(BODY_AT, text.length, true);
  bytes.set(text, BODY_AT + 8);
  let at = start;
  for (const column of written) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  bytes.set(hashOf(bytes), HASH_AT);
  return bytes;
}

/** The image in bytes that begin at the beginning of their buffer; a text where it is none of this version, or damaged. */
export function readImage(bytes: Uint8Array): Image | string {
  if (Buffer.from(bytes.subarray(0, HASH_AT)).toString() !== MARK) return "of another version";
  if (bytes.length < BODY_AT + 8 || !hashOf(bytes).equals(bytes.subarray(HASH_AT, BODY_AT))) return "damaged: its content is not what was written";
  const { buffer } = bytes;
  const length = new DataView(buffer).getUint32(BODY_AT, true);
  const { files, balances, columns, ...rest } = fromExactJson(Buffer.from(bytes.subarray(BODY_AT + 8, BODY_AT + 8 + length)).toString()) as Header;
  let at = aligned(BODY_AT + 8 + length);
  const read = columns.map(({ kind, length: count }): Column => {
    const column = kind === "i" ? new Int32Array(buffer, at, count) : kind === "l" ? new BigInt64Array(buffer, at, count) : new Float64Array(buffer, at, count);
    at += aligned(column.byteLength);
    return column;
  });
  const parts = Array.from({ length: balances }, (_, part) => balancesFrom(rest.chart.accounts.length, read.slice((part * read.length) / balances)));
  const [counted, low, high] = parts as [BalanceColumns, BalanceColumns?, BalanceColumns?];
  return { book: { ...rest, columns: counted, bounds: low === undefined || high === undefined ? undefined : { low, high } }, files };
}

/** Turnover, balances of everything, balances of what was prompt, and what was late. */
function columnsOf(balances: BalanceColumns): Column[] {
  const { turnover, all, prompt, late } = balances.columns();
  const { days, knowns, accounts, amounts } = late.movements;
  return [turnover, ...balancesIn(all), ...balancesIn(prompt), days, knowns, accounts, amounts];
}

/** The three columns of either shape: a matrix has no starts. */
function balancesIn(balances: Balances): Column[] {
  if (balances instanceof AccountColumns) return [balances.starts, balances.days, balances.running];
  if (balances instanceof DayMatrix) return [new Int32Array(0), balances.days, balances.cells];
  throw new Error("balances of a shape that no image has");
}

function balancesFrom(accounts: number, columns: readonly Column[]): BalanceColumns {
  const [turnover, starts, days, cells, promptStarts, promptDays, promptCells, lateDays, knowns, lateAccounts, amounts] = columns as [Float64Array, Int32Array, Int32Array, BigInt64Array, Int32Array, Int32Array, BigInt64Array, Int32Array, Int32Array, Int32Array, BigInt64Array];
  const shaped = (of: Int32Array, on: Int32Array, values: BigInt64Array): Balances => (of.length === 0 ? new DayMatrix(accounts, on, values) : new AccountColumns(accounts, of, on, values));
  const late = new LateMovements(accounts, { count: lateDays.length, days: lateDays, knowns, accounts: lateAccounts, amounts });
  return new BalanceColumns({ accounts, turnover, all: shaped(starts, days, cells), prompt: shaped(promptStarts, promptDays, promptCells), late });
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes.subarray(BODY_AT)).digest();
}
