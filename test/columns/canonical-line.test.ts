/** Lines put into canonical form from their bytes, held against the ordinary reader of JSON and the canonical form of what it reads. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { JsonProblem, parseJson } from "../../src/book/json-source.ts";
import { CanonicalLines } from "../../src/columns/canonical-line.ts";
import { canonical } from "../../src/kernel/canonical-json.ts";

const lines = new CanonicalLines();

function canonicalLine(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text);
  const line = lines.of(bytes, 0, bytes.length);
  return line === undefined ? undefined : new TextDecoder().decode(line);
}

/** By the ordinary reader; undefined of what is no JSON. */
function ordinary(text: string): string | undefined {
  try {
    return canonical(parseJson(text));
  } catch (error) {
    if (error instanceof JsonProblem) return undefined;
    throw error;
  }
}

const space = fc.constantFrom("", "", " ", "  ", "\t", "\r");
const words = fc.string({ unit: fc.constantFrom(...Array.from("abcé€𝄞 .,:{}[]-019")) });
const scalar = fc.oneof(words.map((text) => JSON.stringify(text)), fc.constantFrom("0", "-0", "12", "-3.50", "1e5", "2.5E-7", "76001.94", "true", "false"));

interface Written {
  readonly spaces: readonly string[];
  readonly items: readonly (readonly [name: string, value: string])[];
}

const between = (items: readonly string[], spaces: readonly string[]): string => items.map((item, at) => `${spaces[(2 * at) % spaces.length] ?? ""}${item}${spaces[(2 * at + 1) % spaces.length] ?? ""}`).join(",");
const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> => fc.array(value, { maxLength: 5 });
const spaces = fc.array(space, { minLength: 1, maxLength: 7 });
const name = fc.string({ unit: fc.constantFrom(...Array.from("abAB-_01")), maxLength: 4 });

/** Texts of JSON values, written in every way that is no escape. */
const { value } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, tie("list"), tie("object")),
  list: fc.tuple(some(tie("value")), spaces).map(([items, around]) => `[${between(items, around)}]`),
  object: fc.record<Written>({ items: fc.uniqueArray(fc.tuple(name, tie("value")), { selector: ([key]) => key, maxLength: 6 }), spaces }).map(({ items, spaces: around }) => `{${between(items.map(([key, of]) => `"${key}"${around[0] ?? ""}:${around.at(-1) ?? ""}${of}`), around)}}`),
}));

describe("a line of JSON", () => {
  test.prop([value, space], { numRuns: 1_000 })("however it is written, is put into the canonical form of what it holds", (text, around) => {
    const line = `${around}${text}${around}`;
    expect(canonicalLine(line)).toBe(ordinary(line));
    expect(ordinary(line)).toBeDefined();
  });

  test.prop([value, fc.nat(), fc.constantFrom("", '"', "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "t", " ", "\\", "\n", "null")], { numRuns: 3_000 })("in which something was changed, is left to the ordinary reader, or holds what that reads", (text, at, put) => {
    const characters = Array.from(text);
    characters[at % (characters.length + 1)] = put;
    const changed = characters.join("");
    const line = canonicalLine(changed);
    if (line !== undefined) expect(line).toBe(ordinary(changed));
  });

  it.each(['{"a":"1","a":"2"}', '{"a":null}', '{"a":"\\u0041"}', '{"a":01}', '{"a":1.}', '{"a":tru}', '{"a":"1"', '{"a":"1"}}', '{"a" "1"}', '{"a":}', "{,}", "[1,]", '{"é":"1","e":"2"}', "", "[[[[[[[[[[1]]]]]]]]]]"])("%s is left to the ordinary reader", (line) => {
    expect(canonicalLine(line)).toBeUndefined();
  });
});
