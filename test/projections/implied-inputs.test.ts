/** What a charge for warrants implies of its share price, volatility and term. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeValuations } from "../../projections/option-valuation.ts";
import { impliedInputs } from "../../projections/implied-inputs.ts";
import type { ImpliedInput, ImpliedInputs } from "../../projections/implied-inputs.ts";
import { callValue, point } from "../../projections/value-range.ts";
import type { Inputs } from "../../projections/value-range.ts";
import { valuationAnswer, valuationAnswerSchema } from "../../src/answers/valuation-answer.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { ledgerOf } from "../given.ts";
import type { Given } from "../given.ts";

const prices = [{ class: "common", source: "exchange", closes: [{ on: "2001-02-01", close: "21" }], ranges: [{ within: "2001-03", low: "20", high: "22" }] }];

/** 100,000 warrants at 20 for three months, at 10% and 30%, charged at so much. */
function charged(charge: string, inputs: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, unknown>> = {}): Ledger {
  const valuation = { "term-months": "3", volatility: "0.30", "risk-free-rate": "0.1", "charge-precision": "100", ...inputs };
  const event = { id: "given", type: "warrant-issued", on: "2001-02-01", warrant: "warrant-a", warrants: "100000", purpose: "investors", "fair-value": charge, valuation, terms: { underlying: "common", strike: "20" }, ...more };
  return ledgerOf({ events: [event], prices } satisfies Given);
}

function impliedBy(ledger: Ledger): ImpliedInputs {
  const [charge] = chargeValuations(ledger);
  if (charge === undefined) throw new Error("no charge");
  return charge.implied;
}

/** The interval at four decimals, or the reasons for none. */
function shown({ low, value, high, reasons }: ImpliedInput): string {
  const text = (figure: Exact | null): string => figure?.toFixed(4) ?? "none";
  return low === null ? reasons.join("; ") : `${text(low)} ≤ ${text(value)} ≤ ${high === null ? "any" : text(high)}`;
}

