/** Diluted earnings per share: treasury-stock and if-converted methods, worked by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dilute, dilutedEarnings } from "../../projections/diluted-earnings.ts";
import { incomeToCommon, weightedAverageShares } from "../../projections/earnings-per-share.ts";
import { measureAnswer } from "../../src/answers/measure-answer.ts";
import type { MeasureAnswer } from "../../src/answers/measure-answer.ts";
import { add, compare, divide, fraction, fractionText } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { period } from "../../src/kernel/day.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";

type Written = Given["events"][number];

const YEAR = { from: "2001-01-01", to: "2001-12-31" };

const instruments = [
  { id: "common", kind: "share-class", name: "Common stock", since: "2000-01-01", "capital-account": "common-stock", terms: { par: "1", authorised: "50000000" } },
  { id: "series-a", kind: "share-class", name: "Convertible preferred", since: "2000-01-01", "capital-account": "preferred-stock", terms: { par: "100", "conversion-ratio": "4", "converts-into": "common" } },
  { id: "plan", kind: "option-pool", name: "Option plan", since: "2000-01-01", terms: { underlying: "common" } },
  { id: "warrant-a", kind: "warrant", name: "Warrant A" },
  { id: "eight", kind: "note", name: "8% convertible bonds" },
  { id: "ten", kind: "note", name: "10% convertible bonds" },
];
const definition: Written = { ...wholeHistory, instruments };

const founded: Written = { id: "founded", type: "private-placement", on: "2000-01-03", class: "common", shares: "500000", gross: "5000000" };
const preferred: Written = { id: "preferred", type: "private-placement", on: "2000-01-03", class: "series-a", shares: "25000", gross: "2500000" };
const declared: Written = { "id": "declared", "type": "dividend", "on": "2001-12-15", "class": "series-a", "kind": "cash", "amount": "250000", "declared-only": "true" };
const planned: Written = { id: "planned", type: "option-plan-adopted", on: "2000-02-01", pool: "plan", options: "100000" };
const granted = (strike: string | undefined, on: unknown = "2000-07-01", options = "50000"): Written => ({ id: "granted", type: "option-granted", on, pool: "plan", options, ...(strike === undefined ? {} : { strike }) });
const bonds = (note: string, rate: string, price: string, drawn = "2500000", on = "2000-12-31"): Written => ({ "id": note, "type": "note-issued", on, note, drawn, "terms": { rate, "day-count": "30E/360", "converts-into": "common", "conversion-price": price } });
const earned = (amount: string, window = "2001"): Written => ({ id: "results", type: "period-flow", on: { within: window }, legs: [{ account: "revenue", credit: amount }, { account: "cash", debit: amount }] });
const averaging = (average: string, within = "2001"): Given["prices"] => [{ class: "common", source: "exchange", averages: [{ within, average }] }];

interface Asked {
  readonly events: readonly Written[];
  readonly prices?: Given["prices"];
  readonly book?: Written;
}

function ask(id: string, { events, prices = [], book = definition }: Asked): MeasureAnswer {
  return measureAnswer(ledgerOf({ definition: book, events, prices }), id, YEAR);
}

const shown = ({ value, low, high }: MeasureAnswer): string => (value === null ? "not determinable" : low === high ? value : `${value} (${low ?? ""} … ${high ?? ""})`);
const diluted = (asked: Asked): string => shown(ask("eps.diluted", asked));
const basic = (asked: Asked): string => shown(ask("eps.basic", asked));

/** Which securities dilute, with their shares and what they add back. */
function securities({ events, prices = [], book = definition }: Asked): string[] {
  const ledger = ledgerOf({ definition: book, events, prices });
  const year = period("2001");
  const netIncome = ledger.movement(new Map([["revenue", -1n], ["other-expense", -1n]]), year);
  const { potential } = dilutedEarnings(ledger, incomeToCommon(ledger, netIncome, year), weightedAverageShares(ledger, "common", year), year);
  const text = (value: Fraction | null): string => (value === null ? "?" : fractionText(value, 0));
  return potential.map(({ instrument, shares, addedBack, dilutes }) => `${instrument} ${text(shares.value)} for ${text(addedBack.value)}${dilutes ? "" : " left out"}`);
}

