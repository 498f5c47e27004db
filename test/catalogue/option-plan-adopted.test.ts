/** option-plan-adopted: options become available to grant. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf, wholeHistory } from "../given.ts";

const adopted = { id: "adopted", type: "option-plan-adopted", on: "2000-08-01", pool: "plan", options: "5,000,000" };

describe("option-plan-adopted", () => {
  it("makes options available; no money moves", () => {
    expect(journal("adopted", { events: [adopted] })).toEqual(["options/plan/available 5000000 plan", "options/plan/unreserved -5000000 plan"]);
  });

  it("brings the pool into being with the book's terms and its own", () => {
    const given = { events: [{ ...adopted, terms: { expires: "2010-08-01" } }] };
    expect(termsOf("plan", "2000-07-31", given)).toBeUndefined();
    expect(termsOf("plan", "2000-08-01", given)).toEqual({ underlying: "common", expires: "2010-08-01" });
  });

  it("widens a plan that exists, whose other terms stay", () => {
    const widened = { ...adopted, id: "widened", on: "2001-08-01", options: "1000000", terms: { expires: "2011-08-01" } };
    const given = { events: [{ ...adopted, terms: { strike: "1.25", expires: "2010-08-01" } }, widened] };
    expect(journal("widened", given)).toEqual(["options/plan/available 1000000 plan", "options/plan/unreserved -1000000 plan"]);
    const inForce = termsOf("plan", "2001-08-01", given);
    expect(inForce?.expires).toBe("2011-08-01");
    expect(inForce?.strike?.toString()).toBe("1.25");
  });

  it("refuses a plan whose options buy nothing, or what is not a class of shares", () => {
    const instruments = (wholeHistory["instruments"] as readonly { id: string }[]).map((each) => (each.id === "plan" ? { ...each, terms: {} } : each));
    const definition = { ...wholeHistory, instruments };
    expect(faultsOf({ definition, events: [adopted] })).toEqual(["terms-missing adopted terms.underlying: plan without underlying"]);
    expect(faultsOf({ definition, events: [{ ...adopted, terms: { underlying: "common" } }] })).toEqual([]);
    expect(faultsOf({ events: [{ ...adopted, terms: { underlying: "warrant-a" } }] })).toEqual(["instrument-wrong-kind adopted terms.underlying: warrant-a, a warrant"]);
  });

  it("refuses what is not a pool, no options, and terms that options do not have", () => {
    expect(faultsOf({ events: [{ ...adopted, pool: "warrant-a" }] })).toEqual(["instrument-wrong-kind adopted pool: warrant-a, a warrant"]);
    expect(faultsOf({ events: [{ ...adopted, options: "0" }] })).toEqual(['field-invalid adopted options: "0"']);
    expect(faultsOf({ events: [{ ...adopted, terms: { matures: "2010-08-01" } }] })).toEqual(['field-invalid adopted terms.matures: an unknown field "matures"']);
  });
});
