/** option-granted: options of a pool given to those who work for the company. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const adopted = { id: "adopted", type: "option-plan-adopted", on: "2000-08-01", pool: "plan", options: "500000" };
const granted = { id: "granted", type: "option-granted", on: "2000-09-01", pool: "plan", options: "200000" };

describe("option-granted", () => {
  it("takes options out of those available; no money moves", () => {
    expect(journal("granted", { events: [adopted, granted] })).toEqual(["options/plan/outstanding 200000 plan", "options/plan/available -200000 plan"]);
  });

  it("defers what they are worth beyond their price", () => {
    // (1.50 market − 1.25 strike) × 200,000 = 50,000, as stated.
    expect(journal("granted", { events: [adopted, { ...granted, strike: "1.25", expires: "2010-09-01", "deferred-compensation": "50000" }] })).toEqual([
      "deferred-compensation 50000.00 USD",
      "additional-paid-in-capital -50000.00 USD",
      "options/plan/outstanding 200000 plan",
      "options/plan/available -200000 plan",
    ]);
  });

  it("leaves the terms of the pool as they are", () => {
    expect(termsOf("plan", "2000-09-01", { events: [adopted, { ...granted, strike: "1.25" }] })).toEqual({ underlying: "common" });
  });

  it("refuses more options than are available", () => {
    // 200,000 + 300,001 = 500,001 > 500,000.
    expect(faultsOf({ events: [adopted, granted, { ...granted, id: "more", on: "2000-10-01", options: "300000" }] })).toEqual([]);
    expect(faultsOf({ events: [adopted, granted, { ...granted, id: "more", on: "2000-10-01", options: "300001" }] })).toEqual([
      "outstanding-exceeded more options: 300001 plan taken from options/plan/available",
    ]);
  });

  it("refuses a plan not adopted yet, what is not a plan, and a value below nil", () => {
    expect(faultsOf({ events: [granted] })).toEqual(["instrument-not-yet-issued granted pool: plan, which nothing has brought into being yet"]);
    expect(faultsOf({ events: [{ ...granted, pool: "common" }] })).toEqual(["instrument-wrong-kind granted pool: common, a share-class"]);
    expect(faultsOf({ events: [adopted, { ...granted, "deferred-compensation": "-50000" }] })).toEqual(['field-invalid granted deferred-compensation: "-50000"']);
    expect(faultsOf({ events: [adopted, { ...granted, expires: "2010-02-29" }] })).toEqual(['date-impossible granted expires: "2010-02-29"']);
  });
});
