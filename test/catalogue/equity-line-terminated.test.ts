/** equity-line-terminated: an equity line ended before it was used up. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const agreed = { id: "agreed", type: "equity-line-agreed", on: "2000-07-28", line: "line-a", holder: "an investor", class: "common", shares: "4000000", discount: "0.10" };
const terminated = { id: "terminated", type: "equity-line-terminated", on: "2002-01-11", line: "line-a", consideration: "a warrant is repriced" };

describe("equity-line-terminated", () => {
  it("moves nothing, and ends the line on its day", () => {
    const given = { events: [agreed, terminated] };
    expect(journal("terminated", given)).toEqual([]);
    expect(termsOf("line-a", "2002-01-10", given)?.expires).toBeUndefined();
    expect(termsOf("line-a", "2002-01-11", given)).toMatchObject({ expires: "2002-01-11", holder: "an investor" });
  });

  it("needs no consideration", () => {
    expect(faultsOf({ events: [agreed, { ...terminated, consideration: undefined }] })).toEqual([]);
  });

  it("refuses a line not agreed yet, what is not a line, and a consideration without words", () => {
    expect(faultsOf({ events: [terminated] })).toEqual(["instrument-not-yet-issued terminated line: line-a, which nothing has brought into being yet"]);
    expect(faultsOf({ events: [{ ...terminated, line: "common" }] })).toEqual(["instrument-wrong-kind terminated line: common, a share-class"]);
    expect(faultsOf({ events: [agreed, { ...terminated, consideration: "" }] })).toEqual(['field-invalid terminated consideration: ""']);
  });
});
