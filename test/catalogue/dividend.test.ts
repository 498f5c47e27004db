/** dividend: cash, the promise of it, or further shares for the holders of a class. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const sold = { id: "sold", type: "private-placement", on: "2000-02-01", class: "common", shares: "1000000", gross: "1500000" };
const bought = { id: "bought", type: "treasury-stock-acquired", on: "2001-02-01", class: "common", shares: "450000", cost: "700000" };
const given = { id: "given", type: "dividend", on: "2002-02-01", class: "common", kind: "cash" };
const before = [sold, bought];

describe("dividend", () => {
  it("pays per share on the shares outstanding, not on those in treasury", () => {
    // (1,000,000 − 450,000) × 0.025 = 13,750.
    expect(journal("given", { events: [...before, { ...given, "per-share": "0.025" }] })).toEqual([
      "accumulated-deficit 13750.00 USD dividends",
      "cash -13750.00 USD",
    ]);
    // 550,000 × 0.0000001 = 0.055, half to even 0.06.
    expect(journal("given", { events: [...before, { ...given, "per-share": "0.0000001" }] })[0]).toBe("accumulated-deficit 0.06 USD dividends");
  });

  it("pays an amount as stated, out of the account that is named", () => {
    expect(journal("given", { events: [...before, { ...given, amount: "20000", from: "additional-paid-in-capital" }] })).toEqual([
      "additional-paid-in-capital 20000.00 USD dividends",
      "cash -20000.00 USD",
    ]);
  });

  it("owes what is only declared, until it is paid out of what is owed", () => {
    const declared = { ...given, amount: "20000", "declared-only": "true" };
    const paid = { ...given, id: "paid", on: "2002-03-01", amount: "20000", from: "dividends-payable" };
    const events = [...before, declared, paid];
    expect(journal("given", { events })).toEqual(["accumulated-deficit 20000.00 USD", "dividends-payable -20000.00 USD"]);
    expect(journal("paid", { events })).toEqual(["dividends-payable 20000.00 USD dividends", "cash -20000.00 USD"]);
  });

  it("gives shares out of the deficit at their value; no cash moves", () => {
    // Par 55,000 × 0.01 = 550; paid-in 68,750 − 550 = 68,200.
    expect(journal("given", { events: [...before, { ...given, kind: "stock", shares: "55000", value: "68750" }] })).toEqual([
      "accumulated-deficit 68750.00 USD",
      "common-stock -550.00 USD",
      "additional-paid-in-capital -68200.00 USD",
      "shares/common/outstanding 55000 common",
      "shares/common/unissued -55000 common",
    ]);
  });

  it("refuses both or neither of per-share and amount, and a dividend on no shares", () => {
    expect(faultsOf({ events: [...before, given] })).toEqual(["field-invalid given amount: neither per-share nor amount"]);
    expect(faultsOf({ events: [...before, { ...given, "per-share": "0.02", amount: "11000" }] })).toEqual(["field-invalid given amount: both per-share and amount"]);
    expect(faultsOf({ events: [{ ...given, "per-share": "0.02" }] })).toEqual(["outstanding-exceeded given per-share: nothing outstanding of common"]);
  });

  it("refuses fields of a stock dividend in one of cash, and the other way round", () => {
    const stock = { ...given, kind: "stock", shares: "55000", value: "68750" };
    expect(faultsOf({ events: [...before, { ...given, amount: "1", shares: "55000" }] })).toEqual(["field-invalid given shares: shares of a cash dividend"]);
    expect(faultsOf({ events: [...before, { ...given, amount: "1", value: "68750" }] })).toEqual(["field-invalid given value: value of a cash dividend"]);
    expect(faultsOf({ events: [...before, { ...stock, "per-share": "1" }] })).toEqual(["field-invalid given per-share: per-share of a stock dividend"]);
    expect(faultsOf({ events: [...before, { ...stock, amount: "1" }] })).toEqual(["field-invalid given amount: amount of a stock dividend"]);
    expect(faultsOf({ events: [...before, { ...stock, "declared-only": "true" }] })).toEqual(["field-invalid given declared-only: declared-only of a stock dividend"]);
  });

  it("refuses a stock dividend without shares or value, another kind, and what is not a class", () => {
    expect(faultsOf({ events: [...before, { ...given, kind: "stock", value: "68750" }] })).toEqual(["field-invalid given shares: a stock dividend without shares"]);
    expect(faultsOf({ events: [...before, { ...given, kind: "stock", shares: "55000" }] })).toEqual(["field-invalid given value: a stock dividend without value"]);
    expect(faultsOf({ events: [...before, { ...given, kind: "scrip", amount: "1" }] })).toEqual(['field-invalid given kind: "scrip"']);
    expect(faultsOf({ events: [{ ...given, class: "bond-a", amount: "1" }] })).toEqual(["instrument-wrong-kind given class: bond-a, a bond"]);
  });
});
