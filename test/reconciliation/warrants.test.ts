/** What warrants and options are charged at and exercised for, against their inputs, their terms and the market. */
import { describe, expect, it } from "vitest";
import { company, raised, raisedOnce, sale } from "./raised.ts";
import type { Case } from "./raised.ts";

type Written = Readonly<Record<string, unknown>>;

/** The share at 1.50, 17 months, 60% and 5%. */
const inputs = { "spot": "1.50", "term-months": "17", "volatility": "0.6", "risk-free-rate": "0.05" };

/** 1,000 warrants to buy at 1.00 until June 2003, 17 months on, given on New Year's Day for services. */
const given = (charge: string, valuation: Written = {}, terms: Written = {}): Written => ({
  id: "given",
  type: "warrant-issued",
  on: "2002-01-01",
  warrant: "warrant-a",
  warrants: "1000",
  purpose: "compensation",
  "fair-value": charge,
  terms: { underlying: "common", strike: "1", expires: "2003-06-01", ...terms },
  valuation: { ...inputs, ...valuation },
});

const prices = (more: Written): readonly Written[] => [{ class: "common", source: "report", ...more }];

describe("valuation-term", () => {
  it("finds a value over 17 months of a warrant that has 41 to its expiry", () => {
    const finding = raisedOnce("valuation-term", { events: [given("690", {}, { expires: "2005-06-01" })] });
    expect(finding).toMatchObject({
      about: "given",
      class: "error",
      confidence: "likely",
      summary: "warrant-a is valued over 17 months, but on 2002-01-01 it has 41 months to its expiry",
      difference: "24.0 months",
      correction: "a charge of 878, or the reason for a shorter life",
      events: ["given"],
      measures: ["warrants.warrant-a.fair-value"],
    });
    expect(finding.arithmetic).toEqual(["term stated: 17 months; from 2002-01-01 to the expiry: 41 months", "charge 690; with the same inputs and the time to expiry: 878"]);
  });

  it("is silent where the term is the time to expiry, to the month, and where no expiry is stated", () => {
    const found = (expires: string | undefined): number => raised("valuation-term", { events: [given("690", {}, { expires })] }).length;
    expect(["2003-05-05", "2003-06-01", "2003-06-28", undefined].map(found)).toEqual([0, 0, 0, 0]);
    expect(["2003-04-15", "2003-07-15"].map(found)).toEqual([1, 1]);
  });

  it("is silent where a range of terms holds the time to expiry", () => {
    expect(raised("valuation-term", { events: [given("690", { "term-months": "12", "term-months-up-to": "48" }, { expires: "2005-06-01" })] })).toEqual([]);
  });
});

describe("valuation-inputs", () => {
  it("names the inputs without which a charge cannot be recomputed, and what the charge implies of the share price", () => {
    const finding = raisedOnce("valuation-inputs", { events: [given("1000", { "spot": undefined, "volatility-up-to": "0.8" })] });
    expect(finding).toMatchObject({ about: "given", class: "disclosure-gap", confidence: "certain", summary: "the charge for warrant-a cannot be recomputed from what is printed: 2 inputs are not given", events: ["given"] });
    expect(finding.arithmetic).toEqual(["charge 1000", expect.stringMatching(/^the share price: the charge implies 1\.\d{1,4} to 1\.\d{1,4}$/), "volatility: only a range, 0.6 to 0.8"]);
    expect(raised("valuation-inputs", { events: [given("690")] })).toEqual([]);
  });

  it("finds a share price that the market did not see, stated or implied by the charge", () => {
    const closes = prices({ closes: [{ on: "2002-01-01", close: "1.40" }] });
    expect(raisedOnce("valuation-inputs", { events: [given("690")], prices: closes })).toMatchObject({ about: "given share price", class: "ambiguity", summary: "the charge for warrant-a states a share price that the market did not see", arithmetic: ["share price 1.5; market around 2002-01-01: 1.4"] });
    const implied = raised("valuation-inputs", { events: [given("1000", { spot: undefined })], prices: closes });
    // 1,000 of charge for 1,000 warrants needs a share of 1.8508.
    expect(implied.map(({ about, arithmetic }) => [about, arithmetic.at(-1)])).toEqual([
      ["given", "the share price: the charge implies 1.8508"],
      ["given share price", "share price 1.8508; market around 2002-01-01: 1.4"],
    ]);
  });

  it("is silent where the market saw it, on that day or within the period's range", () => {
    expect(raised("valuation-inputs", { events: [given("690")], prices: prices({ closes: [{ on: "2002-01-01", close: "1.50" }, { on: "2002-01-02", close: "9" }] }) })).toEqual([]);
    expect(raised("valuation-inputs", { events: [given("690")], prices: prices({ ranges: [{ within: "2002-Q1", low: "1.10", high: "1.60" }] }) })).toEqual([]);
    expect(raised("valuation-inputs", { events: [given("690")], prices: prices({ ranges: [{ within: "2002-Q1", low: "1.10", high: "1.40" }] }) })).toHaveLength(1);
  });
});