describe("a textbook's complex capital structure", () => {
  // After the comprehensive example of intermediate accounting textbooks: income 1,750,000, preferred dividends 250,000,
  // 500,000 common, options on 50,000 at 20 with an average price of 30, two issues of bonds, tax of 40%.
  const events = [founded, preferred, planned, granted("20"), bonds("eight", "0.08", "25"), bonds("ten", "0.10", "31.25"), earned("1750000"), declared];
  const taxed: Asked = { events, prices: averaging("30"), book: { ...definition, "tax-rate": "0.40" } };

  it("basic: (1,750,000 − 250,000) / 500,000 = 3.00", () => {
    expect(basic(taxed)).toBe("3.0000");
  });

  it("each security: shares, and income per share", () => {
    // 50,000 × (30 − 20) / 30 = 16,667 for nil; 2,500,000 / 25 = 100,000 for 200,000 × 0.6 = 120,000;
    // 2,500,000 / 31.25 = 80,000 for 250,000 × 0.6 = 150,000; 25,000 × 4 = 100,000 for 250,000.
    expect(securities(taxed).sort()).toEqual(["eight 100000 for 120000", "plan 16667 for 0", "series-a 100000 for 250000", "ten 80000 for 150000"]);
  });

  it("diluted: (1,500,000 + 120,000 + 150,000 + 250,000) / (500,000 + 16,667 + 100,000 + 80,000 + 100,000) = 2.5356", () => {
    expect(diluted(taxed)).toBe("2.5356");
    expect(shown(ask("weighted-average-shares.diluted", taxed))).toBe("796667");
  });

  it("without a stated tax rate all of the interest is added back, and the bonds at 250,000 / 80,000 = 3.13 are left out", () => {
    // 1,500,000 / 516,667 = 2.9032; + 200,000 over + 100,000 (2.00): 1,700,000 / 616,667 = 2.7568; + 250,000 over + 100,000 (2.50): 1,950,000 / 716,667 = 2.7209.
    const untaxed = { events, prices: averaging("30") };
    expect(diluted(untaxed)).toBe("2.7209");
    expect(securities(untaxed)).toContain("ten 80000 for 250000 left out");
  });

  it("in sequence: what would dilute alone is left out after what dilutes more", () => {
    // Preferred at 250,000 / 84,000 = 2.976 lowers 3.00, but not 1,500,000 / 516,667 = 2.9032.
    const ratio = { ...definition, instruments: instruments.map((each) => (each.id === "series-a" ? { ...each, terms: { ...each.terms, "conversion-ratio": "3.36" } } : each)) };
    const alone = { events: [founded, preferred, earned("1750000"), declared], prices: averaging("30"), book: ratio };
    expect(securities(alone)).toEqual(["series-a 84000 for 250000"]);
    const after = { ...alone, events: [...alone.events, planned, granted("20")] };
    expect(securities(after)).toEqual(["series-a 84000 for 250000 left out", "plan 16667 for 0"]);
    expect(diluted(after)).toBe("2.9032");
  });
});

