/**
 * What a charge for warrants implies for one of its inputs, the others as they are stated: the share
 * price, the volatility or the term, each as the interval that the charge's rounding and the ranges
 * of the other inputs allow. A call is worth more with each of them but the strike.
 */
import type { NotImplied, Implied, PriceRange } from "../src/kernel/implied.ts";
import { impliedSpot, impliedTerm, impliedVolatility } from "../src/kernel/implied.ts";
import type { OptionTerms } from "../src/kernel/option-value.ts";
import { Exact } from "../src/kernel/quantity.ts";
import { point } from "./value-range.ts";
import type { Inputs, Range } from "./value-range.ts";

/** Of nil charges and unknown inputs all three are null, and `reasons` say why. */
export interface ImpliedInput {
  readonly low: Exact | null;
  /** For the charge as stated; null where no value of the input gives it. */
  readonly value: Exact | null;
  /** Null beside a `low` where no value is too high. */
  readonly high: Exact | null;
  readonly reasons: readonly string[];
}

export interface ImpliedInputs {
  readonly spot: ImpliedInput;
  readonly volatility: ImpliedInput;
  readonly term: ImpliedInput;
}

type Sought = keyof ImpliedInputs;

/** What each input would have to be; `spot` is a text where no share price is known, which says so. */
export function impliedInputs(inputs: Omit<Inputs, "spot">, spot: Range | string, charge: Range, count: Exact): ImpliedInputs {
  if (!count.greaterThan(0)) return all(unknown("no warrants are outstanding that the charge could be for"));
  if (!inputs.strike.low.greaterThan(0)) return all(unknown("with a strike of nil a warrant is worth its share, whatever the other inputs"));
  const each = { low: charge.low.div(count), value: charge.value.div(count), high: charge.high.div(count) };
  const given = typeof spot === "string" ? unknown(spot) : { ...inputs, spot };
  const ofGiven = (sought: Sought): ImpliedInput => ("reasons" in given ? given : implied(sought, given, each));
  return { spot: implied("spot", { ...inputs, spot: point(new Exact(1)) }, each), volatility: ofGiven("volatility"), term: ofGiven("term") };
}

const all = (one: ImpliedInput): ImpliedInputs => ({ spot: one, volatility: one, term: one });

function unknown(...reasons: readonly string[]): ImpliedInput {
  return { low: null, value: null, high: null, reasons };
}

/** Each solver leaves aside the input that it seeks. */
const SOLVERS: Readonly<Record<Sought, (option: OptionTerms, price: PriceRange) => Implied>> = { spot: impliedSpot, volatility: impliedVolatility, term: impliedTerm };

/** The least where the charge is least and every other input makes a warrant worth most, and the other way round. */
function implied(sought: Sought, { spot, strike, term, volatility, rate, dividendYield }: Inputs, each: Range): ImpliedInput {
  const solve = (price: Exact, which: keyof Range, against: keyof Range): Implied =>
    SOLVERS[sought]({ kind: "call", spot: spot[which], strike: strike[against], term: term[which], volatility: volatility[which], rate: rate[which], dividendYield }, point(price));
  const [least, stated, most] = [solve(each.low, "high", "low"), solve(each.value, "value", "value"), solve(each.high, "low", "high")];
  const untold = [least, stated, most].find((found): found is NotImplied => !found.solved && found.reason === "not-unique");
  if (untold !== undefined) return unknown(untold.explanation);
  const reasons = stated.solved ? [] : [stated.explanation];
  const outOfReach = (!least.solved && least.reason === "price-too-high") || (!most.solved && most.reason === "price-too-low");
  if (outOfReach) return unknown(...reasons);
  return { low: least.solved ? least.value : new Exact(0), value: stated.solved ? stated.value : null, high: most.solved ? most.value : null, reasons };
}
