/** Grouping and the order of print: what belongs together, and what comes first, whatever the order it is given in. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { groupedBy } from "../../src/kernel/grouped-by.ts";
import { inLineOrder, inPrintOrder } from "../../src/kernel/print-order.ts";

describe("groupedBy", () => {
  it("keeps items in their order, under keys in the order in which they first come", () => {
    expect([...groupedBy(["pear", "apple", "plum", "avocado"], ([first]) => first)]).toEqual([["p", ["pear", "plum"]], ["a", ["apple", "avocado"]]]);
    expect([...groupedBy([], String)]).toEqual([]);
  });

  test.prop([fc.array(fc.nat(100)), fc.integer({ min: 1, max: 7 })])("loses no item, adds none, and puts each under its own key", (items, divisor) => {
    const groups = groupedBy(items, (item) => item % divisor);
    for (const [key, group] of groups) expect(group).toEqual(items.filter((item) => item % divisor === key));
    expect([...groups.values()].reduce((count, group) => count + group.length, 0)).toBe(items.length);
  });
});

/** As printed in a source on a page and lines. */
const placed = (id: string, source: string, page?: string, lines?: string): { readonly id: string; readonly evidence: { readonly source: string; readonly page?: string | undefined; readonly lines?: string | undefined } } => ({ id, evidence: { source, page, lines } });

describe("the order of print", () => {
  const inOrder = [placed("none", "annual"), placed("first", "annual", "2", "9"), placed("run", "annual", "2", "10-12"), placed("a", "annual", "2", "11"), placed("b", "annual", "2", "11"), placed("later", "annual", "10", "1"), placed("other", "quarterly", "1", "1")];

  test.prop([fc.shuffledSubarray(inOrder, { minLength: inOrder.length })])("is by source, page and first line as numbers, and by id on one line", (shuffled) => {
    expect(inPrintOrder(shuffled).map(({ id }) => id)).toEqual(["none", "first", "run", "a", "b", "later", "other"]);
  });

  it("leaves what it is given as it is, and what stands on one line in its own order", () => {
    const lines = [{ line: "10", label: "b" }, { line: "9-11", label: "c" }, { line: "10", label: "a" }];
    expect(inLineOrder(lines).map(({ label }) => label)).toEqual(["c", "b", "a"]);
    expect(lines.map(({ label }) => label)).toEqual(["b", "c", "a"]);
  });
});
