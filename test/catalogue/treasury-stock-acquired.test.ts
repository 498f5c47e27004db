/** treasury-stock-acquired: the company's own shares bought back and held, at cost. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const sold = { id: "sold", type: "private-placement", on: "2000-02-01", class: "common", shares: "1000000", gross: "1500000" };
const bought = { id: "bought", type: "treasury-stock-acquired", on: "2001-02-01", class: "common", shares: "450000", cost: "700000" };

describe("treasury-stock-acquired", () => {
  it("holds the shares at cost; par and paid-in capital stay", () => {
    // ARB 43, chapter 1B: treasury stock 700,000 = cash 700,000.
    expect(journal("bought", { events: [sold, bought] })).toEqual([
      "treasury-stock 700000.00 USD treasury-stock",
      "cash -700000.00 USD",
      "shares/common/treasury 450000 common",
      "shares/common/outstanding -450000 common",
    ]);
  });

  it("refuses more shares than are outstanding", () => {
    expect(faultsOf({ events: [sold, { ...bought, shares: "1000001" }] })).toEqual(["outstanding-exceeded bought shares: 1000001 common taken from shares/common/outstanding"]);
  });

  it("refuses a cost of nil, part of a share, and what is not a class of shares", () => {
    expect(faultsOf({ events: [sold, { ...bought, cost: "0" }] })).toEqual(['field-invalid bought cost: "0"']);
    expect(faultsOf({ events: [sold, { ...bought, shares: "0.5" }] })).toEqual(["precision-exceeded bought shares: 0.5"]);
    expect(faultsOf({ events: [{ ...bought, class: "note-a" }] })).toEqual(["instrument-wrong-kind bought class: note-a, a note"]);
  });
});