describe("the treasury-stock method", () => {
  const with_ = (...events: readonly Written[]): readonly Written[] => [founded, planned, earned("500000"), ...events];

  it("out of the money nothing is issued; at the money neither", () => {
    for (const average of ["19.99", "20"]) expect(diluted({ events: with_(granted("20")), prices: averaging(average) })).toBe("1.0000");
  });

  it("weighs options by the days on which they are outstanding: granted on 1 July, 184 of 365 days", () => {
    // 50,000 × 10 / 30 × 184 / 365 = 8,402; 500,000 / 508,402 = 0.9835
    expect(securities({ events: with_(granted("20", "2001-07-01")), prices: averaging("30") })).toEqual(["plan 8402 for 0"]);
    expect(diluted({ events: with_(granted("20", "2001-07-01")), prices: averaging("30") })).toBe("0.9835");
  });

  it("counts exercised options until their exercise, and their shares from then on", () => {
    // 16,666.67 × 181 / 365 = 8,265 before 1 July; 50,000 × 184 / 365 = 25,205 shares after it.
    const events = with_(granted("20"), { id: "used", type: "option-exercise", on: "2001-07-01", pool: "plan", options: "50000", strike: "20" });
    expect(securities({ events, prices: averaging("30") })).toEqual(["plan 8265 for 0"]);
    expect(shown(ask("weighted-average-shares.diluted", { events, prices: averaging("30") }))).toBe("533470");
  });

  it("follows a repricing of warrants and ends with their expiry", () => {
    const warrants: Written = { id: "given", type: "warrant-issued", on: "2000-12-01", warrant: "warrant-a", warrants: "30000", purpose: "investors", terms: { underlying: "common", strike: "40", expires: "2001-09-30" } };
    const repriced: Written = { id: "repriced", type: "warrant-repriced", on: "2001-04-01", warrant: "warrant-a", strike: "20" };
    // Nil until March; 30,000 × 10 / 30 × 183 / 365 from April to September = 5,014.
    expect(securities({ events: with_(warrants, repriced), prices: averaging("30") })).toEqual(["warrant-a 5014 for 0"]);
    expect(ask("eps.diluted", { events: with_(warrants, { ...repriced, on: { within: "2001-04" } }), prices: averaging("30") }).reasons).toEqual(["repriced changes the strike of warrant-a on an unknown day between 2001-04-01 and 2001-04-30"]);
  });

  it("counts a strike of nil in full, whatever the price", () => {
    expect(diluted({ events: with_(granted("0")) })).toBe("0.9091");
  });

  it("counts options on preferred as the common shares it converts into: 1,000 at 80 are 4,000 at 20", () => {
    const warrants: Written = { id: "given", type: "warrant-issued", on: "2000-12-01", warrant: "warrant-a", warrants: "1000", purpose: "investors", terms: { underlying: "series-a", strike: "80" } };
    expect(securities({ events: with_(warrants), prices: averaging("30") })).toEqual(["warrant-a 1333 for 0"]);
  });

  it("is bounded by a range of prices: 50,000 × (1 − 20/25) = 10,000 to 50,000 × (1 − 20/40) = 25,000", () => {
    const asked = { events: with_(granted("20")), prices: [{ class: "common", source: "exchange", ranges: [{ within: "2001", low: "25", high: "40" }] }] };
    // 500,000 / 525,000 = 0.9524 to 500,000 / 510,000 = 0.9804; the middle 32.50 gives 19,231: 0.9630.
    expect(ask("eps.diluted", asked)).toMatchObject({ value: "0.9630", low: "0.9524", high: "0.9804", status: "estimated" });
  });

  it("is not determinable without a price, or without a strike, and says why", () => {
    expect(ask("eps.diluted", { events: with_(granted("20")) }).reasons).toEqual(["the book's prices hold no price of common from 2001-01-01 to 2001-12-31"]);
    expect(ask("eps.diluted", { events: with_(granted("20")), prices: averaging("30", "2001-Q4") }).status).toBe("not-determinable");
    expect(ask("eps.diluted", { events: with_(granted(undefined)), prices: averaging("30") }).reasons).toEqual(["plan: the book states no strike"]);
    expect(ask("weighted-average-shares.diluted", { events: with_(granted("20")) }).status).toBe("not-determinable");
  });
});

describe("the if-converted method", () => {
  const convertible = bonds("eight", "0.08", "25", "2500000", "2001-07-01");

  it("counts bonds issued in the period from their issue: 100,000 × 184 / 365 for half a year's interest", () => {
    // 30E/360 from 1 July to 31 December: 179 / 360 × 200,000 = 99,444.
    const events = [founded, convertible, earned("3000000")];
    expect(securities({ events })).toEqual(["eight 50411 for 99444"]);
    // (3,000,000 + 99,444) / 550,411 = 5.6311
    expect(diluted({ events })).toBe("5.6311");
  });

  it("converts interest that had accrued when the period began, with the principal", () => {
    // 30E/360 from 1 January to 31 December 2000: 359 / 360 × 200,000 = 199,444; 2,699,444 / 25 = 107,978.
    const events = [founded, bonds("eight", "0.08", "25", "2500000", "2000-01-01"), earned("3000000")];
    expect(securities({ events })).toEqual(["eight 107978 for 200000"]);
  });

  it("needs a conversion price and a known rate", () => {
    const events = (terms: Written): readonly Written[] => [founded, { ...convertible, terms }, earned("3000000")];
    expect(ask("eps.diluted", { events: events({ "rate": "0.08", "converts-into": "common" }) }).reasons).toEqual(["the terms of eight state no conversion price"]);
    expect(ask("eps.diluted", { events: events({ "converts-into": "common", "conversion-price": "25" }) }).reasons).toEqual(["the book states no rate of eight, or no table of its index"]);
    expect(diluted({ events: events({ rate: "0.08" }) })).toBe("6.0000");
  });

  it("takes dividends off the income until they are reversed", () => {
    const undone: Written = { id: "undone", type: "event-reversed", on: "2001-12-20", reverses: "declared" };
    expect(basic({ events: [founded, preferred, earned("1750000"), declared] })).toBe("3.0000");
    expect(basic({ events: [founded, preferred, earned("1750000"), declared, undone] })).toBe("3.5000");
  });

  it("leaves preferred without a conversion out, and its dividends off the income", () => {
    const plain = { ...definition, instruments: instruments.map((each) => (each.id === "series-a" ? { ...each, terms: { par: "100" } } : each)) };
    const asked = { events: [founded, preferred, earned("1750000"), declared], book: plain };
    expect([basic(asked), diluted(asked)]).toEqual(["3.0000", "3.0000"]);
  });
});

