/** shares-issued-in-acquisition: a business paid for in shares and replacement options. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const acquired = { id: "acquired", type: "shares-issued-in-acquisition", on: "2001-01-16", class: "common", shares: "5135000", value: "8400000" };

describe("shares-issued-in-acquisition", () => {
  it("holds what was acquired at the fair value of the shares; no cash moves", () => {
    // Par 5,135,000 × 0.01 = 51,350; paid-in 8,400,000 − 51,350 = 8,348,650.
    expect(journal("acquired", { events: [acquired] })).toEqual([
      "net-assets-acquired 8400000.00 USD",
      "common-stock -51350.00 USD",
      "additional-paid-in-capital -8348650.00 USD",
      "shares/common/outstanding 5135000 common",
      "shares/common/unissued -5135000 common",
    ]);
  });

  it("adds replacement options and costs, and takes out the cash that came with the business", () => {
    // Acquired 8,400,000 + 413,000 = 8,813,000, + costs 637,000 − cash 997,000; cash 997,000 − 637,000 = 360,000.
    const event = { ...acquired, "options-value": "413000", costs: "637000", "cash-acquired": "997000" };
    expect(journal("acquired", { events: [event] })).toEqual([
      "net-assets-acquired 8813000.00 USD",
      "common-stock -51350.00 USD",
      "additional-paid-in-capital -8348650.00 USD",
      "additional-paid-in-capital -413000.00 USD",
      "net-assets-acquired 637000.00 USD acquisitions",
      "net-assets-acquired -997000.00 USD acquisitions",
      "cash 360000.00 USD",
      "shares/common/outstanding 5135000 common",
      "shares/common/unissued -5135000 common",
    ]);
  });

  it("puts it into the account that is named", () => {
    // Costs alone: cash −637,000.
    expect(journal("acquired", { events: [{ ...acquired, "acquired-account": "goodwill", costs: "637000" }] })).toEqual([
      "goodwill 8400000.00 USD",
      "common-stock -51350.00 USD",
      "additional-paid-in-capital -8348650.00 USD",
      "goodwill 637000.00 USD acquisitions",
      "cash -637000.00 USD",
      "shares/common/outstanding 5135000 common",
      "shares/common/unissued -5135000 common",
    ]);
  });

  it("refuses shares of no value, costs of nil, an expense as what was acquired, and part of a share", () => {
    expect(faultsOf({ events: [{ ...acquired, value: "0" }] })).toEqual(['field-invalid acquired value: "0"']);
    expect(faultsOf({ events: [{ ...acquired, costs: "0" }] })).toEqual(['field-invalid acquired costs: "0"']);
    expect(faultsOf({ events: [{ ...acquired, "acquired-account": "other-expense" }] })).toEqual([
      "cash-flow-unclassified acquired: cash moved by 0.00 but its legs' cash-flow classes explain -8400000.00",
    ]);
    expect(faultsOf({ events: [{ ...acquired, shares: "0.87" }] })).toEqual(["precision-exceeded acquired shares: 0.87"]);
  });
});
