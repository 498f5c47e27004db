/** registration-effective: securities registered. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const registered = { id: "registered", type: "registration-effective", on: "2002-02-12", securities: "shares and warrants of the placement" };

describe("registration-effective", () => {
  it("moves no balance", () => {
    expect(journal("registered", { events: [registered] })).toEqual([]);
  });

  it("refuses to leave out which securities, and any other field", () => {
    expect(faultsOf({ events: [{ ...registered, securities: undefined }] })).toEqual(["field-invalid registered securities: nothing"]);
    expect(faultsOf({ events: [{ ...registered, securities: "" }] })).toEqual(['field-invalid registered securities: ""']);
    expect(faultsOf({ events: [{ ...registered, shares: "2434490" }] })).toEqual(['field-invalid registered shares: an unknown field "shares"']);
  });
});
