/** warrant-issued: warrants given to investors, agents, lenders or those who serve the company. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const terms = { underlying: "common", strike: "1.625", expires: "2005-06-12", holder: "an investor" };
const issued = { id: "issued", type: "warrant-issued", on: "2000-07-28", warrant: "warrant-a", warrants: "250000", purpose: "facility", terms };
const units = ["warrants/warrant-a/outstanding 250000 warrant-a", "warrants/warrant-a/unissued -250000 warrant-a"];

describe("warrant-issued", () => {
  it("puts the warrants outstanding; a value inside paid-in capital posts nothing", () => {
    expect(journal("issued", { events: [issued] })).toEqual(units);
    expect(journal("issued", { events: [{ ...issued, purpose: "agent", "fair-value": "100000" }] })).toEqual(units);
  });

  it("charges what compensates, and takes it back out of operating cash flows", () => {
    // Net income −238,000 + 238,000 = 0 of cash.
    expect(journal("issued", { events: [{ ...issued, purpose: "compensation", "fair-value": "238000" }] })).toEqual([
      "share-based-compensation 238000.00 USD net-income",
      "additional-paid-in-capital -238000.00 USD share-based-charges",
      ...units,
    ]);
  });

  it("charges the expense that is named, whatever the purpose", () => {
    expect(journal("issued", { events: [{ ...issued, purpose: "lender", "fair-value": "40000", charge: "interest-expense" }] })).toEqual([
      "interest-expense 40000.00 USD net-income",
      "additional-paid-in-capital -40000.00 USD share-based-charges",
      ...units,
    ]);
  });

  it("brings the warrant into being with its terms, from its day on", () => {
    const given = { events: [issued] };
    expect(termsOf("warrant-a", "2000-07-27", given)).toBeUndefined();
    expect(termsOf("warrant-a", "2000-07-28", given)).toMatchObject({ underlying: "common", expires: "2005-06-12", holder: "an investor" });
    expect(termsOf("warrant-a", "2000-07-28", given)?.strike?.toString()).toBe("1.625");
  });

  it("issues more of a warrant that exists, at the strike in force", () => {
    const repriced = { id: "repriced", type: "warrant-repriced", on: "2001-01-02", warrant: "warrant-a", strike: "0.75" };
    const more = { ...issued, id: "more", on: "2001-06-01", warrants: "1000", terms: undefined };
    const given = { events: [issued, repriced, more] };
    expect(journal("more", given)).toEqual(["warrants/warrant-a/outstanding 1000 warrant-a", "warrants/warrant-a/unissued -1000 warrant-a"]);
    expect(termsOf("warrant-a", "2001-06-01", given)?.strike?.toString()).toBe("0.75");
    expect(faultsOf({ events: [issued, repriced, { ...more, terms: { strike: "0.75" } }] })).toEqual([]);
    expect(faultsOf({ events: [issued, repriced, { ...more, terms }] })).toEqual(["result-mismatch more terms.strike: strike 1.625 beside 0.75 in force"]);
  });

  it("refuses a warrant without underlying or strike", () => {
    expect(faultsOf({ events: [{ ...issued, terms: { strike: "1.625" } }] })).toEqual(["terms-missing issued terms.underlying: warrant-a without underlying"]);
    expect(faultsOf({ events: [{ ...issued, terms: { underlying: "common" } }] })).toEqual(["terms-missing issued terms.strike: warrant-a without strike"]);
    expect(faultsOf({ events: [{ ...issued, terms: { ...terms, underlying: "bond-a" } }] })).toEqual(["instrument-wrong-kind issued terms.underlying: bond-a, a bond"]);
  });

  it("refuses compensation or a charge without fair value", () => {
    expect(faultsOf({ events: [{ ...issued, purpose: "compensation" }] })).toEqual(["field-invalid issued fair-value: compensation without fair-value"]);
    expect(faultsOf({ events: [{ ...issued, charge: "other-expense" }] })).toEqual(["field-invalid issued fair-value: a charge to other-expense without fair-value"]);
  });

  it("refuses what is not a warrant, another purpose, an expiry that is no date, and a charge to an asset", () => {
    expect(faultsOf({ events: [{ ...issued, warrant: "note-a" }] })).toEqual(["instrument-wrong-kind issued warrant: note-a, a note"]);
    expect(faultsOf({ events: [{ ...issued, purpose: "gift" }] })).toEqual(['field-invalid issued purpose: "gift"']);
    expect(faultsOf({ events: [{ ...issued, terms: { ...terms, expires: "2005-06-31" } }] })).toEqual(['date-impossible issued terms.expires: "2005-06-31"']);
    expect(faultsOf({ events: [{ ...issued, "fair-value": "40000", charge: "deferred-offering-costs" }] })).toEqual([
      "cash-flow-unclassified issued: cash moved by 0.00 but its legs' cash-flow classes explain 40000.00",
    ]);
  });
});
