/** warrant-repriced: the price at which a warrant buys its shares changes. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const terms = { underlying: "common", strike: "1.625", expires: "2005-06-12" };
const issued = { id: "issued", type: "warrant-issued", on: "2000-07-28", warrant: "warrant-a", warrants: "250000", purpose: "facility", terms };
const repriced = { id: "repriced", type: "warrant-repriced", on: "2002-01-11", warrant: "warrant-a", strike: "0.75" };

describe("warrant-repriced", () => {
  it("charges what it gives the holder, and takes it back out of operating cash flows", () => {
    // Net income −334,000 + 334,000 = 0 of cash.
    expect(journal("repriced", { events: [issued, { ...repriced, "charge-amount": "334000" }] })).toEqual([
      "other-expense 334000.00 USD net-income",
      "additional-paid-in-capital -334000.00 USD share-based-charges",
    ]);
    expect(journal("repriced", { events: [issued, { ...repriced, "charge-amount": "334000", charge: "interest-expense" }] })[0]).toBe("interest-expense 334000.00 USD net-income");
  });

  it("moves nothing where nothing is charged", () => {
    expect(journal("repriced", { events: [issued, repriced] })).toEqual([]);
  });

  it("changes the strike from its day on, and the expiry where one is stated", () => {
    const given = { events: [issued, repriced] };
    expect(termsOf("warrant-a", "2002-01-10", given)?.strike?.toString()).toBe("1.625");
    expect(termsOf("warrant-a", "2002-01-11", given)?.strike?.toString()).toBe("0.75");
    expect(termsOf("warrant-a", "2002-01-11", given)?.expires).toBe("2005-06-12");
    expect(termsOf("warrant-a", "2002-01-11", { events: [issued, { ...repriced, expires: "2007-01-11" }] })?.expires).toBe("2007-01-11");
  });

  it("turns a range of strikes and expiries into the one agreed", () => {
    const range = { ...issued, terms: { ...terms, "strike-up-to": "2.00", "expires-up-to": "2006-06-12" } };
    const inForce = termsOf("warrant-a", "2002-01-11", { events: [range, { ...repriced, expires: "2007-01-11" }] });
    expect(inForce?.["strike-up-to"]?.toString()).toBe("0.75");
    expect(inForce?.["expires-up-to"]).toBe("2007-01-11");
    expect(termsOf("warrant-a", "2002-01-11", { events: [range, repriced] })?.["expires-up-to"]).toBe("2006-06-12");
  });

  it("refuses a warrant not issued yet, an expiry already past, and amounts of nil or less", () => {
    expect(faultsOf({ events: [repriced] })).toEqual(["instrument-not-yet-issued repriced warrant: warrant-a, which nothing has brought into being yet"]);
    expect(faultsOf({ events: [issued, { ...repriced, expires: "2002-01-10" }] })).toEqual(["date-impossible repriced expires: expiry 2002-01-10"]);
    expect(faultsOf({ events: [issued, { ...repriced, expires: "2002-01-11" }] })).toEqual([]);
    expect(faultsOf({ events: [issued, { ...repriced, strike: "-0.75" }] })).toEqual(['field-invalid repriced strike: "-0.75"']);
    expect(faultsOf({ events: [issued, { ...repriced, "charge-amount": "0" }] })).toEqual(['field-invalid repriced charge-amount: "0"']);
  });
});
