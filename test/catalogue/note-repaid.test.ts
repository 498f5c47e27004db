/** note-repaid: principal, accrued interest or both paid back. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const signed = { id: "signed", type: "note-issued", on: "2001-02-28", note: "note-a", drawn: "2000000" };
const repaid = { id: "repaid", type: "note-repaid", on: "2001-12-31", note: "note-a" };

describe("note-repaid", () => {
  it("pays principal and interest in cash, each explained by its own class", () => {
    // Cash 160,000 = principal 145,000 + interest 15,000.
    expect(journal("repaid", { events: [signed, { ...repaid, principal: "145000", interest: "15000" }] })).toEqual([
      "notes/note-a/principal 145000.00 USD note-repayments",
      "accrued-liabilities 15000.00 USD accrued-liabilities",
      "cash -160000.00 USD",
    ]);
  });

  it("pays principal alone, or interest alone out of the account that carries it", () => {
    expect(journal("repaid", { events: [signed, { ...repaid, principal: "145000" }] })).toEqual([
      "notes/note-a/principal 145000.00 USD note-repayments",
      "cash -145000.00 USD",
    ]);
    expect(journal("repaid", { events: [signed, { ...repaid, interest: "15000", "interest-account": "accounts-payable" }] })).toEqual([
      "accounts-payable 15000.00 USD accrued-liabilities",
      "cash -15000.00 USD",
    ]);
  });

  it("explains no cash where another asset pays", () => {
    expect(journal("repaid", { events: [signed, { ...repaid, principal: "145000", interest: "15000", from: "restricted-deposit" }] })).toEqual([
      "notes/note-a/principal 145000.00 USD",
      "accrued-liabilities 15000.00 USD",
      "restricted-deposit -160000.00 USD",
    ]);
  });

  it("refuses a repayment of nothing", () => {
    expect(faultsOf({ events: [signed, repaid] })).toEqual(["field-invalid repaid principal: neither principal nor interest"]);
    expect(faultsOf({ events: [signed, { ...repaid, principal: "0" }] })).toEqual(['field-invalid repaid principal: "0"']);
  });

  it("comes after the signing on the same day, whatever their ids", () => {
    expect(faultsOf({ events: [signed, { ...repaid, id: "a", on: "2001-02-28", principal: "2000000" }] })).toEqual([]);
  });

  it("refuses more principal than is owed, a note not signed yet and what is not a note", () => {
    expect(faultsOf({ events: [{ ...repaid, note: "common", principal: "1" }] })).toEqual(["instrument-wrong-kind repaid note: common, a share-class"]);
    expect(faultsOf({ events: [signed, { ...repaid, principal: "2000000.01" }] })).toEqual([
      "outstanding-exceeded repaid principal: 2000000.01 USD taken from notes/note-a/principal",
    ]);
    expect(faultsOf({ events: [{ ...repaid, principal: "1" }] })).toEqual(["instrument-not-yet-issued repaid note: note-a, which nothing has brought into being yet"]);
  });
});
