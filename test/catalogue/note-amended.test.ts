/** note-amended: terms agreed anew; no balance moves. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const rates = [{ index: "prime", name: "made-up prime", source: "bank", "known-to": "2002-12-31", rates: [{ from: "2000-01-01", rate: "0.08" }] }];
const signed = {
  id: "signed",
  type: "note-issued",
  on: "2000-10-26",
  note: "note-a",
  drawn: "2362494",
  terms: { index: "prime", spread: "0.01", matures: "2003-10-26", "conversion-price": "1.25", "converts-into": "common" },
};
const amended = { id: "amended", type: "note-amended", on: "2002-11-04", note: "note-a", terms: { matures: "2004-04-25", "interest-paid": "quarterly" } };

describe("note-amended", () => {
  it("moves no balance", () => {
    expect(journal("amended", { rates, events: [signed, amended] })).toEqual([]);
  });

  it("changes the terms it names from its day on and leaves the others", () => {
    const given = { rates, events: [signed, amended] };
    expect(termsOf("note-a", "2002-11-03", given)?.matures).toBe("2003-10-26");
    const after = termsOf("note-a", "2002-11-04", given);
    expect(after).toMatchObject({ matures: "2004-04-25", "interest-paid": "quarterly", index: "prime", "converts-into": "common" });
    expect(after?.["conversion-price"]?.toString()).toBe("1.25");
  });

  it("comes after the signing on the same day, whatever their ids", () => {
    expect(termsOf("note-a", "2000-10-26", { rates, events: [signed, { ...amended, id: "a", on: "2000-10-26" }] })?.matures).toBe("2004-04-25");
  });

  it("refuses an amendment that changes nothing", () => {
    expect(faultsOf({ rates, events: [signed, { ...amended, terms: {} }] })).toEqual(["field-invalid amended terms: a mapping"]);
  });

  it("refuses a maturity before the amendment, but not on its day", () => {
    expect(faultsOf({ rates, events: [signed, { ...amended, terms: { matures: "2002-11-03" } }] })).toEqual(["date-impossible amended terms.matures: maturity 2002-11-03"]);
    expect(faultsOf({ rates, events: [signed, { ...amended, terms: { matures: "2002-11-04" } }] })).toEqual([]);
  });

  it("lets an amendment of unknown day mature inside its window, not before it", () => {
    const sometime = { ...amended, on: { within: "2002-11" } };
    expect(faultsOf({ rates, events: [signed, { ...sometime, terms: { matures: "2002-11-20" } }] })).toEqual([]);
    expect(faultsOf({ rates, events: [signed, { ...sometime, terms: { matures: "2002-10-31" } }] })).toEqual(["date-impossible amended terms.matures: maturity 2002-10-31"]);
  });

  it("refuses a note not signed yet and what is not a note", () => {
    expect(faultsOf({ rates, events: [amended] })).toEqual(["instrument-not-yet-issued amended note: note-a, which nothing has brought into being yet"]);
    expect(faultsOf({ rates, events: [{ ...amended, note: "common" }] })).toEqual(["instrument-wrong-kind amended note: common, a share-class"]);
  });
});
