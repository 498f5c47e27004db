/** warrant-exercised: warrants turned into shares. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const terms = { underlying: "common", strike: "1.625", expires: "2005-06-12" };
const issued = { id: "issued", type: "warrant-issued", on: "2000-07-28", warrant: "warrant-a", warrants: "250000", purpose: "facility", terms };
const repriced = { id: "repriced", type: "warrant-repriced", on: "2002-01-11", warrant: "warrant-a", strike: "0.75" };
const exercised = { id: "exercised", type: "warrant-exercised", on: "2002-09-30", warrant: "warrant-a", warrants: "250000" };

describe("warrant-exercised", () => {
  it("takes warrants × strike in force into cash, par and paid-in capital", () => {
    // 250,000 × 0.75 = 187,500; par 250,000 × 0.01 = 2,500; paid-in 187,500 − 2,500 = 185,000.
    const events = [issued, repriced, exercised];
    expect(journal("exercised", { events })).toEqual([
      "cash 187500.00 USD",
      "common-stock -2500.00 USD exercises",
      "additional-paid-in-capital -185000.00 USD exercises",
      "warrants/warrant-a/unissued 250000 warrant-a",
      "warrants/warrant-a/outstanding -250000 warrant-a",
      "shares/common/outstanding 250000 common",
      "shares/common/unissued -250000 common",
    ]);
    expect(journal("exercised", { events: [issued, repriced, { ...exercised, proceeds: "187500" }] })).toEqual(journal("exercised", { events }));
  });

  it("takes the strike of its own day: before the repricing the old one", () => {
    // 250,000 × 1.625 = 406,250.
    expect(journal("exercised", { events: [issued, repriced, { ...exercised, on: "2002-01-10" }] })[0]).toBe("cash 406250.00 USD");
  });

  it("takes par out of paid-in capital where the exercise is cashless", () => {
    // 100,000 shares for 250,000 warrants; par 100,000 × 0.01 = 1,000; no cash.
    expect(journal("exercised", { events: [issued, { ...exercised, "net-shares": "100000" }] })).toEqual([
      "common-stock -1000.00 USD",
      "additional-paid-in-capital 1000.00 USD",
      "warrants/warrant-a/unissued 250000 warrant-a",
      "warrants/warrant-a/outstanding -250000 warrant-a",
      "shares/common/outstanding 100000 common",
      "shares/common/unissued -100000 common",
    ]);
  });

  it("refuses proceeds that the strike in force does not make, and shows both", () => {
    expect(faultsOf({ events: [issued, repriced, { ...exercised, proceeds: "187000" }] })).toEqual([
      "result-mismatch exercised proceeds: 187000 received, 250000 × 0.75 = 187500 due",
    ]);
  });

  it("takes stated proceeds inside a range of strikes, and refuses others or none", () => {
    // 1,000 × 1.35 = 1,350 to 1,000 × 1.50 = 1,500.
    const range = { ...issued, terms: { ...terms, strike: "1.35", "strike-up-to": "1.50" } };
    const part = { ...exercised, warrants: "1000" };
    expect(journal("exercised", { events: [range, { ...part, proceeds: "1400" }] })[0]).toBe("cash 1400.00 USD");
    expect(faultsOf({ events: [range, part] })).toEqual(["field-invalid exercised proceeds: no proceeds for 1000 × 1.35 = 1350 to 1000 × 1.5 = 1500"]);
    expect(faultsOf({ events: [range, { ...part, proceeds: "1349.99" }] })).toEqual([
      "result-mismatch exercised proceeds: 1349.99 received, 1000 × 1.35 = 1350 to 1000 × 1.5 = 1500 due",
    ]);
    expect(faultsOf({ events: [range, { ...part, proceeds: "1500.01" }] })).toEqual([
      "result-mismatch exercised proceeds: 1500.01 received, 1000 × 1.35 = 1350 to 1000 × 1.5 = 1500 due",
    ]);
  });

  it("refuses a cashless exercise with proceeds, or for more shares than warrants", () => {
    expect(faultsOf({ events: [issued, { ...exercised, "net-shares": "1", proceeds: "406250" }] })).toEqual(["field-invalid exercised net-shares: both proceeds and net-shares"]);
    expect(faultsOf({ events: [issued, { ...exercised, "net-shares": "250001" }] })).toEqual(["result-mismatch exercised net-shares: 250001 net shares for 250000 warrants"]);
  });

  it("refuses an exercise past the last day, unless its window reaches back before it", () => {
    expect(faultsOf({ events: [issued, { ...exercised, on: "2005-06-13" }] })).toEqual(["date-impossible exercised on: exercise on 2005-06-13, expiry on 2005-06-12"]);
    expect(faultsOf({ events: [issued, { ...exercised, on: { within: "2005-06" } }] })).toEqual([]);
    const range = { ...issued, terms: { ...terms, "expires-up-to": "2006-06-12" } };
    expect(faultsOf({ events: [range, { ...exercised, on: "2006-06-12" }] })).toEqual([]);
    expect(faultsOf({ events: [range, { ...exercised, on: "2006-06-13" }] })).toEqual(["date-impossible exercised on: exercise on 2006-06-13, expiry on 2006-06-12"]);
  });

  it("refuses more warrants than are outstanding, and a warrant not issued yet", () => {
    expect(faultsOf({ events: [issued, { ...exercised, warrants: "250001" }] })).toEqual([
      "outstanding-exceeded exercised warrants: 250001 warrant-a taken from warrants/warrant-a/outstanding",
    ]);
    expect(faultsOf({ events: [exercised] })).toEqual(["instrument-not-yet-issued exercised warrant: warrant-a, which nothing has brought into being yet"]);
  });

  it("refuses a warrant whose terms in force lack underlying or strike", () => {
    const definition = (terms: object) => ({
      id: "made-up", name: "Made-up Company, Inc.", currency: "USD", inception: "2000-01-01", "as-of": "2002-12-31",
      accounts: { cash: { class: "asset", name: "Cash", cash: "true" } },
      instruments: [
        { id: "common", kind: "share-class", name: "Common stock", since: "2000-01-01" },
        { id: "warrant-a", kind: "warrant", name: "Warrant A", since: "2000-01-01", terms },
      ],
    });
    expect(faultsOf({ definition: definition({ strike: "1" }), events: [exercised] })).toEqual(["terms-missing exercised terms.underlying: warrant-a without underlying"]);
    expect(faultsOf({ definition: definition({ underlying: "common" }), events: [exercised] })).toEqual(["terms-missing exercised warrant: warrant-a without strike"]);
  });
});