describe("what a charge implies", () => {
  it("is the textbook's volatility, between the ends of the charge's rounding", () => {
    // J. Hull, "Implied Volatilities": a call at 1.875, spot 21, strike 20, 10 %, 3 months: 23.5 %.
    // 187,500 to the hundred is 187,450 to 187,550, which is 1.8745 to 1.8755 for each of 100,000.
    const implied = impliedBy(charged("187500", { spot: "21" }));
    expect(shown(implied.volatility)).toBe("0.2344 ≤ 0.2345 ≤ 0.2347");
  });

  it("takes the share price from the close of the day where none is stated", () => {
    const ledger = charged("187500");
    expect(shown(impliedBy(ledger).volatility)).toBe("0.2344 ≤ 0.2345 ≤ 0.2347");
    expect(valuationAnswer(ledger, { asOf: "2001-02-01" }).charges[0]).toMatchObject({ spotFrom: "the close of 2001-02-01", spotIsImplied: true });
  });

  it("gives each input back that the charge was reckoned with", () => {
    // 100,000 at the value of one by the stated inputs; each input in turn is what it was.
    const inputs: Inputs = { spot: point(new Exact(21)), strike: point(new Exact(20)), term: point(new Exact("0.25")), volatility: point(new Exact("0.3")), rate: point(new Exact("0.1")), dividendYield: new Exact(0) };
    const { value } = callValue(inputs);
    const implied = impliedInputs(inputs, inputs.spot, point(value.times(100_000)), new Exact(100_000));
    expect([implied.spot, implied.volatility, implied.term].map(shown)).toEqual(["21.0000 ≤ 21.0000 ≤ 21.0000", "0.3000 ≤ 0.3000 ≤ 0.3000", "0.2500 ≤ 0.2500 ≤ 0.2500"]);
  });

  it("is not determinable above what a share is worth, or below what exercise brings", () => {
    // More than 21 each; and less than 21 − 20 e^(−0.025) = 1.4938 each.
    expect(shown(impliedBy(charged("2200000", { spot: "21" })).volatility)).toMatch(/^no volatility from 0 to 10 gives 22: the nearest value is 20\.7/);
    expect(shown(impliedBy(charged("2200000", { spot: "21" })).term)).toMatch(/^no term from 0 to 100 gives 22: the nearest value is 2[01]/);
    expect(shown(impliedBy(charged("140000", { spot: "21" })).volatility)).toBe("no volatility from 0 to 10 gives 1.4: the nearest value is 1.4938018");
    // At 30% a warrant is worth 1 without any term, as 21 − 20.
    expect(shown(impliedBy(charged("90000", { spot: "21" })).term)).toBe("no term from 0 to 100 gives 0.9: the nearest value is 1");
  });

  it("is an interval without a middle where only the rounding lets the charge be reached", () => {
    // 149,300 to the thousand: 148,800 to 149,800, of which from 149,380.18 on some volatility gives it.
    const { volatility } = impliedBy(charged("149300", { spot: "21", "charge-precision": "1000" }));
    expect(volatility).toMatchObject({ value: null, reasons: ["no volatility from 0 to 10 gives 1.493: the nearest value is 1.4938018"] });
    expect(shown(volatility)).toMatch(/^0\.0000 ≤ none ≤ 0\.0[5-9]/);
  });

  it("widens with the ranges of the other inputs", () => {
    const narrow = impliedBy(charged("187500", { spot: "21" })).volatility;
    const wide = impliedBy(charged("187500", { spot: "21", "term-months-up-to": "4", "risk-free-rate-up-to": "0.11" })).volatility;
    expect(wide.low?.lessThan(narrow.low ?? 0)).toBe(true);
    // The far end is that of the shortest term and the lowest rate: the same as before.
    expect(wide.high?.minus(narrow.high ?? 0).abs().lessThan("1e-20")).toBe(true);
  });

  it("says which input is missing", () => {
    expect(shown(impliedBy(charged("187500", {}, { on: "2001-03-05" })).volatility)).toBe("no share price is stated, and the book's prices hold no close of common on 2001-03-05");
    expect(shown(impliedBy(charged("187500", {}, { on: { within: "2001-02", assumed: "2001-02-01" } })).term)).toBe("no share price is stated, and the day between 2001-02-01 and 2001-02-28 whose close it could be is not known");
    expect(shown(impliedBy(charged("187500", {}, { terms: { underlying: "common", strike: "0" } })).spot)).toBe("with a strike of nil a warrant is worth its share, whatever the other inputs");
  });

  it("is part of the answer, with the reasons for what is not determinable", () => {
    const answer = valuationAnswer(charged("187500", {}, { on: "2001-03-05" }), { asOf: "2001-03-05" });
    expect(valuationAnswerSchema.strict().parse(answer)).toEqual(answer);
    expect(answer.charges[0]).toMatchObject({ spotFrom: null, implied: { spot: { reasons: [] }, volatility: { low: null, value: null, high: null, reasons: [expect.stringContaining("no share price is stated")] } } });
    expect(answer.charges[0]?.implied.spot.value).toBe(answer.charges[0]?.spot?.value);
  });
});

const part = (least: number, most: number): fc.Arbitrary<Exact> => fc.integer({ min: least, max: most }).map((count) => new Exact(count).div(1000));

describe("laws of implied inputs", () => {
  it("the charge at each end of an interval is that end of the charge", () => {
    fc.assert(
      fc.property(fc.record({ spot: part(500, 2000), term: part(100, 5000), volatility: part(200, 2000), rate: part(0, 100), wide: part(1, 20) }), ({ spot, term, volatility, rate, wide }) => {
        const inputs: Inputs = { spot: point(spot), strike: point(new Exact(1)), term: point(term), volatility: point(volatility), rate: point(rate), dividendYield: new Exact(0) };
        const { value } = callValue(inputs);
        const charge = { low: value.times(new Exact(1).minus(wide)), value, high: value.times(wide.plus(1)) };
        const implied = impliedInputs(inputs, inputs.spot, charge, new Exact(1));
        for (const input of ["spot", "volatility", "term"] as const) {
          for (const end of ["low", "value", "high"] as const) {
            const found = implied[input][end];
            if (found === null || found.isZero()) continue;
            const again = callValue({ ...inputs, [input]: point(found) }).value;
            expect(again.minus(charge[end]).abs().lessThan("1e-15"), `${input} ${end}`).toBe(true);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
