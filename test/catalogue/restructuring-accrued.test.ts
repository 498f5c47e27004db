/** restructuring-accrued: costs charged and owed, before any cash. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const accrued = { id: "accrued", type: "restructuring-accrued", on: "2002-09-30", amount: "96000" };

describe("restructuring-accrued", () => {
  it("charges the expense and owes it; together they explain no cash", () => {
    // Operating cash: net loss −96,000, accrued liabilities +96,000: nil.
    expect(journal("accrued", { events: [accrued] })).toEqual([
      "restructuring-expense 96000.00 USD net-income",
      "accrued-liabilities -96000.00 USD accrued-liabilities",
    ]);
  });

  it("takes other accounts where the book keeps it there", () => {
    expect(journal("accrued", { events: [{ ...accrued, expense: "other-expense", liability: "accounts-payable" }] })).toEqual([
      "other-expense 96000.00 USD net-income",
      "accounts-payable -96000.00 USD accrued-liabilities",
    ]);
  });

  it("refuses an amount of nil, one that is not a number, and an account the book does not have", () => {
    expect(faultsOf({ events: [{ ...accrued, amount: "0" }] })).toEqual(['field-invalid accrued amount: "0"']);
    expect(faultsOf({ events: [{ ...accrued, amount: "96k" }] })).toEqual(['field-invalid accrued amount: "96k"']);
    expect(faultsOf({ events: [{ ...accrued, liability: "lease-exit" }] })).toEqual(['account-unknown accrued liability: account "lease-exit"']);
  });
});
