/** Canonical JSON is what another program, and the RFC, say it is. */
import { fc, it } from "@fast-check/vitest";
import canonicalize from "canonicalize";
import { describe, expect } from "vitest";
import { canonical } from "../../src/kernel/canonical-json.ts";

describe("canonical JSON", () => {
  it.prop([fc.jsonValue({ maxDepth: 4 })])("is what the package canonicalize writes", (value) => {
    expect(canonical(value)).toBe(canonicalize(value));
  });

  it.prop([fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }))])("also where names and texts are odd", (value) => {
    expect(canonical(value)).toBe(canonicalize(value));
  });

  it("orders names as RFC 8785, section 3.2.3, shows", () => {
    const names = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
    const text = canonical(Object.fromEntries(names.map((name, index) => [name, index])));
    expect([...text.matchAll(/:(\d)/g)].map(([, index]) => names[Number(index)])).toEqual(["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"]);
  });

  it("leaves out members that are not there, and refuses what JSON cannot hold", () => {
    expect(canonical({ b: undefined, a: [null, undefined] })).toBe('{"a":[null,null]}');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, Symbol("none")]) expect(() => canonical(value)).toThrow(TypeError);
  });
});
