import { isDeepStrictEqual } from "node:util";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { exactJson, fromExactJson } from "../../src/image/exact-json.ts";
import { Exact } from "../../src/kernel/quantity.ts";

/** Whatever a book may hold, fields with odd names included. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom(null, undefined),
    fc.bigInt(),
    fc.tuple(fc.bigInt(), fc.integer({ min: -30, max: 30 })).map(([digits, exponent]) => new Exact(`${digits}e${exponent}`)),
    fc.array(tie("value")),
    fc.array(fc.tuple(fc.string(), tie("value"))).map((pairs) => new Map(pairs)),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("$", "of", "__proto__", "constructor", "0")), tie("value"), { noNullPrototype: true }),
  ),
})).value;

describe("JSON of exact values", () => {
  test.prop([anything])("gives back what it was given, to the last digit", (value) => {
    // Not toStrictEqual, which takes a field named "constructor" for a class.
    expect(isDeepStrictEqual(fromExactJson(exactJson(value)), value)).toBe(true);
  });

  it("stands in one line", () => {
    expect(exactJson({ summary: "two\nlines", count: 3n })).not.toContain("\n");
  });

  it.each([["a function", () => 1], ["a date", new Date(0)], ["a set", new Set([1])], ["no number", Number.NaN]])("refuses %s, of which it would lose something", (_, value) => {
    expect(() => exactJson({ inside: [value] })).toThrow("among what is to be kept");
  });
});
