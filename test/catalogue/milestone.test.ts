/** milestone: worth a date; moves no balance. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const reached = { id: "reached", type: "milestone", on: "2002-03-01", matter: "an offer to settle a lease was made" };

describe("milestone", () => {
  it("moves no balance", () => {
    expect(journal("reached", { events: [reached] })).toEqual([]);
  });

  it("refuses one that says nothing, and any amount", () => {
    expect(faultsOf({ events: [{ ...reached, matter: "" }] })).toEqual(['field-invalid reached matter: ""']);
    expect(faultsOf({ events: [{ ...reached, amount: "1" }] })).toEqual(['field-invalid reached amount: an unknown field "amount"']);
  });
});
