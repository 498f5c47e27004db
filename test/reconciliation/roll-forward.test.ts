/** roll-forward: from one printed balance to the next by events that are named; the rest is an event that nobody named. */
import { describe, expect, it } from "vitest";
import { company, raised, raisedOnce, sale, table } from "./raised.ts";
import type { Row } from "./raised.ts";

/** A balance as printed at the ends of 2001 and 2002. */
const balances = (concept: string, opening: string, closing: string, more: Partial<Row> = {}): Row[] => [
  { concept, at: "2001-12-31", printed: opening, ...more },
  { concept, at: "2002-12-31", printed: closing, ...more },
];
const shares = (of: string, opening: string, closing: string): Row[] => balances(`shares.${of}.issued`, opening, closing, { unit: "shares" });

/** 1,000 shares for 5,000 in 2001; 200 more for 900 in 2002. */
const before = sale("first", "1,000", "5,000", "2001-06-01");
const named = sale("second", "200", "900", "2002-06-01");

describe("roll-forward", () => {
  it("finds what no event moved: 1,000 + 200 is 1,200, not 1,500", () => {
    const finding = raisedOnce("roll-forward", { events: [before, named], reported: table(shares("common", "1,000", "1,500")) });
    expect(finding).toMatchObject({
      about: "shares.common.issued 2002-01-01..2002-12-31",
      class: "disclosure-gap",
      confidence: "certain",
      difference: "shares.common.issued +300 shares",
      correction: "an event in that window, with its day, quantity and price",
      events: ["second"],
      measures: ["shares.common.issued"],
    });
    expect(finding.arithmetic).toEqual([
      "shares.common.issued at 2001-12-31: 1,000 shares (p. 1, l. 1)",
      "+200 second (private-placement, 2002-06-01)",
      "shares.common.issued at 2002-12-31: 1,500 shares (p. 1, l. 2)",
      "not named: +300 shares (299 to 301 by what rounding leaves open), at some time from 2002-01-01 to 2002-12-31",
    ]);
    expect(finding.figures.map(({ when }) => when)).toEqual([{ at: "2002-12-31" }, { at: "2001-12-31" }]);
  });

  it("is silent where named events make the difference, or rounding can", () => {
    const events = [before, named];
    expect(raised("roll-forward", { events, reported: table([...shares("common", "1,000", "1,200"), ...balances("cash", "5,000", "5,900")]) })).toEqual([]);
    // 5,000 and 5,900 print as 5 and 6 thousand.
    expect(raised("roll-forward", { events, reported: table(balances("cash", "5", "6", { scale: "thousands", unit: "USD" })) })).toEqual([]);
  });

  it("tells the lines that one event of the book closes as one finding, under that event", () => {
    // The keeper closes +300 shares and +750 of cash by an exercise that no source names: 300 × 2.50.
    const pool = [{ id: "adopted", type: "option-plan-adopted", on: "2001-01-01", pool: "plan", options: "500" }, { id: "granted", type: "option-granted", on: "2001-01-02", pool: "plan", options: "500", strike: "2.50" }];
    const closing = { id: "exercised", type: "option-exercise", on: { within: "2002" }, pool: "plan", options: "300", proceeds: "750", basis: "inferred", plug: "true", arithmetic: "300 = 1,500 − 1,000 − 200" };
    const finding = raisedOnce("roll-forward", { events: [before, named, ...pool, closing], reported: table([...balances("cash", "5,000", "6,650"), ...shares("common", "1,000", "1,500")]) });
    expect(finding).toMatchObject({ about: "exercised 2002-01-01..2002-12-31", difference: "cash +750 USD, shares.common.issued +300 shares", events: ["second", "exercised"], measures: ["cash", "shares.common.issued"] });
    expect(finding.arithmetic.at(-1)).toBe("the book closes it by exercised: 300 = 1,500 − 1,000 − 200");
  });

  it("recognises what moved from one line to another on the same side of the balance sheet", () => {
    const finding = raisedOnce("roll-forward", { reported: table([...balances("accounts-payable", "500", "800"), ...balances("accrued-liabilities", "900", "600")]) });
    expect(finding).toMatchObject({
      about: "accounts-payable and accrued-liabilities 2002-01-01..2002-12-31",
      class: "ambiguity",
      confidence: "likely",
      difference: "+300 and -300 USD",
      correction: "a transfer of 300 USD between the two lines",
      measures: ["accounts-payable", "accrued-liabilities"],
    });
  });

  it("does not take for one amount what stands on both sides, goes one way, or is of two classes of shares", () => {
    const classes = (reported: ReturnType<typeof table>): string[] => raised("roll-forward", { reported }).map((finding) => finding.class);
    // Goodwill 200 up and accruals 200 down are 400 of net assets that nobody names.
    expect(classes(table([...balances("goodwill", "500", "700"), ...balances("accrued-liabilities", "900", "700")]))).toEqual(["disclosure-gap", "disclosure-gap"]);
    expect(classes(table([...balances("accounts-payable", "500", "700"), ...balances("accrued-liabilities", "900", "1,100")]))).toEqual(["disclosure-gap", "disclosure-gap"]);
    expect(classes(table([...shares("common", "500", "700"), ...shares("series-a", "900", "700")]))).toEqual(["disclosure-gap", "disclosure-gap"]);
  });

  it("goes from each printed date to the next, and says in which window it happened", () => {
    const reported = table([{ concept: "shares.common.issued", unit: "shares", at: "2002-09-30", printed: "1,200" }, ...shares("common", "1,000", "1,500")]);
    expect(raised("roll-forward", { events: [before, named], reported }).map(({ about }) => about)).toEqual(["shares.common.issued 2002-10-01..2002-12-31"]);
  });

  it("starts at nil where an event of the book created the class", () => {
    const definition = { ...company, instruments: (company["instruments"] as readonly { readonly id: string }[]).map((each) => (each.id === "series-a" ? { ...each, since: undefined } : each)) };
    const designated = { id: "designated", type: "share-class-designated", on: "2002-04-24", class: "series-a" };
    const issued = sale("preferred", "38", "3,800", "2002-05-07", { class: "series-a" });
    const printed = (count: string): ReturnType<typeof table> => table([{ concept: "shares.series-a.issued", unit: "shares", at: "2002-12-31", printed: count }]);
    expect(raised("roll-forward", { definition, events: [designated, issued], reported: printed("38") })).toEqual([]);
    const finding = raisedOnce("roll-forward", { definition, events: [designated, issued], reported: printed("40") });
    expect(finding.difference).toBe("shares.series-a.issued +2 shares");
    expect(finding.arithmetic[0]).toBe("shares.series-a.issued at 2002-04-23: 0 shares (before there were any)");
    // Shares printed before the class was there are gone at the next date, as far as the events tell.
    expect(raised("roll-forward", { definition, events: [designated, issued], reported: table(shares("series-a", "5", "38")) }).map(({ difference }) => difference)).toEqual(["shares.series-a.issued -5 shares"]);
  });

  it("says nothing where an event may have happened outside of the window, or an anchor took the balance over", () => {
    const reported = table(shares("common", "1,000", "1,500"));
    const across = sale("second", "200", "900", { within: "2001-12-01..2002-02-28" });
    expect(raised("roll-forward", { events: [before, across], reported })).toEqual([]);
    const anchor = { id: "counted", type: "balance-anchor", on: "2002-12-31", counts: { common: { "shares/common/outstanding": "1,500" } } };
    expect(raised("roll-forward", { definition: { ...company, inception: undefined }, events: [named, anchor], reported })).toEqual([]);
  });
});
