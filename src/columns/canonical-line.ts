/**
 * Lines of JSON put into the one form that is canonical (RFC 8785), byte by byte, for lines that are
 * written with other spaces, in another order, or with numbers: as the ordinary reader reads them,
 * numbers and flags are texts. What has escapes, nulls or a field twice, or is no JSON, is left to it.
 */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const SMALL_E = 0x65;
const LARGE_E = 0x45;

/** Deeper, and with more fields in one object, than any entry of every day. */
const DEEPEST = 8;
const MOST_FIELDS = 32;

const FLAGS = ["true", "false"].map((flag) => new TextEncoder().encode(flag));

/** The fields of an object as they stand: of each, where its name and its value begin and end. */
class Fields {
  count = 0;
  readonly starts = new Int32Array(MOST_FIELDS);
  readonly ends = new Int32Array(MOST_FIELDS);
  readonly values = new Int32Array(MOST_FIELDS);
  readonly valueEnds = new Int32Array(MOST_FIELDS);
}

/** Thrown nowhere but here: one object, so that a line that is left to others costs little. */
const LEFT = new Error("left to the ordinary reader");

export class CanonicalLines {
  readonly #fields = Array.from({ length: DEEPEST }, () => new Fields());
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;
  #at = 0;
  #line = new Uint8Array(1024);
  #length = 0;

  /** The canonical line, good until the next is asked for; undefined where it is left to the ordinary reader. */
  of(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
    this.#bytes = bytes;
    this.#end = end;
    this.#at = start;
    this.#length = 0;
    // A number takes two quotes more.
    if (this.#line.length < 3 * (end - start)) this.#line = new Uint8Array(6 * (end - start));
    try {
      this.#space();
      this.#value(0);
      this.#space();
    } catch (error) {
      if (error !== LEFT) throw error;
      return undefined;
    }
    return this.#at === end ? this.#line.subarray(0, this.#length) : undefined;
  }

  /** Writes the value that begins here, and goes on to its end. */
  #value(depth: number): void {
    const byte = this.#byte();
    if (byte === QUOTE) {
      const start = this.#at;
      this.#text();
      this.#copy(start, this.#at);
    } else if (byte === OPEN) this.#object(depth);
    else if (byte === OPEN_LIST) this.#list(depth);
    else {
      const start = this.#at;
      this.#scalar();
      this.#write(QUOTE);
      this.#copy(start, this.#at);
      this.#write(QUOTE);
    }
  }

  #object(depth: number): void {
    const fields = this.#fields[depth];
    if (fields === undefined) throw LEFT;
    this.#find(fields);
    const end = this.#at;
    this.#write(OPEN);
    for (let field = 0; field < fields.count; field += 1) {
      if (field > 0) this.#write(COMMA);
      this.#copy(fields.starts[field]!, fields.ends[field]!);
      this.#write(COLON);
      this.#at = fields.values[field]!;
      this.#value(depth + 1);
      this.#space();
      if (this.#at !== fields.valueEnds[field]) throw LEFT;
    }
    this.#write(CLOSE);
    this.#at = end;
  }

