/** The curve of a waterfall: at each of its sums the very waterfall of that sum. */
import { describe, expect, it } from "vitest";
import { waterfallAnswer } from "../../src/answers/waterfall-answer.ts";
import { waterfallCurveAnswer } from "../../src/answers/waterfall-curve-answer.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { embedded } from "../http/asking.ts";

describe.each(embedded.ids())("the waterfall's curve of %s", (id) => {
  const ledger = new Ledger(embedded.book(id));
  const query = {};

  it("is at each sum what the waterfall of that sum is, and is shared out to the last cent", () => {
    const { points, rows } = waterfallCurveAnswer(ledger, undefined, query);
    expect(points).toHaveLength(101);
    for (const { exit, perShare, net, choices } of points) {
      const alone = waterfallAnswer(ledger, exit, query);
      expect(alone.perShare).toBe(perShare);
      expect(net.slice(0, alone.rows.length)).toEqual(alone.rows.map((row) => row.net));
      expect(choices.slice(0, alone.rows.length)).toEqual(alone.rows.map(({ choice }) => choice));
      expect(rows.slice(0, alone.rows.length).map(({ instrument }) => instrument)).toEqual(alone.rows.map(({ instrument }) => instrument));
      expect(net.reduce((sum, each) => sum.plus(each), new Exact(0)).toFixed(2)).toBe(exit);
    }
  });

  it("ends at a round sum beyond which nobody chooses otherwise", () => {
    const { upTo, points } = waterfallCurveAnswer(ledger, undefined, query);
    expect(upTo ?? "").toMatch(/^[125]0*\.00$/);
    const far = waterfallAnswer(ledger, `${(upTo ?? "").replace(".00", "")}000`, query);
    expect(points.at(-1)?.choices).toEqual(far.rows.map(({ choice }) => choice));
    expect(points.slice(0, 50).some(({ choices }) => choices.join() !== points.at(-1)?.choices.join())).toBe(true);
  });

  it("takes another end, to the currency's smallest unit", () => {
    const { upTo, points } = waterfallCurveAnswer(ledger, "1234567.89", query);
    expect([upTo, points[1]?.exit, points.at(-1)?.exit]).toEqual(["1234567.89", "12345.67", "1234567.89"]);
    expect(() => waterfallCurveAnswer(ledger, "0.99", query)).toThrow("at least 1.00 USD");
  });
});

describe("the waterfall's curve of a day on which shares are not known", () => {
  it("has no sums, and says why", () => {
    const { upTo, points, reasons } = waterfallCurveAnswer(new Ledger(embedded.book("focus-enhancements")), undefined, { asOf: "2001-06-30" });
    expect([upTo, points.length]).toEqual([null, 0]);
    expect(reasons.join()).toContain("balance-unknown");
  });
});
