/** equity-line-agreed: an investor bound to buy shares over time. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const agreed = { id: "agreed", type: "equity-line-agreed", on: "2000-07-28", line: "line-a", holder: "an investor", class: "common", shares: "4,000,000", discount: "0.10" };

describe("equity-line-agreed", () => {
  it("brings the line into being with its terms, and moves nothing", () => {
    const given = { events: [{ ...agreed, terms: { expires: "2002-07-28" } }] };
    expect(journal("agreed", given)).toEqual([]);
    expect(termsOf("line-a", "2000-07-27", given)).toBeUndefined();
    const inForce = termsOf("line-a", "2000-07-28", given);
    expect(inForce).toMatchObject({ holder: "an investor", underlying: "common", expires: "2002-07-28" });
    // Up to 4,000,000 shares at 10% below the market.
    expect(inForce?.commitment?.toString()).toBe("4000000");
    expect(inForce?.discount?.toString()).toBe("0.1");
  });

  it("refuses a discount of less than nothing, or of everything", () => {
    expect(faultsOf({ events: [{ ...agreed, discount: "-0.10" }] })).toEqual(["field-invalid agreed discount: a discount of -0.1"]);
    expect(faultsOf({ events: [{ ...agreed, discount: "1" }] })).toEqual(["field-invalid agreed discount: a discount of 1"]);
    expect(faultsOf({ events: [{ ...agreed, discount: "0" }] })).toEqual([]);
  });

  it("refuses what is not a line, what is not a class of shares, part of a share, and no holder", () => {
    expect(faultsOf({ events: [{ ...agreed, line: "bond-a" }] })).toEqual(["instrument-wrong-kind agreed line: bond-a, a bond"]);
    expect(faultsOf({ events: [{ ...agreed, class: "note-a" }] })).toEqual(["instrument-wrong-kind agreed class: note-a, a note"]);
    expect(faultsOf({ events: [{ ...agreed, shares: "0.5" }] })).toEqual(["precision-exceeded agreed shares: 0.5"]);
    expect(faultsOf({ events: [{ ...agreed, holder: "" }] })).toEqual(['field-invalid agreed holder: ""']);
  });
});
