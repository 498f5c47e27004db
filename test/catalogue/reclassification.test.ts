/** reclassification: a balance changes its account; no cash moves. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const reclassified = { id: "moved", type: "reclassification", on: "2002-01-01", amount: "427000" };

describe("reclassification", () => {
  it("takes a debit balance from one account to another", () => {
    expect(journal("moved", { events: [{ ...reclassified, from: "intangibles", to: "goodwill" }] })).toEqual([
      "goodwill 427000.00 USD",
      "intangibles -427000.00 USD",
    ]);
  });

  it("takes a credit balance, as of a liability, where that is the side", () => {
    expect(journal("moved", { events: [{ ...reclassified, from: "accounts-payable", to: "accrued-liabilities", side: "credit" }] })).toEqual([
      "accounts-payable 427000.00 USD",
      "accrued-liabilities -427000.00 USD",
    ]);
  });

  it("leaves net income as it was between two accounts of expense", () => {
    // +427,000 − 427,000 = 0 of net income.
    expect(journal("moved", { events: [{ ...reclassified, from: "legal-expense", to: "other-expense" }] })).toEqual([
      "other-expense 427000.00 USD net-income",
      "legal-expense -427000.00 USD net-income",
    ]);
  });

  it("refuses to move cash or to make income: those are other events", () => {
    expect(faultsOf({ events: [{ ...reclassified, from: "cash", to: "restricted-deposit" }] })).toEqual([
      "cash-flow-unclassified moved: cash moved by -427000.00 but its legs' cash-flow classes explain 0.00",
    ]);
    expect(faultsOf({ events: [{ ...reclassified, from: "goodwill", to: "other-expense" }] })).toEqual([
      "cash-flow-unclassified moved: cash moved by 0.00 but its legs' cash-flow classes explain -427000.00",
    ]);
  });

  it("refuses one account on both sides, another word for the side, and no account at all", () => {
    expect(faultsOf({ events: [{ ...reclassified, from: "goodwill", to: "goodwill" }] })).toEqual(["field-invalid moved to: goodwill on both sides"]);
    expect(faultsOf({ events: [{ ...reclassified, from: "goodwill", to: "intangibles", side: "left" }] })).toEqual(['field-invalid moved side: "left"']);
    expect(faultsOf({ events: [{ ...reclassified, from: "goodwill", to: "" }] })).toEqual(['field-invalid moved to: ""']);
  });
});
