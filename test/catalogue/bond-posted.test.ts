/** bond-posted: a surety's bond, kept beside the balance sheet. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const posted = { id: "posted", type: "bond-posted", on: "2000-10-27", bond: "bond-a", amount: "2362494" };

describe("bond-posted", () => {
  it("stands as posted against the surety, and explains no cash", () => {
    expect(journal("posted", { events: [{ ...posted, collateral: "a restricted deposit of the same amount" }] })).toEqual([
      "bonds/bond-a/posted 2362494.00 USD",
      "bonds/bond-a/surety -2362494.00 USD",
    ]);
  });

  it("brings the bond into being with its terms", () => {
    const given = { events: [{ ...posted, terms: { holder: "the judgment creditor" } }] };
    expect(termsOf("bond-a", "2000-10-26", given)).toBeUndefined();
    expect(termsOf("bond-a", "2000-10-27", given)).toEqual({ holder: "the judgment creditor" });
  });

  it("refuses what is not a bond of the book, and an amount below nil", () => {
    expect(faultsOf({ events: [{ ...posted, bond: "note-a" }] })).toEqual(["instrument-wrong-kind posted bond: note-a, a note"]);
    expect(faultsOf({ events: [{ ...posted, bond: "bond-z" }] })).toEqual([expect.stringMatching(/^instrument-unknown posted bond: .*bond-z/)]);
    expect(faultsOf({ events: [{ ...posted, amount: "-2362494" }] })).toEqual(['field-invalid posted amount: "-2362494"']);
  });
});
