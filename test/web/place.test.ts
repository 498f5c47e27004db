/** The address says everything that the page shows, and nothing that it does not. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { formatPlace, nowhere, parsePlace } from "../../src/web/state/place.ts";
import type { Place } from "../../src/web/state/place.ts";
import { dayOf } from "../../src/web/state/days.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9.%/ &=ü@-]{0,11}$/);
const day = fc.integer({ min: -20_000, max: 40_000 }).map(dayOf);
const orNull = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(of, { nil: null });
const places: fc.Arbitrary<Place> = fc.record({
  view: name,
  book: name,
  asOf: orNull(day),
  knownAt: orNull(day),
  scenario: orNull(name),
  compare: fc.uniqueArray(name, { maxLength: 4 }),
  selection: orNull(fc.record({ kind: fc.constantFrom("event", "measure", "finding"), id: name })),
  head: orNull(fc.stringMatching(/^[0-9a-f]{12}$/)),
  options: fc.dictionary(name.map((text) => `x${text}`), name, { maxKeys: 3 }),
});

describe("an address", () => {
  test.prop([places])("comes back as the place that it was made of", (place) => {
    const { pathname, search } = new URL(formatPlace(place), "http://here");
    expect(parsePlace(pathname, search)).toEqual(place);
  });

  it("is short, and can be read", () => {
    expect(formatPlace({ ...nowhere, book: "made-up", asOf: "2024-06-30", selection: { kind: "measure", id: "notes.first.principal" }, compare: ["one", "two"] })).toBe("/books/made-up/overview?asOf=2024-06-30&compare=one,two&selection=measure:notes.first.principal");
    expect(formatPlace(nowhere)).toBe("/");
  });

  it.each(["asOf=2002-02-30", "asOf=soon", "selection=nothing", "selection=person:x", "compare=", "asOf="])("opens although %s cannot be", (query) => {
    expect(parsePlace("/books/made-up/overview", query)).toEqual({ ...nowhere, book: "made-up" });
  });

  it("opens the overview of a book where it names no view, and compares four at most", () => {
    expect(parsePlace("/books/made-up", "")).toEqual({ ...nowhere, book: "made-up" });
    expect(parsePlace("/books/%E0%A4%A/overview", "").book).toBe("%E0%A4%A");
    expect(parsePlace("/", "compare=a,b,a,c,d,e").compare).toEqual(["a", "b", "c", "d"]);
  });
});
