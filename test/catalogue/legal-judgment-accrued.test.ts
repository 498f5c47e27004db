/** legal-judgment-accrued: charged to expense and owed, before any cash. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const accrued = { id: "accrued", type: "legal-judgment-accrued", on: "2000-10-10", matter: "a distribution agreement", amount: "2073000" };

describe("legal-judgment-accrued", () => {
  it("charges the expense and owes the judgment; together they explain no cash", () => {
    // Operating cash: net loss −2,073,000, accrued judgment +2,073,000: nil.
    expect(journal("accrued", { events: [accrued] })).toEqual([
      "legal-expense 2073000.00 USD net-income",
      "accrued-legal-judgment -2073000.00 USD legal-judgments",
    ]);
  });

  it("takes other accounts where the book keeps it there", () => {
    expect(journal("accrued", { events: [{ ...accrued, expense: "other-expense", liability: "accrued-liabilities" }] })).toEqual([
      "other-expense 2073000.00 USD net-income",
      "accrued-liabilities -2073000.00 USD legal-judgments",
    ]);
  });

  it("refuses a judgment without its matter, of nil, or in an account the book does not have", () => {
    expect(faultsOf({ events: [{ id: "accrued", type: "legal-judgment-accrued", on: "2000-10-10", amount: "1" }] })).toEqual(["field-invalid accrued matter: nothing"]);
    expect(faultsOf({ events: [{ ...accrued, amount: "0" }] })).toEqual(['field-invalid accrued amount: "0"']);
    expect(faultsOf({ events: [{ ...accrued, expense: "damages" }] })).toEqual(['account-unknown accrued expense: account "damages"']);
  });
});
