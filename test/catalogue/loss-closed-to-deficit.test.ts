/** loss-closed-to-deficit: a period's result becomes part of the accumulated deficit. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, ledgerOf } from "../given.ts";
import { day, period } from "../../src/kernel/day.ts";

const closed = { id: "closed", type: "loss-closed-to-deficit", on: "2001-12-31", period: "2001", "net-loss": "94000" };

describe("loss-closed-to-deficit", () => {
  it("adds a loss to the deficit against the income summary", () => {
    expect(journal("closed", { events: [closed] })).toEqual(["accumulated-deficit 94000.00 USD", "income-summary -94000.00 USD"]);
  });

  it("takes a profit off the deficit", () => {
    expect(journal("closed", { events: [{ ...closed, "net-loss": "-94000" }] })).toEqual(["accumulated-deficit -94000.00 USD", "income-summary 94000.00 USD"]);
  });

  it("leaves the expense as it was: the income summary is its contra", () => {
    const accrued = { id: "accrued", type: "legal-judgment-accrued", on: "2001-05-31", matter: "a distribution agreement", amount: "94000" };
    const ledger = ledgerOf({ events: [accrued, closed] });
    expect(ledger.movement(new Map([["legal-expense", 1n]]), period("2001")).value).toBe(9_400_000n);
    // Deficit 94,000 + summary −94,000 + expense 94,000 = 94,000: the loss counts once, closed or not.
    const deficit = new Map([["accumulated-deficit", 1n], ["income-summary", 1n], ["legal-expense", 1n]] as const);
    expect(ledger.balance(deficit, day("2001-12-31")).value).toBe(9_400_000n);
    expect(ledger.balance(deficit, day("2001-12-30")).value).toBe(9_400_000n);
  });

  it("refuses to close a period before it can have ended, a period that is none, and a loss as printed", () => {
    expect(faultsOf({ events: [{ ...closed, on: "2001-12-30" }] })).toEqual(["date-impossible closed period: a period that ends on 2001-12-31"]);
    expect(faultsOf({ events: [{ ...closed, on: { within: "2001-12" } }] })).toEqual([]);
    expect(faultsOf({ events: [{ ...closed, period: "2001-Q5" }] })).toEqual(['date-impossible closed period: "2001-Q5"']);
    expect(faultsOf({ events: [{ ...closed, "net-loss": "(94,000)" }] })).toEqual(['field-invalid closed net-loss: "(94,000)"']);
  });
});
