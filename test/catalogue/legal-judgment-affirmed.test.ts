/** legal-judgment-affirmed: upheld on appeal; what is owed was accrued already. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const affirmed = { id: "affirmed", type: "legal-judgment-affirmed", on: "2002-01-03", matter: "a distribution agreement", court: "the court of appeals" };

describe("legal-judgment-affirmed", () => {
  it("moves no balance", () => {
    expect(journal("affirmed", { events: [affirmed] })).toEqual([]);
  });

  it("refuses a ruling without its matter or its court, and any amount", () => {
    expect(faultsOf({ events: [{ id: "affirmed", type: "legal-judgment-affirmed", on: "2002-01-03" }] })).toEqual([
      "field-invalid affirmed matter: nothing",
      "field-invalid affirmed court: nothing",
    ]);
    expect(faultsOf({ events: [{ ...affirmed, amount: "1" }] })).toEqual(['field-invalid affirmed amount: an unknown field "amount"']);
  });
});