describe("what is never diluted", () => {
  it("a loss, even without any price", () => {
    const lost: Written = { id: "results", type: "period-flow", on: { within: "2001" }, legs: [{ account: "other-expense", debit: "500000" }, { account: "cash", credit: "500000" }] };
    const asked = { events: [founded, preferred, planned, granted(undefined), lost] };
    expect([basic(asked), diluted(asked)]).toEqual(["-1.0000", "-1.0000"]);
    expect(shown(ask("weighted-average-shares.diluted", asked))).toBe("500000");
  });

  it("a profit that preferred dividends turn into a loss for common shares: (200,000 − 250,000) / 500,000", () => {
    const asked = { events: [founded, preferred, earned("200000"), declared] };
    expect([basic(asked), diluted(asked)]).toEqual(["-0.1000", "-0.1000"]);
  });

  it("a profit without anything that could become shares", () => {
    expect(diluted({ events: [founded, earned("500000")] })).toBe("1.0000");
  });
});

const whole = (most: number): fc.Arbitrary<Fraction> => fc.integer({ min: 0, max: most }).map((count) => fraction(BigInt(count)));

describe("laws of dilution", () => {
  it("no choice of securities gives less than the sequence", () => {
    fc.assert(
      fc.property(whole(5000), fc.integer({ min: 1, max: 2000 }), fc.array(fc.record({ shares: whole(500), addedBack: whole(1500) }), { maxLength: 6 }), (income, outstanding, offered) => {
        const shares = fraction(BigInt(outstanding));
        const { perShare } = dilute(income, shares, offered);
        const every = Array.from({ length: 2 ** offered.length }, (_, choice) => offered.filter((__, index) => Math.floor(choice / 2 ** index) % 2 === 1));
        const figures = every.map((chosen) => divide(chosen.reduce((sum, { addedBack }) => add(sum, addedBack), income), chosen.reduce((sum, each) => add(sum, each.shares), shares)));
        if (income.n > 0n) expect(figures.every((figure) => compare(perShare, figure) <= 0)).toBe(true);
        expect(figures.some((figure) => compare(perShare, figure) === 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("whatever average lies within a range of prices, the figure lies within the bounds, and never above basic", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 364 }), (least, wide, part, strike, day) => {
        const on = new Date(Date.UTC(2001, 0, 1 + day)).toISOString().slice(0, 10);
        const events = [founded, preferred, planned, granted(String(strike), { within: "2001-01-01..2001-12-31", assumed: on }), bonds("eight", "0.08", "25"), earned("1750000")];
        const bounds = ask("eps.diluted", { events, prices: [{ class: "common", source: "exchange", ranges: [{ within: "2001", low: String(least), high: String(least + wide) }] }] });
        const exact = events.map((event) => (event["id"] === "granted" ? { ...event, on } : event));
        const one = { events: exact, prices: averaging(String(least + Math.floor((wide * part) / 100))) };
        const figure = Number(diluted(one));
        expect(figure).toBeGreaterThanOrEqual(Number(bounds.low));
        expect(figure).toBeLessThanOrEqual(Number(bounds.high));
        expect(figure).toBeLessThanOrEqual(Number(basic(one)));
      }),
      { numRuns: 30 },
    );
  });
});
