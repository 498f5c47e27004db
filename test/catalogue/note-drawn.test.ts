/** note-drawn: a further draw, never beyond the commitment. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const signed = { id: "signed", type: "note-issued", on: "2001-02-28", note: "note-a", drawn: "1500000", terms: { commitment: "2000000" } };
const drawn = { id: "drawn", type: "note-drawn", on: "2001-04-30", note: "note-a", amount: "500000" };

describe("note-drawn", () => {
  it("takes the draw into cash and adds it to principal", () => {
    // 1,500,000 + 500,000 = 2,000,000: the whole commitment, and no more.
    expect(journal("drawn", { events: [signed, drawn] })).toEqual(["cash 500000.00 USD", "notes/note-a/principal -500000.00 USD note-proceeds"]);
  });

  it("explains no cash where the draw goes into another account, and all of it where that is cash", () => {
    expect(journal("drawn", { events: [signed, { ...drawn, into: "restricted-deposit" }] })).toEqual([
      "restricted-deposit 500000.00 USD",
      "notes/note-a/principal -500000.00 USD",
    ]);
    expect(journal("drawn", { events: [signed, { ...drawn, into: "cash" }] })).toEqual(journal("drawn", { events: [signed, drawn] }));
  });

  it("refuses a draw past the commitment, with the arithmetic", () => {
    // 1,500,000 + 500,000.01 = 2,000,000.01 > 2,000,000.
    expect(faultsOf({ events: [signed, { ...drawn, amount: "500000.01" }] })).toEqual([
      "outstanding-exceeded drawn amount: 500000.01 drawn onto 1500000 owed, 2000000.01 in all",
    ]);
  });

  it("allows what was repaid to be drawn again", () => {
    // 1,500,000 − 300,000 + 800,000 = 2,000,000.
    const repaid = { id: "repaid", type: "note-repaid", on: "2001-04-01", note: "note-a", principal: "300000" };
    expect(faultsOf({ events: [signed, repaid, { ...drawn, amount: "800000" }] })).toEqual([]);
  });

  it("has no limit where the note has no commitment", () => {
    expect(faultsOf({ events: [{ ...signed, terms: {} }, { ...drawn, amount: "9000000" }] })).toEqual([]);
  });

  it("refuses a note not signed yet, what is not a note, an amount of nil and an account the book does not have", () => {
    expect(faultsOf({ events: [{ ...drawn, note: "common" }] })).toEqual(["instrument-wrong-kind drawn note: common, a share-class"]);
    expect(faultsOf({ events: [drawn] })).toEqual(["instrument-not-yet-issued drawn note: note-a, which nothing has brought into being yet"]);
    expect(faultsOf({ events: [signed, { ...drawn, amount: "0" }] })).toEqual(['field-invalid drawn amount: "0"']);
    expect(faultsOf({ events: [signed, { ...drawn, into: "petty-purse" }] })).toEqual(['account-unknown drawn into: account "petty-purse"']);
  });
});
