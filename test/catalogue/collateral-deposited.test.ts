/** collateral-deposited: money put into a restricted deposit. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const deposited = { id: "deposited", type: "collateral-deposited", on: "2000-10-27", amount: "2362494" };

describe("collateral-deposited", () => {
  it("moves cash into the restricted deposit", () => {
    expect(journal("deposited", { events: [{ ...deposited, secures: "a bond pending appeal" }] })).toEqual([
      "restricted-deposit 2362494.00 USD restricted-deposits",
      "cash -2362494.00 USD",
    ]);
  });

  it("explains no cash where another account pays, nor for another deposit", () => {
    expect(journal("deposited", { events: [{ ...deposited, deposit: "intangibles", from: "restricted-deposit" }] })).toEqual([
      "intangibles 2362494.00 USD",
      "restricted-deposit -2362494.00 USD",
    ]);
  });

  it("refuses an amount of nil or none, and an account the book does not have", () => {
    expect(faultsOf({ events: [{ ...deposited, amount: "0" }] })).toEqual(['field-invalid deposited amount: "0"']);
    expect(faultsOf({ events: [{ id: "deposited", type: "collateral-deposited", on: "2000-10-27" }] })).toEqual(["field-invalid deposited amount: nothing"]);
    expect(faultsOf({ events: [{ ...deposited, deposit: "escrow" }] })).toEqual(['account-unknown deposited deposit: account "escrow"']);
  });
});
