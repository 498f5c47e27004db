/**
 * Journal entries on lines of canonical JSON (RFC 8785), checked from their bytes as the catalogue's
 * schema and rules check them. A line that is written otherwise, says more than an entry of every day
 * does, or may be at fault is not taken: the ordinary contract then reads it and says what is wrong.
 */
import { ByteNames } from "./byte-names.ts";
import { dayAt, NO_DAY } from "./civil-day.ts";
import type { GrowingMovements, Turnover } from "./movements.ts";
import type { PlainChart } from "./plain-chart.ts";

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const POINT = 0x2e;
const HYPHEN = 0x2d;
const CLOSE_LIST = 0x5d;
const ZERO = 0x30;
const NINE = 0x39;

/** Digits of an amount at its scale that a double holds exactly. */
const EXACT_DIGITS = 15;
/** More legs than this might add up to more. */
const MOST_LEGS = 9;
const LONGEST_ID = 255;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const BASIS = bytesOf('{"basis":"reported","id":"');
const ASSUMED = bytesOf('{"basis":"assumed","id":"');
const ID = bytesOf('{"id":"');
const KNOWN = bytesOf('"known":"');
const LEGS = bytesOf('"legs":[');
const ACCOUNT = bytesOf('{"account":"');
const CREDIT = bytesOf(',"credit":"');
const DEBIT = bytesOf(',"debit":"');
const FLOW = bytesOf(',"flow":"');
const LEG_END = bytesOf("}");
const ON = bytesOf('],"on":"');
const DAY_END = bytesOf('",');
const ORDER = bytesOf('"order":"');
const SUMMARY = bytesOf('"summary":"');
const TYPE = bytesOf(',"type":"journal-entry"}');

export class CanonicalEntries {
  readonly #names: ByteNames;
  readonly #flows: ByteNames;
  readonly #isCash: Uint8Array;
  readonly #explains: Uint8Array;
  readonly #scale: number;
  readonly #movements: GrowingMovements;
  readonly #turnover: Turnover;
  readonly #accounts = new Int32Array(MOST_LEGS);
  readonly #amounts = new Float64Array(MOST_LEGS);
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;
  /** Where the next field begins, or what was wrong: below nil. */
  #at = 0;
  #amount = 0;
  /** The id of the entry that was taken last. */
  readonly #id = new Uint8Array(LONGEST_ID);
  #idLength = 0;
  /** Whether the ids of the entries that were taken ascend. */
  isAscending = true;

  constructor(chart: PlainChart, movements: GrowingMovements, turnover: Turnover) {
    this.#names = new ByteNames(chart.names.filter(([, account]) => chart.accounts[account]?.isCarriedIn === false));
    this.#flows = new ByteNames(chart.flows.map((flow) => [flow, 1]));
    this.#isCash = Uint8Array.from(chart.accounts, ({ isCash }) => Number(isCash));
    this.#explains = Uint8Array.from(chart.accounts, ({ alwaysExplains }) => Number(alwaysExplains));
    this.#scale = chart.scale;
    this.#movements = movements;
    this.#turnover = turnover;
  }

