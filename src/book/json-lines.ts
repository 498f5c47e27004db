/** Events written as JSON, one on each line: read line by line, every fault at its line. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { JsonProblem, parseJson } from "./json-source.ts";
import type { Written } from "./written.ts";

const CHUNK = 2 ** 20;
const NEWLINE = 0x0a;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A line as it stands in its file, without what ends it. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** False only of a last line after which the file ends at once. */
  readonly isEnded: boolean;
}

/** The events of a file; lines that hold none become faults. */
export function readJsonLines(file: string, faults: Fault[]): Written[] {
  const read: Written[] = [];
  try {
    for (const line of linesOf(file)) {
      const value = valueOfLine(line, file, faults);
      if (value !== undefined) read.push(writtenOnLine(value, file, line.number));
    }
  } catch (error) {
    if (error instanceof Faults) faults.push(...error.faults);
    else faults.push({ code: "file-unreadable", severity: "error", file, found: error instanceof Error ? error.message : String(error), expected: "a readable file" });
    return [];
  }
  return read;
}

/** What a line holds, wherever its fields: all of them stand on it. */
export function writtenOnLine(value: unknown, file: string, line: number): Written {
  return { name: basename(file, ".jsonl"), value, place: () => ({ file, line }) };
}

/** The value of a line; undefined, and a fault, where it is no JSON. */
export function valueOfLine({ bytes, number, isEnded }: Line, file: string, faults: Fault[]): unknown {
  const wrong = (found: string, expected: string): void => {
    faults.push({ code: "json-syntax", severity: "error", file, line: number, found, expected });
  };
  try {
    const text = decoder.decode(bytes);
    if (text.trim() !== "") return parseJson(text);
    wrong("an empty line", "one event on each line");
  } catch (error) {
    if (!(error instanceof JsonProblem)) wrong("bytes that are not UTF-8", "text in UTF-8");
    else if (isEnded || !error.isCut) wrong(`${error.found} at character ${error.at + 1}`, error.expected);
    else wrong("a last line that ends in the middle of its event", "the whole event: the file may have been cut short");
  }
  return undefined;
}

/** The lines of a file, a chunk at a time; refuses a file that changes meanwhile. */
export function* linesOf(file: string): Generator<Line> {
  const descriptor = openSync(file, "r");
  try {
    const before = fstatSync(descriptor, { bigint: true });
    let number = 0;
    let rest = new Uint8Array(0);
    for (;;) {
      const chunk = new Uint8Array(rest.length + CHUNK);
      chunk.set(rest);
      const length = rest.length + readSync(descriptor, chunk, rest.length, CHUNK, null);
      if (length === rest.length) break;
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0 && end < length; end = chunk.indexOf(NEWLINE, start)) {
        number += 1;
        yield { number, bytes: chunk.subarray(start, end), isEnded: true };
        start = end + 1;
      }
      rest = chunk.slice(start, length);
    }
    if (rest.length > 0) yield { number: (number += 1), bytes: rest, isEnded: false };
    const after = fstatSync(descriptor, { bigint: true });
    if (before.size !== after.size || before.mtimeNs !== after.mtimeNs) throw changed(file, number);
  } finally {
    closeSync(descriptor);
  }
}

export function changed(file: string, line: number): Faults {
  return refuse("file-changed", "another size or time of change after reading than before", "a file that nobody writes while it is read: read it again", { file, line });
}