  /** Finds the fields of the object that begins here, in the order of their names, and goes on to its end. */
  #find(fields: Fields): void {
    fields.count = 0;
    this.#at += 1;
    this.#space();
    if (this.#take(CLOSE)) return;
    do {
      this.#space();
      if (this.#byte() !== QUOTE || fields.count === MOST_FIELDS) throw LEFT;
      const start = this.#at;
      this.#text();
      const end = this.#at;
      this.#space();
      if (!this.#take(COLON)) throw LEFT;
      this.#space();
      const value = this.#at;
      this.#pass();
      this.#put(fields, { start, end, value });
    } while (this.#take(COMMA));
    if (!this.#take(CLOSE)) throw LEFT;
  }

  /** Puts a field whose value ends here in its place among those before it. */
  #put(fields: Fields, { start, end, value }: { readonly start: number; readonly end: number; readonly value: number }): void {
    const { starts, ends, values, valueEnds } = fields;
    let place = fields.count;
    for (; place > 0; place -= 1) {
      const order = this.#compare(start, end, starts[place - 1]!, ends[place - 1]!);
      if (order === 0) throw LEFT;
      if (order > 0) break;
      starts[place] = starts[place - 1]!;
      ends[place] = ends[place - 1]!;
      values[place] = values[place - 1]!;
      valueEnds[place] = valueEnds[place - 1]!;
    }
    starts[place] = start;
    ends[place] = end;
    values[place] = value;
    valueEnds[place] = this.#at;
    fields.count += 1;
  }

  /** Names are compared between their quotes: bytes of ASCII stand in the order of UTF-16, and no others are taken. */
  #compare(start: number, end: number, otherStart: number, otherEnd: number): number {
    const bytes = this.#bytes;
    const [length, otherLength] = [end - start - 2, otherEnd - otherStart - 2];
    for (let at = 1; at <= length && at <= otherLength; at += 1) {
      const [byte, other] = [bytes[start + at]!, bytes[otherStart + at]!];
      if (byte >= 0x80 || other >= 0x80) throw LEFT;
      if (byte !== other) return byte - other;
    }
    return length - otherLength;
  }

  #list(depth: number): void {
    if (depth >= DEEPEST) throw LEFT;
    this.#write(OPEN_LIST);
    this.#at += 1;
    this.#space();
    if (!this.#take(CLOSE_LIST)) {
      for (let isFirst = true; isFirst || this.#take(COMMA); isFirst = false) {
        if (!isFirst) this.#write(COMMA);
        this.#space();
        this.#value(depth + 1);
        this.#space();
      }
      if (!this.#take(CLOSE_LIST)) throw LEFT;
    }
    this.#write(CLOSE_LIST);
  }

  /** Goes past the value that begins here: what is wrong in it shows when it is written. */
  #pass(): void {
    const bytes = this.#bytes;
    let depth = 0;
    for (; this.#at < this.#end; this.#at += 1) {
      const byte = bytes[this.#at]!;
      if (byte === QUOTE) {
        this.#text();
        this.#at -= 1;
      } else if (byte === OPEN || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE || byte === CLOSE_LIST) {
        if (depth === 0) return;
        depth -= 1;
      } else if (byte === COMMA && depth === 0) return;
    }
  }

  /** Goes past the text that begins here. */
  #text(): void {
    const bytes = this.#bytes;
    for (let at = this.#at + 1; at < this.#end; at += 1) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        this.#at = at + 1;
        return;
      }
      if (byte === BACKSLASH || byte < 0x20) throw LEFT;
    }
    throw LEFT;
  }

  /** Goes past the number or flag that begins here. */
  #scalar(): void {
    for (const flag of FLAGS) if (this.#isHere(flag)) return;
    this.#take(HYPHEN);
    if (!this.#take(ZERO)) this.#digits();
    if (this.#take(POINT)) this.#digits();
    if (this.#take(SMALL_E) || this.#take(LARGE_E)) {
      if (!this.#take(PLUS)) this.#take(HYPHEN);
      this.#digits();
    }
  }

  #isHere(expected: Uint8Array): boolean {
    for (let at = 0; at < expected.length; at += 1) if (this.#bytes[this.#at + at] !== expected[at]) return false;
    this.#at += expected.length;
    return this.#at <= this.#end;
  }

  #digits(): void {
    const start = this.#at;
    while (this.#at < this.#end && this.#bytes[this.#at]! >= ZERO && this.#bytes[this.#at]! <= NINE) this.#at += 1;
    if (this.#at === start) throw LEFT;
  }

  #space(): void {
    while (this.#at < this.#end) {
      const byte = this.#bytes[this.#at]!;
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return;
      this.#at += 1;
    }
  }

  #byte(): number {
    return this.#at < this.#end ? this.#bytes[this.#at]! : -1;
  }

  #take(byte: number): boolean {
    if (this.#byte() !== byte) return false;
    this.#at += 1;
    return true;
  }

  #write(byte: number): void {
    this.#line[this.#length] = byte;
    this.#length += 1;
  }

  #copy(start: number, end: number): void {
    const [bytes, line] = [this.#bytes, this.#line];
    let to = this.#length;
    for (let at = start; at < end; at += 1, to += 1) line[to] = bytes[at]!;
    this.#length = to;
  }
}
