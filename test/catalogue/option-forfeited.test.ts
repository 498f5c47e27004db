/** option-forfeited: options given up unexercised. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const adopted = { id: "adopted", type: "option-plan-adopted", on: "2000-08-01", pool: "plan", options: "200000" };
const granted = { id: "granted", type: "option-granted", on: "2000-09-01", pool: "plan", options: "200000" };
const forfeited = { id: "forfeited", type: "option-forfeited", on: "2001-03-31", pool: "plan", options: "30000" };

describe("option-forfeited", () => {
  it("makes the options available again; no money moves", () => {
    expect(journal("forfeited", { events: [adopted, granted, forfeited] })).toEqual(["options/plan/available 30000 plan", "options/plan/outstanding -30000 plan"]);
  });

  it("takes them out of the pool where the plan does not let them be granted again", () => {
    const gone = { ...forfeited, "returns-to-pool": "false" };
    expect(journal("forfeited", { events: [adopted, granted, gone] })).toEqual(["options/plan/unreserved 30000 plan", "options/plan/outstanding -30000 plan"]);
    // Available: 200,000 − 200,000 + 30,000 = 30,000 in the one case, nil in the other.
    const again = { ...granted, id: "again", on: "2001-06-30", options: "30000" };
    expect(faultsOf({ events: [adopted, granted, forfeited, again] })).toEqual([]);
    expect(faultsOf({ events: [adopted, granted, gone, again] })).toEqual(["outstanding-exceeded again options: 30000 plan taken from options/plan/available"]);
  });

  it("refuses more options than are outstanding, no options, and what is not a pool", () => {
    expect(faultsOf({ events: [adopted, granted, { ...forfeited, options: "200001" }] })).toEqual([
      "outstanding-exceeded forfeited options: 200001 plan taken from options/plan/outstanding",
    ]);
    expect(faultsOf({ events: [adopted, granted, { ...forfeited, options: "0" }] })).toEqual(['field-invalid forfeited options: "0"']);
    expect(faultsOf({ events: [{ ...forfeited, pool: "series-a" }] })).toEqual(["instrument-wrong-kind forfeited pool: series-a, a share-class"]);
  });
});
