/** warrant-expired: warrants that lapsed unexercised. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const terms = { underlying: "common", strike: "1.36" };
const issued = { id: "issued", type: "warrant-issued", on: "2002-01-11", warrant: "warrant-a", warrants: "367140", purpose: "investors", terms };
const exercised = { id: "exercised", type: "warrant-exercised", on: "2002-06-30", warrant: "warrant-a", warrants: "67140" };
const expired = { id: "expired", type: "warrant-expired", on: "2002-12-31", warrant: "warrant-a" };

describe("warrant-expired", () => {
  it("takes back all that are outstanding; no money moves", () => {
    // 367,140 − 67,140 = 300,000.
    expect(journal("expired", { events: [issued, exercised, expired] })).toEqual([
      "warrants/warrant-a/unissued 300000 warrant-a",
      "warrants/warrant-a/outstanding -300000 warrant-a",
    ]);
  });

  it("takes back the count that is stated", () => {
    expect(journal("expired", { events: [issued, { ...expired, warrants: "140" }] })).toEqual([
      "warrants/warrant-a/unissued 140 warrant-a",
      "warrants/warrant-a/outstanding -140 warrant-a",
    ]);
  });

  it("comes after an exercise of the same day", () => {
    expect(journal("expired", { events: [issued, expired, { ...exercised, on: "2002-12-31" }] })[0]).toBe("warrants/warrant-a/unissued 300000 warrant-a");
  });

  it("refuses more than are outstanding, and none at all", () => {
    expect(faultsOf({ events: [issued, { ...expired, warrants: "367141" }] })).toEqual([
      "outstanding-exceeded expired warrants: 367141 warrant-a taken from warrants/warrant-a/outstanding",
    ]);
    expect(faultsOf({ events: [issued, expired, { ...expired, id: "once-more" }] })).toEqual(["outstanding-exceeded once-more warrant: nothing outstanding of warrant-a"]);
  });

  it("refuses a warrant not issued yet, and what is not a warrant", () => {
    expect(faultsOf({ events: [expired] })).toEqual(["instrument-not-yet-issued expired warrant: warrant-a, which nothing has brought into being yet"]);
    expect(faultsOf({ events: [{ ...expired, warrant: "common" }] })).toEqual(["instrument-wrong-kind expired warrant: common, a share-class"]);
  });
});
