/** Reads the lines that begin within a range of a file's bytes into columns, and says which lines it leaves to others. */
import { isUtf8 } from "node:buffer";
import { readSync } from "node:fs";
import { CanonicalEntries } from "./canonical-entry.ts";
import { CanonicalLines } from "./canonical-line.ts";
import { GrowingMovements, Turnover } from "./movements.ts";
import type { Movements } from "./movements.ts";
import type { PlainChart } from "./plain-chart.ts";

const NEWLINE = 0x0a;
/** What is read beyond a range to find the end of its last line, and again until it is found. */
const BEYOND = 2 ** 16;

export interface Range {
  /** From this byte on. */
  readonly start: number;
  /** Up to this one, which is beyond it. */
  readonly end: number;
}

/** A line that is no plain entry, or not written as one. */
export interface OtherLine extends Range {
  /** Its number among the lines of the range, from nil on. */
  readonly line: number;
  /** False of a last line after which the file ends at once. */
  readonly isEnded: boolean;
  /** Whether it is canonical in the bytes that are hashed. */
  readonly isCanonical: boolean;
  /** The ids of the entries before and after it in the range that were taken; empty where there is none. */
  readonly after: string;
  readonly before: string;
}

export interface ReadRange {
  /** The whole lines that begin in the range. */
  readonly whole: Range;
  readonly lines: number;
  readonly entries: number;
  readonly movements: Movements;
  readonly turnover: Float64Array;
  /** Of the entries that were taken. */
  readonly firstId: string;
  readonly lastId: string;
  readonly isAscending: boolean;
  readonly others: readonly OtherLine[];
  /** Its bytes with canonical lines in place of those that were written otherwise; undefined where all are as they stand. */
  readonly rewritten: Uint8Array<ArrayBuffer> | undefined;
}

/** Lines of a range that were written otherwise, in canonical form. */
class Rewriting {
  readonly #canonical = new CanonicalLines();
  readonly #lines: { readonly start: number; readonly end: number; readonly line: Uint8Array }[] = [];
  #longer = 0;

  /** The canonical line; undefined where the ordinary reader has to tell. */
  line(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
    const line = this.#canonical.of(bytes, start, end)?.slice();
    if (line === undefined) return undefined;
    this.#lines.push({ start, end, line });
    this.#longer += line.length - (end - start);
    return line;
  }

  whole(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (this.#lines.length === 0) return undefined;
    const whole = new Uint8Array(bytes.length + this.#longer);
    let [read, written] = [0, 0];
    for (const { start, end, line } of this.#lines) {
      whole.set(bytes.subarray(read, start), written);
      written += start - read;
      whole.set(line, written);
      written += line.length;
      read = end;
    }
    whole.set(bytes.subarray(read), written);
    return whole;
  }
}

export class ChunkReader {
  readonly #descriptor: number;
  readonly #chart: PlainChart;
  #buffer = new Uint8Array(0);

  constructor(descriptor: number, chart: PlainChart) {
    this.#descriptor = descriptor;
    this.#chart = chart;
  }

  read(range: Range): ReadRange {
    const { bytes, from } = this.#bytesOf(range);
    const movements = new GrowingMovements(2 ** 16);
    const turnover = new Turnover(this.#chart.accounts.length);
    const entries = new CanonicalEntries(this.#chart, movements, turnover);
    const rewriting = new Rewriting();
    const others: OtherLine[] = [];
    let waiting: Omit<OtherLine, "before">[] = [];
    const isText = isUtf8(bytes);
    let [lines, taken, firstId] = [0, 0, ""];
    for (let start = 0; start < bytes.length; lines += 1) {
      let end = isText ? entries.take(bytes, start) : -1;
      if (end < 0) {
        const newline = bytes.indexOf(NEWLINE, start);
        end = newline < 0 ? bytes.length : newline;
        const line = isText ? rewriting.line(bytes, start, end) : undefined;
        if (line === undefined || entries.take(line, 0) < 0) {
          waiting.push({ start: from + start, end: from + end, line: lines, isEnded: newline >= 0, isCanonical: line !== undefined, after: waiting[0]?.after ?? entries.id });
          start = end + 1;
          continue;
        }
      }
      if (taken === 0) firstId = entries.id;
      taken += 1;
      if (waiting.length > 0) {
        const before = entries.id;
        others.push(...waiting.map((line) => ({ ...line, before })));
        waiting = [];
      }
      start = end + 1;
    }
    others.push(...waiting.map((line) => ({ ...line, before: "" })));
    return { whole: { start: from, end: from + bytes.length }, lines, entries: taken, movements: movements.columns(), turnover: turnover.totals, firstId, lastId: entries.id, isAscending: entries.isAscending, others, rewritten: rewriting.whole(bytes) };
  }

  /** The whole lines that begin in the range. */
  #bytesOf({ start, end }: Range): { readonly bytes: Uint8Array; readonly from: number } {
    const from = start === 0 ? 0 : start - 1;
    const wanted = end - from;
    if (this.#buffer.length < wanted + BEYOND) this.#buffer = new Uint8Array(wanted + BEYOND);
    let length = this.#fill(0, wanted, from);
    const first = start === 0 ? 0 : this.#buffer.subarray(0, length).indexOf(NEWLINE) + 1;
    // The only end of a line is that of the range, or there is none: no line begins here.
    if (first >= wanted || (start > 0 && first === 0)) return { bytes: new Uint8Array(0), from: end };
    while (this.#buffer[length - 1] !== NEWLINE) {
      if (this.#buffer.length < length + BEYOND) this.#enlarge();
      const more = this.#fill(length, BEYOND, from + length);
      const newline = this.#buffer.subarray(length, length + more).indexOf(NEWLINE);
      length += newline < 0 ? more : newline + 1;
      if (more === 0) break;
    }
    return { bytes: this.#buffer.subarray(first, length), from: from + first };
  }

  #fill(at: number, wanted: number, from: number): number {
    let read = 0;
    while (read < wanted) {
      const more = readSync(this.#descriptor, this.#buffer, at + read, wanted - read, from + read);
      if (more === 0) break;
      read += more;
    }
    return read;
  }

  #enlarge(): void {
    const larger = new Uint8Array(2 * this.#buffer.length);
    larger.set(this.#buffer);
    this.#buffer = larger;
  }
}
