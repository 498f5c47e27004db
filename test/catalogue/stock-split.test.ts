/** stock-split: every share of a class becomes more shares, or fewer, and all that is counted in them follows. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const sold = { id: "sold", type: "private-placement", on: "2000-02-01", class: "common", shares: "1000003", gross: "1500000" };
const bought = { id: "bought", type: "treasury-stock-acquired", on: "2000-03-01", class: "common", shares: "300000", cost: "400000" };
const warrant = { id: "warrant", type: "warrant-issued", on: "2000-04-01", warrant: "warrant-a", warrants: "250000", purpose: "facility", terms: { underlying: "common", strike: "1.50", "strike-up-to": "2.00" } };
const plan = { id: "adopted", type: "option-plan-adopted", on: "2000-05-01", pool: "plan", options: "500000", terms: { strike: "1.20" } };
const granted = { id: "granted", type: "option-granted", on: "2000-06-01", pool: "plan", options: "200000" };
const note = { id: "note", type: "note-issued", on: "2000-07-01", note: "note-a", drawn: "100000", terms: { "converts-into": "common", "conversion-price": "1.25" } };
const line = { id: "line", type: "equity-line-agreed", on: "2000-07-28", line: "line-a", holder: "an investor", class: "common", shares: "4000000", discount: "0.10" };
const before = [sold, bought, warrant, plan, granted, note, line];
const split = { id: "split", type: "stock-split", on: "2001-01-02", class: "common", new: "2", old: "1" };

describe("stock-split", () => {
  it("multiplies shares outstanding and in treasury, warrants and options; no money moves where par follows", () => {
    // × 2/1: outstanding 700,003 + 700,003; treasury 300,000 + 300,000; warrants 250,000 + 250,000; options 200,000 + 200,000; available 300,000 + 300,000.
    // Par 0.005 × 2,000,006 − 0.01 × 1,000,003 = 0.
    expect(journal("split", { events: [...before, split] })).toEqual([
      "shares/common/outstanding 700003 common",
      "shares/common/unissued -700003 common",
      "shares/common/treasury 300000 common",
      "shares/common/unissued -300000 common",
      "warrants/warrant-a/outstanding 250000 warrant-a",
      "warrants/warrant-a/unissued -250000 warrant-a",
      "options/plan/outstanding 200000 plan",
      "options/plan/unreserved -200000 plan",
      "options/plan/available 300000 plan",
      "options/plan/unreserved -300000 plan",
    ]);
  });

  it("halves prices for one share and doubles ratios and commitments in shares, from its day on", () => {
    const given = { events: [...before, split] };
    const text = (instrument: string, term: "par" | "strike" | "strike-up-to" | "conversion-price" | "conversion-ratio" | "commitment"): string[] =>
      ["2001-01-01", "2001-01-02"].map((on) => String(termsOf(instrument, on, given)?.[term]));
    expect(text("common", "par")).toEqual(["0.01", "0.005"]);
    expect(text("warrant-a", "strike")).toEqual(["1.5", "0.75"]);
    expect(text("warrant-a", "strike-up-to")).toEqual(["2", "1"]);
    expect(text("plan", "strike")).toEqual(["1.2", "0.6"]);
    expect(text("note-a", "conversion-price")).toEqual(["1.25", "0.625"]);
    expect(text("series-a", "conversion-ratio")).toEqual(["1000", "2000"]);
    expect(text("line-a", "commitment")).toEqual(["4000000", "8000000"]);
    expect(text("series-a", "par")).toEqual(["0.01", "0.01"]);
  });

  it("leaves what an exercise brings in as it was", () => {
    // Before: 250,000 × 1.50 = 375,000. After: 500,000 × 0.75 = 375,000; par 500,000 × 0.005 = 2,500.
    const one = { ...warrant, terms: { underlying: "common", strike: "1.50" } };
    const exercised = { id: "exercised", type: "warrant-exercised", on: "2001-02-01", warrant: "warrant-a", warrants: "500000" };
    expect(journal("exercised", { events: [sold, one, split, exercised] }).slice(0, 3)).toEqual([
      "cash 375000.00 USD",
      "common-stock -2500.00 USD exercises",
      "additional-paid-in-capital -372500.00 USD exercises",
    ]);
  });

  it("moves capital out of paid-in capital where par per share stays", () => {
    // 0.01 × 2,000,006 − 0.01 × 1,000,003 = 10,000.03.
    const given = { events: [sold, { ...split, "par-unchanged": "true" }] };
    expect(journal("split", given)).toEqual([
      "additional-paid-in-capital 10000.03 USD",
      "common-stock -10000.03 USD",
      "shares/common/outstanding 1000003 common",
      "shares/common/unissued -1000003 common",
    ]);
    expect(termsOf("common", "2001-01-02", given)?.par?.toString()).toBe("0.01");
  });

  it("keeps a par that does not end to so many digits that no cent is lost", () => {
    // 0.01 × 1/3 = 0.00333…; 0.00333… × 3,000,009 − 0.01 × 1,000,003 rounds to 0.
    const given = { events: [sold, { ...split, new: "3" }] };
    expect(journal("split", given)).toEqual(["shares/common/outstanding 2000006 common", "shares/common/unissued -2000006 common"]);
    expect(termsOf("common", "2001-01-02", given)?.par?.toString()).toMatch(/^0\.00333333333333333333/);
    // Par of 60,000 shares: 60,000 × 0.00333… = 200.
    const later = { id: "later", type: "shares-issued-for-liability", on: "2001-02-01", class: "common", shares: "60000", amount: "1000" };
    expect(journal("later", { events: [sold, { ...split, new: "3" }, later] })[1]).toBe("common-stock -200.00 USD");
  });

  it("refuses part of a unit unless a rule for fractions is given", () => {
    // 1 for 10: 1,000,003 / 10 = 100,000.3.
    const reverse = { ...split, new: "1", old: "10" };
    expect(faultsOf({ events: [sold, reverse] })).toEqual(["precision-exceeded split fractions: 1000003 × 1 / 10 = 100000.3 in shares/common/outstanding"]);
    expect(faultsOf({ events: [sold, { ...split, new: "1", old: "3" }] })).toEqual(["precision-exceeded split fractions: 1000003 × 1 / 3 = 333334.33333333333333 in shares/common/outstanding"]);
    // Down: 100,000 left, −900,003; par 0.10 × 100,000 − 0.01 × 1,000,003 = −0.03.
    expect(journal("split", { events: [sold, { ...reverse, fractions: "round-down" }] })).toEqual([
      "additional-paid-in-capital -0.03 USD",
      "common-stock 0.03 USD",
      "shares/common/outstanding -900003 common",
      "shares/common/unissued 900003 common",
    ]);
    // Up: 100,001 left, −900,002; par 0.10 × 100,001 − 0.01 × 1,000,003 = 0.07.
    expect(journal("split", { events: [sold, { ...reverse, fractions: "round-up" }] })).toEqual([
      "additional-paid-in-capital 0.07 USD",
      "common-stock -0.07 USD",
      "shares/common/outstanding -900002 common",
      "shares/common/unissued 900002 common",
    ]);
  });

  it("splits another class: its own preference and ratio follow, and rights to common stay", () => {
    const terms = { "liquidation-preference": "1190.48" };
    const designated = { id: "designated", type: "share-class-designated", on: "2000-02-01", class: "series-a", terms };
    const preferred = { ...sold, id: "preferred", class: "series-a", shares: "100" };
    const given = { events: [...before, designated, preferred, { ...split, class: "series-a" }] };
    expect(journal("split", given)).toEqual(["shares/series-a/outstanding 100 series-a", "shares/series-a/unissued -100 series-a"]);
    // 100 × 1,000 = 200 × 500 common; 100 × 1,190.48 = 200 × 595.24.
    expect(termsOf("series-a", "2001-01-02", given)?.["conversion-ratio"]?.toString()).toBe("500");
    expect(termsOf("series-a", "2001-01-02", given)?.["liquidation-preference"]?.toString()).toBe("595.24");
    expect(termsOf("warrant-a", "2001-01-02", given)?.strike?.toString()).toBe("1.5");
  });

  it("changes nothing of what comes into being later", () => {
    const later = { ...warrant, on: "2001-03-01" };
    expect(termsOf("warrant-a", "2001-03-01", { events: [sold, split, later] })?.strike?.toString()).toBe("1.5");
  });

  it("refuses one for one, nil for one, another rule for fractions, and what is not a class", () => {
    expect(faultsOf({ events: [sold, { ...split, new: "1" }] })).toEqual(["field-invalid split new: 1 for 1"]);
    expect(faultsOf({ events: [sold, { ...split, new: "0" }] })).toEqual(['field-invalid split new: "0"']);
    expect(faultsOf({ events: [sold, { ...split, fractions: "nearest" }] })).toEqual(['field-invalid split fractions: "nearest"']);
    expect(faultsOf({ events: [{ ...split, class: "note-a" }] })).toEqual(["instrument-wrong-kind split class: note-a, a note"]);
  });

  it("warns where the split issues more shares than are authorised", () => {
    // 1,000,003 × 50 = 50,000,150 > 50,000,000.
    expect(faultsOf({ events: [sold, { ...split, new: "50" }] })).toEqual(["authorised-exceeded split: 50000150 common issued after split"]);
  });
});