  /** The id of the entry that was taken last; empty where none was yet. */
  get id(): string {
    return new TextDecoder().decode(this.#id.subarray(0, this.#idLength));
  }

  /** Takes the entry on the line of UTF-8 that begins at `start`, and gives the end of the line; below nil, with nothing taken, where it cannot. */
  take(bytes: Uint8Array, start: number): number {
    this.#bytes = bytes;
    this.#end = bytes.length;
    this.#at = start;
    return this.#take() ? this.#at : -1;
  }

  #take(): boolean {
    if (!this.#skip(ID) && !this.#skip(BASIS) && !this.#skip(ASSUMED)) return false;
    const idStart = this.#at;
    const idEnd = this.#idFrom(idStart);
    if (idEnd < 0 || idEnd - idStart > LONGEST_ID || !this.#skip(DAY_END)) return false;
    const known = this.#skip(KNOWN) ? this.#day() : undefined;
    if (known === NO_DAY || !this.#skip(LEGS)) return false;
    const legs = this.#legs();
    if (legs < 2 || !this.#skip(ON)) return false;
    const day = this.#day();
    if (day === NO_DAY || (this.#skip(ORDER) && !this.#digits())) return false;
    if (!this.#skip(SUMMARY) || !this.#words() || !this.#skip(TYPE) || (this.#at < this.#end && this.#bytes[this.#at] !== NEWLINE)) return false;
    this.#keep(idStart, idEnd);
    for (let leg = 0; leg < legs; leg += 1) {
      this.#turnover.add(this.#accounts[leg]!, this.#amounts[leg]!);
      this.#movements.pushSafe(day, known ?? day, this.#accounts[leg]!, this.#amounts[leg]!);
    }
    return true;
  }

  #skip(expected: Uint8Array): boolean {
    const bytes = this.#bytes;
    const start = this.#at;
    if (start + expected.length > this.#end) return false;
    for (let at = 0; at < expected.length; at += 1) if (bytes[start + at] !== expected[at]) return false;
    this.#at = start + expected.length;
    return true;
  }

  /** The end of the id that begins there; below nil where it is none. */
  #idFrom(start: number): number {
    const bytes = this.#bytes;
    let isWord = false;
    let at = start;
    for (; at < this.#end; at += 1) {
      const byte = bytes[at]!;
      if ((byte >= 0x61 && byte <= 0x7a) || (byte >= ZERO && byte <= NINE)) isWord = true;
      else if (isWord && (byte === HYPHEN || byte === POINT)) isWord = false;
      else break;
    }
    this.#at = at;
    return isWord ? at : -1;
  }

  /** How many legs there are, whose amounts sum to nil and whose cash is explained; below nil where not. */
  #legs(): number {
    let legs = 0;
    let [sum, cash, explained] = [0, 0, 0];
    for (;;) {
      if (legs === MOST_LEGS || !this.#skip(ACCOUNT)) return -1;
      const account = this.#name(this.#names);
      if (account < 0) return -1;
      const isDebit = this.#skip(DEBIT);
      if ((!isDebit && !this.#skip(CREDIT)) || !this.#decimal()) return -1;
      const amount = isDebit ? this.#amount : -this.#amount;
      const hasFlow = this.#skip(FLOW);
      if ((hasFlow && this.#name(this.#flows) < 0) || !this.#skip(LEG_END)) return -1;
      this.#accounts[legs] = account;
      this.#amounts[legs] = amount;
      legs += 1;
      sum += amount;
      if (this.#isCash[account] === 1) cash += amount;
      else if (hasFlow || this.#explains[account] === 1) explained -= amount;
      if (this.#bytes[this.#at] === CLOSE_LIST) return sum === 0 && cash === explained ? legs : -1;
      if (this.#bytes[this.#at] !== COMMA) return -1;
      this.#at += 1;
    }
  }

  /** What the text that begins here, up to its closing quote, stands for. */
  #name(names: ByteNames): number {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    while (at < this.#end && bytes[at] !== QUOTE) at += 1;
    this.#at = at + 1;
    return names.find(bytes, start, at);
  }

  /** Reads a decimal and its closing quote: an integer at the currency's scale that a double holds. */
  #decimal(): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    const isNegative = bytes[at] === HYPHEN;
    if (isNegative) at += 1;
    const start = at;
    let amount = 0;
    for (; bytes[at]! >= ZERO && bytes[at]! <= NINE; at += 1) amount = 10 * amount + bytes[at]! - ZERO;
    const whole = at - start;
    let decimals = 0;
    if (bytes[at] === POINT) {
      const point = at;
      for (at += 1; bytes[at]! >= ZERO && bytes[at]! <= NINE; at += 1) amount = 10 * amount + bytes[at]! - ZERO;
      decimals = at - point - 1;
      if (decimals === 0) return false;
    }
    if (whole === 0 || decimals > this.#scale || whole + this.#scale > EXACT_DIGITS || bytes[at] !== QUOTE || at >= this.#end) return false;
    for (; decimals < this.#scale; decimals += 1) amount *= 10;
    this.#amount = isNegative ? -amount : amount;
    this.#at = at + 1;
    return true;
  }

  #day(): number {
    const day = this.#at + 12 <= this.#end ? dayAt(this.#bytes, this.#at) : NO_DAY;
    this.#at += 10;
    return this.#skip(DAY_END) ? day : NO_DAY;
  }

  #digits(): boolean {
    const start = this.#at;
    while (this.#bytes[this.#at]! >= ZERO && this.#bytes[this.#at]! <= NINE) this.#at += 1;
    return this.#at > start && this.#skip(DAY_END);
  }

  /** Some words up to their closing quote, with nothing in them that JSON escapes. */
  #words(): boolean {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    for (; at < this.#end; at += 1) {
      const byte = bytes[at]!;
      if (byte === QUOTE) break;
      if (byte === BACKSLASH || byte < 0x20) return false;
    }
    this.#at = at + 1;
    return at > start && at < this.#end;
  }

  /** Remembers the id, and whether it comes after the one before. */
  #keep(start: number, end: number): void {
    const bytes = this.#bytes;
    const length = end - start;
    const shorter = Math.min(length, this.#idLength);
    let at = 0;
    while (at < shorter && this.#id[at] === bytes[start + at]) at += 1;
    if (at < shorter ? this.#id[at]! > bytes[start + at]! : length <= this.#idLength) this.isAscending = false;
    for (at = 0; at < length; at += 1) this.#id[at] = bytes[start + at]!;
    this.#idLength = length;
  }
}
