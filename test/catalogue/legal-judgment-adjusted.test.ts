/** legal-judgment-adjusted: an accrual raised or lowered, to a balance or by an amount. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const accrued = { id: "accrued", type: "legal-judgment-accrued", on: "2000-05-31", matter: "a distribution agreement", amount: "1979000" };
const adjusted = { id: "adjusted", type: "legal-judgment-adjusted", on: "2000-10-10" };

describe("legal-judgment-adjusted", () => {
  it("raises the accrual to a new balance", () => {
    // 2,073,000 − 1,979,000 = 94,000 more.
    expect(journal("adjusted", { events: [accrued, { ...adjusted, to: "2073000" }] })).toEqual([
      "legal-expense 94000.00 USD net-income",
      "accrued-legal-judgment -94000.00 USD legal-judgments",
    ]);
  });

  it("lowers it to a new balance, as far as nil", () => {
    // 0 − 1,979,000 = −1,979,000: the expense is taken back.
    expect(journal("adjusted", { events: [accrued, { ...adjusted, to: "0" }] })).toEqual([
      "legal-expense -1979000.00 USD net-income",
      "accrued-legal-judgment 1979000.00 USD legal-judgments",
    ]);
  });

  it("raises or lowers it by an amount, in the accounts named", () => {
    expect(journal("adjusted", { events: [accrued, { ...adjusted, by: "94000", matter: "a distribution agreement" }] })).toEqual([
      "legal-expense 94000.00 USD net-income",
      "accrued-legal-judgment -94000.00 USD legal-judgments",
    ]);
    expect(journal("adjusted", { events: [accrued, { ...adjusted, by: "-94000", expense: "other-expense", liability: "accrued-liabilities" }] })).toEqual([
      "other-expense -94000.00 USD net-income",
      "accrued-liabilities 94000.00 USD legal-judgments",
    ]);
  });

  it("comes after an accrual of the same day, whatever their ids", () => {
    // 2,073,000 − 1,979,000 = 94,000; taken before the accrual it would be 2,073,000.
    expect(journal("a", { events: [accrued, { ...adjusted, id: "a", on: "2000-05-31", to: "2073000" }] })[0]).toBe("legal-expense 94000.00 USD net-income");
  });

  it("moves nothing where the balance is already what it is to be", () => {
    expect(journal("adjusted", { events: [accrued, { ...adjusted, to: "1979000" }] })).toEqual([]);
  });

  it("refuses both, neither, and a balance below nil", () => {
    expect(faultsOf({ events: [accrued, { ...adjusted, to: "1", by: "1" }] })).toEqual(["field-invalid adjusted to: both to and by"]);
    expect(faultsOf({ events: [accrued, adjusted] })).toEqual(["field-invalid adjusted to: neither to nor by"]);
    expect(faultsOf({ events: [accrued, { ...adjusted, to: "-1" }] })).toEqual(['field-invalid adjusted to: "-1"']);
  });
});
