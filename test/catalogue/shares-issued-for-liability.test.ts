/** shares-issued-for-liability: a creditor takes shares for what it is owed. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const settled = { id: "settled", type: "shares-issued-for-liability", on: "2002-01-18", class: "common", shares: "5607", amount: "8163.64" };

describe("shares-issued-for-liability", () => {
  it("settles a payable; no cash moves", () => {
    // Par 5,607 × 0.01 = 56.07; paid-in 8,163.64 − 56.07 = 8,107.57.
    expect(journal("settled", { events: [settled] })).toEqual([
      "accounts-payable 8163.64 USD",
      "common-stock -56.07 USD",
      "additional-paid-in-capital -8107.57 USD",
      "shares/common/outstanding 5607 common",
      "shares/common/unissued -5607 common",
    ]);
  });

  it("settles any other liability, in shares of another class", () => {
    // Par 7 × 0.01 = 0.07; paid-in 8,163.64 − 0.07 = 8,163.57.
    expect(journal("settled", { events: [{ ...settled, liability: "accrued-liabilities", class: "series-a", shares: "7" }] })).toEqual([
      "accrued-liabilities 8163.64 USD",
      "preferred-stock -0.07 USD",
      "additional-paid-in-capital -8163.57 USD",
      "shares/series-a/outstanding 7 series-a",
      "shares/series-a/unissued -7 series-a",
    ]);
  });

  it("refuses an account the book does not have, nothing settled, and no shares", () => {
    expect(faultsOf({ events: [{ ...settled, liability: "trade-debts" }] })).toEqual(['account-unknown settled liability: account "trade-debts"']);
    expect(faultsOf({ events: [{ ...settled, amount: "0" }] })).toEqual(['field-invalid settled amount: "0"']);
    expect(faultsOf({ events: [{ ...settled, shares: "-5607" }] })).toEqual(['field-invalid settled shares: "-5607"']);
    expect(faultsOf({ events: [{ ...settled, class: "warrant-a" }] })).toEqual(["instrument-wrong-kind settled class: warrant-a, a warrant"]);
  });
});
