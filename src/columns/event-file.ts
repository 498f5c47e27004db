/** A file of events that is open: its lines by where they stand, whether it changed, and which of them has an id. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { changed, valueOfLine } from "../book/json-lines.ts";
import { JsonProblem, parseJson } from "../book/json-source.ts";
import type { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { stateIn } from "./file-state.ts";
import type { FileState } from "./file-state.ts";
import type { Range } from "./chunk-reader.ts";

const NEWLINE = 0x0a;
const BLOCK = 2 ** 16;

export class EventFile {
  readonly file: string;
  readonly descriptor: number;
  readonly size: number;
  readonly state: FileState;

  constructor(file: string) {
    this.file = file;
    this.descriptor = openSync(file, "r");
    this.state = this.#state();
    this.size = Number(this.state.size);
  }

  /** What is wrong where the file is no longer what it was when it was opened, told of its last line that was read. */
  change(line: number): Faults | undefined {
    const now = this.#state();
    return now.size === this.state.size && now.changed === this.state.changed ? undefined : changed(this.file, line);
  }

  bytes({ start, end }: Range): Buffer {
    const bytes = Buffer.allocUnsafe(end - start);
    return bytes.subarray(0, readSync(this.descriptor, bytes, 0, end - start, start));
  }

  value(range: Range & { readonly isEnded: boolean }, number: number, faults: Fault[]): unknown {
    return valueOfLine({ bytes: this.bytes(range), number, isEnded: range.isEnded }, this.file, faults);
  }

  /** The line of the event of that id, in a file whose lines are good and stand in the order of their ids. */
  lineOf(id: string): Range | undefined {
    let [low, high] = [0, this.size];
    while (low < high) {
      const line = this.#lineFrom(low, Math.floor((low + high) / 2), high);
      const found = idOf(this.bytes(line));
      if (found === id) return line;
      if (found !== undefined && found < id) low = line.end + 1;
      else high = line.start;
    }
    return undefined;
  }

  /** The number of a line, which takes a reading up to it. */
  numberOf(line: Range): number {
    let number = 1;
    for (let start = 0; start < line.start; start += BLOCK) {
      for (const byte of this.bytes({ start, end: Math.min(line.start, start + BLOCK) })) if (byte === NEWLINE) number += 1;
    }
    return number;
  }

  /** The last line that begins at `middle` or before, of lines from `low` up to `high`. */
  #lineFrom(low: number, middle: number, high: number): Range {
    let start = low;
    for (let end = middle; end > low; end -= BLOCK) {
      const from = Math.max(low, end - BLOCK);
      const found = this.bytes({ start: from, end }).lastIndexOf(NEWLINE);
      if (found < 0) continue;
      start = from + found + 1;
      break;
    }
    for (let from = middle; from < high; from += BLOCK) {
      const found = this.bytes({ start: from, end: Math.min(high, from + BLOCK) }).indexOf(NEWLINE);
      if (found >= 0) return { start, end: from + found };
    }
    return { start, end: high };
  }

  close(): void {
    closeSync(this.descriptor);
  }

  #state(): FileState {
    return stateIn(fstatSync(this.descriptor, { bigint: true }));
  }
}

/** The id of the event on a line; undefined where there is none. */
export function idOf(bytes: Uint8Array): string | undefined {
  try {
    const value = parseJson(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : undefined;
  } catch (error) {
    if (error instanceof JsonProblem) return undefined;
    throw error;
  }
}
