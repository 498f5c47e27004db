/** registration-penalty: what late registration of securities costs. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const penalty = { id: "penalty", type: "registration-penalty", on: "2001-09-30", amount: "69000" };

describe("registration-penalty", () => {
  it("is owed, which takes it back out of operating cash flows", () => {
    // Net income −69,000 + accrued 69,000 = 0 of cash.
    expect(journal("penalty", { events: [{ ...penalty, settled: "accrued" }] })).toEqual([
      "other-expense 69000.00 USD net-income",
      "accrued-liabilities -69000.00 USD accrued-liabilities",
    ]);
    expect(journal("penalty", { events: [{ ...penalty, settled: "accrued", liability: "accounts-payable", charge: "interest-expense" }] })).toEqual([
      "interest-expense 69000.00 USD net-income",
      "accounts-payable -69000.00 USD accrued-liabilities",
    ]);
  });

  it("is paid in cash, which net income explains", () => {
    expect(journal("penalty", { events: [{ ...penalty, settled: "cash" }] })).toEqual(["other-expense 69000.00 USD net-income", "cash -69000.00 USD"]);
  });

  it("is settled in shares, whose par and paid-in capital take it back out of operating cash flows", () => {
    // Par 60,000 × 0.01 = 600; paid-in 69,000 − 600 = 68,400.
    expect(journal("penalty", { events: [{ ...penalty, settled: "shares", class: "common", shares: "60000" }] })).toEqual([
      "other-expense 69000.00 USD net-income",
      "common-stock -600.00 USD share-based-charges",
      "additional-paid-in-capital -68400.00 USD share-based-charges",
      "shares/common/outstanding 60000 common",
      "shares/common/unissued -60000 common",
    ]);
  });

  it("refuses shares without class or count, and class or count without shares", () => {
    expect(faultsOf({ events: [{ ...penalty, settled: "shares", shares: "60000" }] })).toEqual(["field-invalid penalty class: settled in shares without class"]);
    expect(faultsOf({ events: [{ ...penalty, settled: "shares", class: "common" }] })).toEqual(["field-invalid penalty shares: settled in shares without shares"]);
    expect(faultsOf({ events: [{ ...penalty, settled: "cash", class: "common" }] })).toEqual(["field-invalid penalty class: class of a penalty settled otherwise (cash)"]);
    expect(faultsOf({ events: [{ ...penalty, settled: "accrued", shares: "60000" }] })).toEqual(["field-invalid penalty shares: shares of a penalty settled otherwise (accrued)"]);
  });

  it("refuses another settlement, none, and an amount of nil", () => {
    expect(faultsOf({ events: [{ ...penalty, settled: "waived" }] })).toEqual(['field-invalid penalty settled: "waived"']);
    expect(faultsOf({ events: [penalty] })).toEqual(["field-invalid penalty settled: nothing"]);
    expect(faultsOf({ events: [{ ...penalty, settled: "cash", amount: "0" }] })).toEqual(['field-invalid penalty amount: "0"']);
  });
});
