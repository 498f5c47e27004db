/** deferred-compensation-amortised: deferred compensation charged as it is earned. */
import { describe, expect, it } from "vitest";
import { day } from "../../src/kernel/day.ts";
import { faultsOf, journal, ledgerOf } from "../given.ts";

const earned = { id: "earned", type: "deferred-compensation-amortised", on: { within: "2002-01-01..2002-01-10" }, amount: "91000" };

describe("deferred-compensation-amortised", () => {
  it("charges the expense, and takes it back out of operating cash flows", () => {
    // Net income −91,000 + 91,000 = 0 of cash.
    expect(journal("earned", { events: [earned] })).toEqual([
      "share-based-compensation 91000.00 USD net-income",
      "deferred-compensation -91000.00 USD deferred-compensation",
    ]);
    expect(journal("earned", { events: [{ ...earned, expense: "other-expense" }] })[0]).toBe("other-expense 91000.00 USD net-income");
  });

  it("runs through its whole window", () => {
    // 5 of 10 days: 91,000 × 5 / 10 = 45,500.
    const balance = ledgerOf({ events: [earned] }, { spread: "daily" }).balance(new Map([["deferred-compensation", 1n]]), day("2002-01-05"));
    expect(balance).toMatchObject({ status: "estimated", value: -45_500_00n, low: -91_000_00n, high: 0n });
  });

  it("refuses an amount of nil, an asset as expense, and a window that ends before it starts", () => {
    expect(faultsOf({ events: [{ ...earned, amount: "0" }] })).toEqual(['field-invalid earned amount: "0"']);
    expect(faultsOf({ events: [{ ...earned, expense: "goodwill" }] })).toEqual([
      "cash-flow-unclassified earned: cash moved by 0.00 but its legs' cash-flow classes explain 91000.00",
    ]);
    expect(faultsOf({ events: [{ ...earned, on: { within: "2002-01-10..2002-01-01" } }] })).toEqual(['date-impossible earned on.within: "2002-01-10..2002-01-01"']);
  });
});
