/**
 * Whether the events of a book stand in the order of their ids, and its head, which is a hash of them
 * in that order: along with the reading where they do, in a reading of its own where they do not.
 */
import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { basename } from "node:path";
import { linesOf } from "../book/json-lines.ts";
import { parseJson } from "../book/json-source.ts";
import { canonical } from "../kernel/canonical-json.ts";
import type { Fault } from "../kernel/fault.ts";
import { CanonicalLines } from "./canonical-line.ts";
import type { Range, ReadRange } from "./chunk-reader.ts";
import { idOf } from "./event-file.ts";
import type { EventFile } from "./event-file.ts";

const NEWLINE = 0x0a;
const COMMA = 0x2c;
/** Bytes that hold the beginning of any line of every day. */
const LONG = 300;

/** Follows a reading as long as all lines are canonical and in the order of their ids. */
export class OrderedHead {
  readonly #after: string;
  readonly #hash: Hash;
  #isFirst = true;
  #last = "";
  isOrdered = true;

  constructor([before, after]: readonly [string, string]) {
    this.#hash = createHash("sha256").update(before);
    this.#after = after;
  }

  /** Counts the lines of a range, of which `others` have these ids, in order. */
  add(read: ReadRange, others: readonly { readonly id: string; readonly after: string; readonly before: string }[], bytes: Buffer): void {
    if (!this.isOrdered || read.lines === 0) return;
    let last = this.#last;
    let isOrdered = read.isAscending && (read.firstId === "" || read.firstId > last);
    for (const { id, after, before } of others) {
      const previous = after > last ? after : last;
      isOrdered &&= id > previous && (before === "" || id < before);
      last = id;
    }
    this.#last = read.lastId > last ? read.lastId : last;
    this.isOrdered = isOrdered;
    if (isOrdered) this.#add(bytes);
  }

  /** Something is written otherwise than it is hashed. */
  abandon(): void {
    this.isOrdered = false;
  }

  digest(): string {
    return this.#hash.update(this.#after).digest("hex");
  }

  /** Changes the bytes: commas in place of the ends of lines. */
  #add(bytes: Buffer): void {
    const length = bytes.at(-1) === NEWLINE ? bytes.length - 1 : bytes.length;
    for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < length; at = bytes.indexOf(NEWLINE, at + 1)) bytes[at] = COMMA;
    if (!this.#isFirst) this.#hash.update(",");
    this.#isFirst = false;
    this.#hash.update(bytes.subarray(0, length));
  }
}

/** An event by its id, and where its line stands. */
interface Listed extends Range {
  readonly id: string;
  readonly file: EventFile;
  readonly line: number;
}

/** The id on a canonical line, where no other field but `basis` comes before it. */
function idIn(line: Uint8Array | undefined): string | undefined {
  if (line === undefined) return undefined;
  return /^\{(?:"basis":"[^"]*",)?"id":"([^"]*)"/.exec(Buffer.from(line.buffer, line.byteOffset, Math.min(line.length, LONG)).toString())?.[1];
}

/** All events of a book that could be read. */
export class EventList {
  readonly #inOrder: readonly Listed[];

  constructor(files: readonly EventFile[], isUnread: (file: string, line: number) => boolean) {
    const listed: Listed[] = [];
    const lines = new CanonicalLines();
    for (const file of files) {
      let start = 0;
      for (const { number, bytes } of linesOf(file.file)) {
        const end = start + bytes.length;
        const id = isUnread(file.file, number) ? undefined : (idIn(lines.of(bytes, 0, bytes.length)) ?? idOf(bytes));
        if (id !== undefined) listed.push({ id, file, line: number, start, end });
        start = end + 1;
      }
    }
    // Sorting keeps equals as they stood.
    this.#inOrder = listed.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  repeatedIds(): Fault[] {
    let first = this.#inOrder[0];
    return this.#inOrder.slice(1).flatMap((listed): Fault[] => {
      if (listed.id !== first?.id) {
        first = listed;
        return [];
      }
      const found = `an id that ${basename(first.file.file)}:${first.line} has already`;
      return [{ code: "id-duplicate", severity: "error", file: listed.file.file, line: listed.line, subject: listed.id, field: "id", found, expected: "an id of its own for each event" }];
    });
  }

  find(id: string): Listed | undefined {
    let [low, high] = [0, this.#inOrder.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#inOrder[middle]!.id < id) low = middle + 1;
      else high = middle;
    }
    return this.#inOrder[low]?.id === id ? this.#inOrder[low] : undefined;
  }

  head([before, after]: readonly [string, string]): string {
    const hash = createHash("sha256").update(before);
    const lines = new CanonicalLines();
    this.#inOrder.forEach(({ file, start, end }, at) => {
      const bytes = file.bytes({ start, end });
      if (at > 0) hash.update(",");
      hash.update(lines.of(bytes, 0, bytes.length) ?? canonical(parseJson(bytes.toString())));
    });
    return hash.update(after).digest("hex");
  }
}