describe("modification-value", () => {
  /** Warrants of investors at 1.00, repriced in June to 0.50 with a charge. */
  const repriced = (charge: string, valuation: Written = {}): Case => ({
    events: [
      { ...given("1"), "purpose": "investors", "fair-value": undefined, "valuation": undefined },
      { id: "repriced", type: "warrant-repriced", on: "2002-06-01", warrant: "warrant-a", strike: "0.50", "charge-amount": charge, valuation: { ...inputs, "term-months": "12", ...valuation } },
    ],
  });

  it("finds a charge of the whole value, where the new price added only part of it: 1,030 − 639 = 391", () => {
    const finding = raisedOnce("modification-value", repriced("1,030", { "charge-precision": "10" }));
    expect(finding).toMatchObject({
      about: "repriced",
      class: "ambiguity",
      confidence: "likely",
      summary: "the charge for the new terms of warrant-a is its whole value; the modification added only 391",
      difference: "639 USD beyond the increment",
      correction: "a charge of 391, or the reason for charging the whole value",
      events: ["repriced"],
    });
    expect(finding.arithmetic).toEqual(["1000 warrants at a share price of 1.500", "worth 1030 after and 639 before: 391 added", "charged: 1025 to 1035"]);
  });

  it("says of another amount only that it is not what was added", () => {
    expect(raisedOnce("modification-value", repriced("300"))).toMatchObject({ summary: "the charge for the new terms of warrant-a is not what the modification added, 391", difference: "91 USD short of the increment", correction: "a charge of 391" });
  });

  it("is silent where the charge is the increment, to its precision, and of warrants that are given, not changed", () => {
    expect(raised("modification-value", repriced("390", { "charge-precision": "10" }))).toEqual([]);
    expect(raised("modification-value", { events: [given("690")] })).toEqual([]);
  });
});

describe("exercises", () => {
  const plan = (...grants: readonly (readonly [options: string, strike: string | undefined])[]): readonly Written[] => [
    { id: "adopted", type: "option-plan-adopted", on: "2001-01-01", pool: "plan", options: "1000" },
    ...grants.map(([options, strike], index) => ({ id: `granted-${index}`, type: "option-granted", on: "2001-02-01", pool: "plan", options, ...(strike === undefined ? {} : { strike }) })),
  ];
  const exercised = (proceeds: string, more: Written = {}): Written => ({ id: "exercised", type: "option-exercise", on: "2002-03-01", pool: "plan", options: "100", proceeds, ...more });

  it("finds options exercised for less than any open grant costs: 250 / 100 is 2.50, the strikes are 3 and 5", () => {
    const finding = raisedOnce("exercises", { events: [...plan(["200", "3"], ["200", "5"]), exercised("250")] });
    expect(finding).toMatchObject({ about: "exercised", class: "ambiguity", confidence: "likely", summary: "exercised brought in 2.5000 for each option, but open grants have strikes of 3 to 5", events: ["exercised"] });
    expect(finding.arithmetic).toEqual(["250 / 100 = 2.5000 for each", "strikes of open grants on 2002-02-28: 3 to 5"]);
    expect(raised("exercises", { events: [...plan(["200", "3"], ["200", "5"]), exercised("300")] })).toEqual([]);
  });

  it("counts only grants that are open: one that is used up has no price left", () => {
    const used = exercised("100", { id: "earlier", on: "2002-01-01", strike: undefined });
    expect(raised("exercises", { events: [...plan(["100", "1"], ["200", "5"]), used, exercised("300")] }).map(({ about }) => about)).toEqual(["exercised"]);
  });

  it("counts a grant within the window where the day of the exercise is not known", () => {
    const within = { on: { within: "2002-Q1" } };
    const grant = { id: "later", type: "option-granted", on: "2002-02-01", pool: "plan", options: "200", strike: "2" };
    expect(raised("exercises", { events: [...plan(["200", "5"]), grant, exercised("200", within)] })).toEqual([]);
    expect(raisedOnce("exercises", { events: [...plan(["200", "5"]), exercised("200", within)] }).arithmetic[1]).toBe("strikes of open grants on 2001-12-31 and until 2002-03-30: 5");
  });

  it("asks for the strikes where the source does not state them", () => {
    expect(raisedOnce("exercises", { events: [...plan(["200", undefined]), exercised("250")] })).toMatchObject({ class: "disclosure-gap", confidence: "certain", summary: "the strikes of the options exercised by exercised are not stated; on average they brought in 2.5000" });
  });

  it("says which warrants an exercise that is only inferred could be of", () => {
    const issued = { ...given("1"), "purpose": "investors", "fair-value": undefined, "valuation": undefined };
    const taken = (basis: string): Written => ({ id: "taken", type: "warrant-exercised", on: "2002-03-01", warrant: "warrant-a", warrants: "100", proceeds: "100", basis, ...(basis === "inferred" ? { arithmetic: "100 shares for 100" } : {}) });
    const finding = raisedOnce("exercises", { events: [sale("sold", "10", "10"), issued, taken("inferred")] });
    expect(finding).toMatchObject({ about: "taken", class: "ambiguity", summary: "the source does not say which warrants taken exercised; count and price fit warrant-a" });
    expect(finding.arithmetic).toEqual(["100 / 100 = 1.0000 for each", "warrant-a: strike 1 on 2002-03-01, fits", "100 shares for 100"]);
    expect(raised("exercises", { events: [issued, taken("reported")] })).toEqual([]);
    // Of another warrant at the same price only 50 are there.
    const definition = { ...company, instruments: [...(company["instruments"] as readonly Written[]), { id: "warrant-b", kind: "warrant", name: "Warrant B" }] };
    const fewer = { ...issued, id: "fewer", warrant: "warrant-b", warrants: "50" };
    expect(raisedOnce("exercises", { definition, events: [issued, fewer, taken("inferred")] }).summary).toContain("count and price fit warrant-a");
    expect(raisedOnce("exercises", { definition, events: [issued, { ...fewer, warrants: "100" }, taken("inferred")] }).summary).toContain("count and price fit warrant-a, warrant-b");
  });
});
