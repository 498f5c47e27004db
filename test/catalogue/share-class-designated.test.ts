/** share-class-designated: a class of shares and its terms. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf, wholeHistory } from "../given.ts";

const terms = { reserved: "2000", par: "0.01", "liquidation-preference": "1190.48", "dividend-rate": "0.07", "conversion-ratio": "1000", "converts-into": "common" };
const designated = { id: "designated", type: "share-class-designated", on: "2001-04-24", class: "series-b", terms };
const seriesB = { id: "series-b", kind: "share-class", name: "Series B preferred", "capital-account": "preferred-stock" };
const definition = { ...wholeHistory, instruments: [...(wholeHistory["instruments"] as readonly unknown[]), seriesB] };

describe("share-class-designated", () => {
  it("brings the class into being with its terms, from its day on, and moves nothing", () => {
    const given = { definition, events: [designated] };
    expect(journal("designated", given)).toEqual([]);
    expect(termsOf("series-b", "2001-04-23", given)).toBeUndefined();
    const inForce = termsOf("series-b", "2001-04-24", given);
    expect(inForce?.["liquidation-preference"]?.toString()).toBe("1190.48");
    expect(inForce?.["conversion-ratio"]?.toString()).toBe("1000");
    expect(inForce?.["converts-into"]).toBe("common");
  });

  it("comes before an issue of the same day", () => {
    const issued = { id: "accepted", type: "shares-issued-for-liability", on: "2001-04-24", class: "series-b", shares: "38", amount: "46000" };
    expect(faultsOf({ definition, events: [issued, designated] })).toEqual([]);
    expect(faultsOf({ definition, events: [issued] })).toEqual(["instrument-not-yet-issued accepted class: series-b, which nothing has brought into being yet"]);
  });

  it("changes the named terms of a class that exists, such as the shares authorised", () => {
    const given = { events: [{ ...designated, class: "common", terms: { authorised: "60,000,000" } }] };
    expect(termsOf("common", "2001-04-23", given)?.authorised?.toString()).toBe("50000000");
    expect(termsOf("common", "2001-04-24", given)?.authorised?.toString()).toBe("60000000");
    expect(termsOf("common", "2001-04-24", given)?.par?.toString()).toBe("0.01");
  });

  it("refuses a ratio into no class, or into what is not a class", () => {
    expect(faultsOf({ definition, events: [{ ...designated, terms: { ...terms, "converts-into": undefined } }] })).toEqual([
      "terms-missing designated terms.converts-into: a conversion-ratio of 1000 without converts-into",
    ]);
    expect(faultsOf({ definition, events: [{ ...designated, terms: { ...terms, "converts-into": "series-z" } }] })).toEqual(['instrument-unknown designated terms.converts-into: instrument "series-z"']);
  });

  it("refuses a class that the book does not name, what is not a class, and terms of other instruments", () => {
    expect(faultsOf({ events: [designated] })).toEqual(['instrument-unknown designated class: instrument "series-b"']);
    expect(faultsOf({ events: [{ ...designated, class: "warrant-a" }] })).toEqual(["instrument-wrong-kind designated class: warrant-a, a warrant"]);
    expect(faultsOf({ definition, events: [{ ...designated, terms: { strike: "1" } }] })).toEqual(['field-invalid designated terms.strike: an unknown field "strike"']);
    expect(faultsOf({ definition, events: [{ ...designated, terms: { par: "-0.01" } }] })).toEqual(['field-invalid designated terms.par: "-0.01"']);
  });
});
