/** shares-issued-for-services: work paid for in shares. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const paid = { id: "paid", type: "shares-issued-for-services", on: "2001-06-01", class: "common", shares: "100000", value: "125000" };

describe("shares-issued-for-services", () => {
  it("charges the value to expense, and takes it back out of operating cash flows", () => {
    // Par 100,000 × 0.01 = 1,000; paid-in 125,000 − 1,000 = 124,000; net income −125,000 + 125,000 = 0 of cash.
    expect(journal("paid", { events: [paid] })).toEqual([
      "share-based-compensation 125000.00 USD net-income",
      "common-stock -1000.00 USD share-based-charges",
      "additional-paid-in-capital -124000.00 USD share-based-charges",
      "shares/common/outstanding 100000 common",
      "shares/common/unissued -100000 common",
    ]);
  });

  it("explains no cash flow where the value is an asset", () => {
    expect(journal("paid", { events: [{ ...paid, charge: "deferred-offering-costs", capitalised: "true" }] })).toEqual([
      "deferred-offering-costs 125000.00 USD",
      "common-stock -1000.00 USD",
      "additional-paid-in-capital -124000.00 USD",
      "shares/common/outstanding 100000 common",
      "shares/common/unissued -100000 common",
    ]);
  });

  it("refuses an asset that is not said to be one, and an expense that is", () => {
    expect(faultsOf({ events: [{ ...paid, charge: "deferred-offering-costs" }] })).toEqual([
      "cash-flow-unclassified paid: cash moved by 0.00 but its legs' cash-flow classes explain 125000.00",
    ]);
    expect(faultsOf({ events: [{ ...paid, capitalised: "true" }] })).toEqual([
      "cash-flow-unclassified paid: cash moved by 0.00 but its legs' cash-flow classes explain -125000.00",
    ]);
  });

  it("refuses services of no value, part of a share, and a flag that is neither true nor false", () => {
    expect(faultsOf({ events: [{ ...paid, value: "0" }] })).toEqual(['field-invalid paid value: "0"']);
    expect(faultsOf({ events: [{ ...paid, shares: "0.5" }] })).toEqual(["precision-exceeded paid shares: 0.5"]);
    expect(faultsOf({ events: [{ ...paid, capitalised: "yes" }] })).toEqual(['field-invalid paid capitalised: "yes"']);
  });
});
