/** note-issued: a note is signed, and what is drawn at once becomes principal. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const signed = { id: "signed", type: "note-issued", on: "2000-10-26", note: "note-a" };

describe("note-issued", () => {
  it("takes what is drawn into cash and owes it as principal", () => {
    expect(journal("signed", { events: [{ ...signed, drawn: "2,000,000" }] })).toEqual([
      "cash 2000000.00 USD",
      "notes/note-a/principal -2000000.00 USD note-proceeds",
    ]);
  });

  it("moves no cash, so explains none, where the lender pays another account", () => {
    // Lent straight into the collateral of a bond: deposit 2,362,494 = principal 2,362,494.
    expect(journal("signed", { events: [{ ...signed, drawn: "2362494", into: "restricted-deposit" }] })).toEqual([
      "restricted-deposit 2362494.00 USD",
      "notes/note-a/principal -2362494.00 USD",
    ]);
  });

  it("moves nothing where nothing is drawn yet", () => {
    expect(journal("signed", { events: [signed] })).toEqual([]);
  });

  it("brings the note into being with its terms, from its day on", () => {
    const prime = { index: "prime", name: "made-up prime", source: "bank", "known-to": "2002-12-31", rates: [{ from: "2000-10-26", rate: "0.08" }] };
    const given = { events: [{ ...signed, terms: { index: "prime", spread: "0.01", matures: "2003-10-26" } }], rates: [prime] };
    expect(termsOf("note-a", "2000-10-25", given)).toBeUndefined();
    expect(termsOf("note-a", "2000-10-26", given)).toMatchObject({ index: "prime", matures: "2003-10-26" });
    expect(termsOf("note-a", "2000-10-26", given)?.spread?.toString()).toBe("0.01");
  });

  it("refuses what is not a note, a drawing below nil and terms there are none of", () => {
    expect(faultsOf({ events: [{ ...signed, note: "bond-a" }] })).toEqual(["instrument-wrong-kind signed note: bond-a, a bond"]);
    expect(faultsOf({ events: [{ ...signed, drawn: "-1" }] })).toEqual(['field-invalid signed drawn: "-1"']);
    expect(faultsOf({ events: [{ ...signed, terms: { maturity: "2003-10-26" } }] })).toEqual(['field-invalid signed terms.maturity: an unknown field "maturity"']);
    expect(faultsOf({ events: [{ ...signed, terms: { matures: "2003-02-29" } }] })).toEqual(['date-impossible signed terms.matures: "2003-02-29"']);
    expect(faultsOf({ events: [{ ...signed, drawn: "100.005" }] })).toEqual(["precision-exceeded signed drawn: 100.005"]);
  });
});
