/** legal-judgment-paid: the accrued judgment and its interest paid. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const paid = { id: "paid", type: "legal-judgment-paid", on: "2002-02-15", amount: "2073000" };

describe("legal-judgment-paid", () => {
  it("pays judgment and interest in cash, each explained by its own class", () => {
    // Cash 2,216,000 = 2,073,000 + 143,000.
    expect(journal("paid", { events: [{ ...paid, interest: "143000", matter: "a distribution agreement" }] })).toEqual([
      "accrued-legal-judgment 2073000.00 USD legal-judgments",
      "accrued-liabilities 143000.00 USD accrued-liabilities",
      "cash -2216000.00 USD",
    ]);
  });

  it("pays the judgment alone, from the accounts named", () => {
    expect(journal("paid", { events: [{ ...paid, liability: "accounts-payable" }] })).toEqual([
      "accounts-payable 2073000.00 USD legal-judgments",
      "cash -2073000.00 USD",
    ]);
  });

  it("explains no cash where another asset pays", () => {
    expect(journal("paid", { events: [{ ...paid, interest: "143000", "interest-account": "accounts-payable", from: "restricted-deposit" }] })).toEqual([
      "accrued-legal-judgment 2073000.00 USD",
      "accounts-payable 143000.00 USD",
      "restricted-deposit -2216000.00 USD",
    ]);
  });

  it("refuses interest of nil, no amount, and an account the book does not have", () => {
    expect(faultsOf({ events: [{ ...paid, interest: "0" }] })).toEqual(['field-invalid paid interest: "0"']);
    expect(faultsOf({ events: [{ id: "paid", type: "legal-judgment-paid", on: "2002-02-15" }] })).toEqual(["field-invalid paid amount: nothing"]);
    expect(faultsOf({ events: [{ ...paid, from: "escrow" }] })).toEqual(['account-unknown paid from: account "escrow"']);
  });
});
