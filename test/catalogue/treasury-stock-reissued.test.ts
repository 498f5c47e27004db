/** treasury-stock-reissued: shares held in treasury sold again. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const sold = { id: "sold", type: "private-placement", on: "2000-02-01", class: "common", shares: "1000000", gross: "1500000" };
const bought = { id: "bought", type: "treasury-stock-acquired", on: "2001-02-01", class: "common", shares: "450000", cost: "700000" };
const reissued = { id: "reissued", type: "treasury-stock-reissued", on: "2002-02-01", class: "common", shares: "225000", cost: "350000" };
const before = [sold, bought];

describe("treasury-stock-reissued", () => {
  it("credits paid-in capital with what the shares bring beyond their cost", () => {
    // 700,000 / 450,000 × 225,000 = 350,000 cost; paid-in 400,000 − 350,000 = 50,000.
    expect(journal("reissued", { events: [...before, { ...reissued, proceeds: "400000" }] })).toEqual([
      "cash 400000.00 USD",
      "treasury-stock -350000.00 USD treasury-stock",
      "additional-paid-in-capital -50000.00 USD treasury-stock",
      "shares/common/outstanding 225000 common",
      "shares/common/treasury -225000 common",
    ]);
  });

  it("debits paid-in capital with what they bring short of it, and leaves it alone at cost", () => {
    // 300,000 − 350,000 = −50,000.
    expect(journal("reissued", { events: [...before, { ...reissued, proceeds: "300000" }] })).toContain("additional-paid-in-capital 50000.00 USD treasury-stock");
    expect(journal("reissued", { events: [...before, { ...reissued, proceeds: "350000" }] }).slice(0, 2)).toEqual([
      "cash 350000.00 USD",
      "treasury-stock -350000.00 USD treasury-stock",
    ]);
  });

  it("refuses more shares than are in treasury, proceeds of nil and no cost", () => {
    expect(faultsOf({ events: [...before, { ...reissued, shares: "450001", proceeds: "400000" }] })).toEqual([
      "outstanding-exceeded reissued shares: 450001 common taken from shares/common/treasury",
    ]);
    expect(faultsOf({ events: [...before, { ...reissued, proceeds: "0" }] })).toEqual(['field-invalid reissued proceeds: "0"']);
    expect(faultsOf({ events: [...before, { ...reissued, cost: undefined, proceeds: "400000" }] })).toEqual(["field-invalid reissued cost: nothing"]);
    expect(faultsOf({ events: [...before, { ...reissued, class: "note-a", proceeds: "1" }] })).toEqual(["instrument-wrong-kind reissued class: note-a, a note"]);
  });
});
