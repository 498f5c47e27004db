/** option-exercise: options turned into shares for their price. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const adopted = { id: "adopted", type: "option-plan-adopted", on: "2000-08-01", pool: "plan", options: "500000" };
const granted = { id: "granted", type: "option-granted", on: "2000-09-01", pool: "plan", options: "200000" };
const exercised = { id: "exercised", type: "option-exercise", on: "2002-06-01", pool: "plan", options: "80000" };
const before = [adopted, granted];

describe("option-exercise", () => {
  it("takes the proceeds as stated into cash, par and paid-in capital", () => {
    // Par 80,000 × 0.01 = 800; paid-in 57,699.50 − 800 = 56,899.50.
    expect(journal("exercised", { events: [...before, { ...exercised, proceeds: "57699.50" }] })).toEqual([
      "cash 57699.50 USD",
      "common-stock -800.00 USD exercises",
      "additional-paid-in-capital -56899.50 USD exercises",
      "options/plan/unreserved 80000 plan",
      "options/plan/outstanding -80000 plan",
      "shares/common/outstanding 80000 common",
      "shares/common/unissued -80000 common",
    ]);
  });

  it("takes options × strike where the price of one is stated, rounded half to even", () => {
    // 80,000 × 0.72 = 57,600; paid-in 57,600 − 800 = 56,800.
    expect(journal("exercised", { events: [...before, { ...exercised, strike: "0.72" }] }).slice(0, 3)).toEqual([
      "cash 57600.00 USD",
      "common-stock -800.00 USD exercises",
      "additional-paid-in-capital -56800.00 USD exercises",
    ]);
    // 50 × 0.0625 = 3.125, half to even 3.12; par 50 × 0.01 = 0.50; paid-in 2.62.
    expect(journal("exercised", { events: [...before, { ...exercised, options: "50", strike: "0.0625" }] }).slice(0, 3)).toEqual([
      "cash 3.12 USD",
      "common-stock -0.50 USD exercises",
      "additional-paid-in-capital -2.62 USD exercises",
    ]);
  });

  it("takes par out of paid-in capital where the options cost nothing", () => {
    expect(journal("exercised", { events: [...before, { ...exercised, strike: "0" }] }).slice(0, 2)).toEqual([
      "common-stock -800.00 USD exercises",
      "additional-paid-in-capital 800.00 USD exercises",
    ]);
  });

  it("issues shares of the class that is named, else of the pool's underlying", () => {
    expect(journal("exercised", { events: [...before, { ...exercised, strike: "1", class: "series-a" }] })).toContain("shares/series-a/outstanding 80000 series-a");
  });

  it("refuses both or neither of proceeds and strike", () => {
    expect(faultsOf({ events: [...before, exercised] })).toEqual(["field-invalid exercised proceeds: neither proceeds nor strike"]);
    expect(faultsOf({ events: [...before, { ...exercised, proceeds: "57600", strike: "0.72" }] })).toEqual(["field-invalid exercised proceeds: both proceeds and strike"]);
  });

  it("refuses more options than are outstanding, part of one, and a plan not adopted yet", () => {
    expect(faultsOf({ events: [...before, { ...exercised, options: "200001", strike: "1" }] })).toEqual([
      "outstanding-exceeded exercised options: 200001 plan taken from options/plan/outstanding",
    ]);
    expect(faultsOf({ events: [...before, { ...exercised, options: "0.5", strike: "1" }] })).toEqual(["precision-exceeded exercised options: 0.5"]);
    expect(faultsOf({ events: [{ ...exercised, strike: "1" }] })).toEqual(["instrument-not-yet-issued exercised pool: plan, which nothing has brought into being yet"]);
  });
});
