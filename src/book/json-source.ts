/** Reads JSON so that every scalar stays text, as YAML is read: no figure passes through binary floating point. */

/** What is wrong with a text that is no JSON, and from which of its characters on. */
export class JsonProblem extends Error {
  readonly at: number;
  readonly found: string;
  readonly expected: string;
  /** Whether nothing is wrong but that the text ends. */
  readonly isCut: boolean;

  constructor(at: number, found: string, { expected = "valid JSON", isCut = false } = {}) {
    super(found);
    this.isCut = isCut;
    this.name = "JsonProblem";
    this.at = at;
    this.found = found;
    this.expected = expected;
  }
}

/** Deeper than anything that a book holds. */
const DEEPEST = 64;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const FLAG = /true|false/y;

/** The one value of a text, its numbers, `true` and `false` as the texts they are; throws `JsonProblem`. */
export function parseJson(text: string): unknown {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): unknown {
    this.#take(SPACE);
    if (depth > DEEPEST) throw new JsonProblem(this.#at, `values inside each other more than ${DEEPEST} deep`);
    const next = this.#text[this.#at];
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#array(depth);
    if (next === '"') return this.#string();
    const scalar = this.#take(NUMBER) ?? this.#take(FLAG);
    if (scalar !== undefined) return scalar;
    if (this.#text.startsWith("null", this.#at)) throw new JsonProblem(this.#at, "null", { expected: "a field left out where it has no value" });
    throw this.#unexpected();
  }

  end(): void {
    this.#take(SPACE);
    if (this.#at < this.#text.length) throw this.#unexpected();
  }

  #object(depth: number): Record<string, unknown> {
    // Without a prototype, so that any name is a field like another.
    const object = Object.create(null) as Record<string, unknown>;
    this.#items("}", () => {
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#unexpected();
      const name = this.#string();
      if (Object.hasOwn(object, name)) throw new JsonProblem(start, `a second "${name}"`, { expected: "each field once" });
      this.#take(SPACE);
      if (this.#text[this.#at] !== ":") throw this.#unexpected();
      this.#at += 1;
      object[name] = this.value(depth + 1);
    });
    return object;
  }

  #array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.#items("]", () => {
      array.push(this.value(depth + 1));
    });
    return array;
  }

  /** What stands between commas, up to the closing bracket. */
  #items(close: string, item: () => void): void {
    this.#at += 1;
    this.#take(SPACE);
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#take(SPACE);
      item();
      this.#take(SPACE);
      const next = this.#text[this.#at];
      if (next !== close && next !== ",") throw this.#unexpected();
      this.#at += 1;
      if (next === close) return;
    }
  }

  #string(): string {
    const start = this.#at;
    const written = this.#take(STRING);
    if (written === undefined) throw new JsonProblem(start, "a text without its closing quote", { isCut: true });
    try {
      return JSON.parse(written) as string;
    } catch {
      throw new JsonProblem(start, "a text with a character or an escape that JSON does not have");
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }

  #unexpected(): JsonProblem {
    const next = this.#text[this.#at];
    return new JsonProblem(this.#at, next === undefined ? "an end in the middle of a value" : `"${next}"`, { isCut: next === undefined });
  }
}
