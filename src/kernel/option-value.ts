/**
 * What an option or warrant is worth by Black, Scholes and Merton, and how that changes with each input.
 *
 * European exercise, lognormal spot, constant volatility and rates. Source: F. Black and M. Scholes,
 * "The Pricing of Options and Corporate Liabilities", Journal of Political Economy 81 (1973); R. C.
 * Merton, "Theory of Rational Option Pricing", Bell Journal 4 (1973), for the dividend yield. Figures
 * are right to 40 significant digits (theta, d1 and d2: of the greatest term in them); where the two
 * terms of the value nearly cancel, all is reckoned again with more digits.
 */
import type { Decimal } from "decimal.js";
import { Faults, refuse } from "./fault.ts";
import { arithmetic, normalCumulative, normalDensity } from "./normal-distribution.ts";
import { Exact } from "./quantity.ts";

export type OptionKind = "call" | "put";

/** One option on one share. Prices are in one currency; yearly figures are fractions: 0.05 is 5 %. */
export interface OptionTerms {
  readonly kind: OptionKind;
  /** Price of the share; more than nil. */
  readonly spot: Exact;
  /** Price of exercise; more than nil. */
  readonly strike: Exact;
  /** Years left, 0 to 100. */
  readonly term: Exact;
  /** Standard deviation of the yearly return of the share, 0 to 10. */
  readonly volatility: Exact;
  /** Riskless, compounded continuously (`continuousRate` turns a yearly one), −10 to 10. */
  readonly rate: Exact;
  /** Dividends as a part of the spot, compounded continuously, −10 to 10. */
  readonly dividendYield: Exact;
}

/**
 * The value of one option, and its rates of change each per whole unit of the input.
 *
 * Without term or volatility these are limits: the value is what the forward is in the money, d1
 * and d2 are infinite (or nil, with half of delta, where forward and strike are the same: there
 * gamma is infinite, and theta too if it is the term that is nil).
 */
export interface OptionValue {
  readonly value: Exact;
  /** Per 1 of spot. */
  readonly delta: Exact;
  /** Of delta, per 1 of spot. */
  readonly gamma: Exact;
  /** Per 1 (not 1 %) of volatility. */
  readonly vega: Exact;
  /** Per year gone by: the negative of the change per year of term. */
  readonly theta: Exact;
  /** Per 1 (not 1 %) of rate. */
  readonly rho: Exact;
  readonly d1: Exact;
  readonly d2: Exact;
}

/** Significant digits given. */
const DIGITS = 40;
/** Digits carried at first, enough unless more than 10 are lost. */
const CARRIED = 60;
/** Digits that products, quotients and discounting over 100 years may cost. */
const GUARD = 10;
/** A standard deviation of the return below 10 to this is none: no value changes by 10^(−100) of the spot. */
const LEAST_DEVIATION = -100;

/** Prices must be above nil; the others within [field, least, greatest]. */
const PRICES = ["spot", "strike"] as const;
const BOUNDS = [
  ["term", 0, 100],
  ["volatility", 0, 10],
  ["rate", -10, 10],
  ["dividendYield", -10, 10],
] as const;

/** The value and its rates of change. Throws `Faults` that name each input out of bounds. */
export function blackScholes(option: OptionTerms): OptionValue {
  requireBounds(option);
  for (let carried = CARRIED; ; ) {
    const standing = standingOf(option, carried);
    const least = outOfTheMoney(standing);
    const needed = DIGITS + GUARD + least.lost;
    if (needed <= carried) return figuresOf(option, standing, least.value);
    carried = needed;
  }
}

/** ln(1 + annual): the continuous rate that pays in a year what a yearly rate (0.05 is 5 %) does. Refuses −1 or less. */
export function continuousRate(annual: Exact): Exact {
  if (!annual.isFinite() || annual.lte(-1)) throw refuse("field-invalid", annual.toString(), "a yearly rate above −1", { field: "rate" });
  return new Exact(1).plus(annual).ln();
}

function requireBounds(option: OptionTerms): void {
  const prices = PRICES.filter((field) => !option[field].isFinite() || option[field].lte(0)).map((field) =>
    refuse("field-invalid", option[field].toString(), "a price above 0", { field }),
  );
  const others = BOUNDS.filter(([field, least, greatest]) => !(option[field].gte(least) && option[field].lte(greatest))).map(
    ([field, least, greatest]) => refuse("field-invalid", option[field].toString(), `${least} to ${greatest}`, { field }),
  );
  const faults = [...prices, ...others].flatMap((refusal) => refusal.faults);
  if (faults.length > 0) throw new Faults(faults);
}

/** The parts of the formula, each to `carried` digits less what the distance d costs. */
interface Standing {
  /** Digits carried. */
  readonly carried: number;
  /** Spot less the dividends of the term, discounted: S e^(−qT). */
  readonly share: Decimal;
  /** Strike, discounted: K e^(−rT). */
  readonly payment: Decimal;
  readonly rootOfTerm: Decimal;
  /** σ √T. */
  readonly deviation: Decimal;
  /** ln(S ⁄ K) + (r − q) T: below nil a call is out of the money, above nil a put. */
  readonly moneyness: Decimal;
  readonly d1: Decimal;
  readonly d2: Decimal;
  /** Φ(d1) and Φ(−d1). */
  readonly first: Sides;
  /** Φ(d2) and Φ(−d2). */
  readonly second: Sides;
}

interface Sides {
  readonly below: Decimal;
  readonly above: Decimal;
}

function standingOf(option: OptionTerms, carried: number): Standing {
  const Working = arithmetic(carried);
  const term = new Working(option.term);
  const rootOfTerm = term.sqrt();
  const product = rootOfTerm.times(option.volatility);
  const deviation = product.e < LEAST_DEVIATION ? new Working(0) : product;
  const growth = new Working(option.rate).minus(option.dividendYield).times(term);
  const moneyness = new Working(option.spot).div(option.strike).ln().plus(growth);
  const halfVariance = new Working(option.volatility).times(option.volatility).times(term).div(2);
  const d1 = distance(moneyness.plus(halfVariance), deviation);
  const d2 = distance(moneyness.minus(halfVariance), deviation);
  return {
    carried,
    share: term.times(option.dividendYield).neg().exp().times(option.spot),
    payment: term.times(option.rate).neg().exp().times(option.strike),
    rootOfTerm,
    deviation,
    moneyness,
    d1,
    d2,
    first: sidesOf(d1, carried),
    second: sidesOf(d2, carried),
  };
}

/** In deviations; without any, infinitely far unless nil. */
function distance(moneyness: Decimal, deviation: Decimal): Decimal {
  return moneyness.isZero() ? moneyness : moneyness.div(deviation);
}

function sidesOf(d: Decimal, carried: number): Sides {
  const tail = normalCumulative(d.abs().neg(), carried);
  const rest = new (arithmetic(carried))(1).minus(tail);
  return d.isNegative() ? { below: tail, above: rest } : { below: rest, above: tail };
}

/** The value of whichever of call and put is out of the money, and the digits lost on the way there. */
function outOfTheMoney(standing: Standing): { readonly value: Decimal; readonly lost: number } {
  const { share, payment, first, second, moneyness, carried } = standing;
  const isCall = moneyness.lte(0);
  const [more, less] = isCall ? [share.times(first.below), payment.times(second.below)] : [payment.times(second.above), share.times(first.above)];
  if (standing.deviation.isZero() || less.isZero()) return { value: new (arithmetic(carried))(0), lost: 0 };
  const value = more.minus(less);
  const farthest = Math.max(0, standing.d1.e, standing.d2.e);
  return { value, lost: 2 * farthest + (value.isZero() ? carried : more.e - value.e) };
}

function figuresOf(option: OptionTerms, standing: Standing, outOfTheMoney: Decimal): OptionValue {
  const { share, payment, first, second, moneyness, deviation, rootOfTerm } = standing;
  const isCall = option.kind === "call";
  const inTheMoney = isCall === moneyness.gt(0) ? share.minus(payment).abs() : 0;
  const value = outOfTheMoney.plus(inTheMoney);
  const [shares, payments] = isCall ? [first.below, second.below] : [first.above.neg(), second.above.neg()];
  const spread = share.times(normalDensity(standing.d1, standing.carried));
  const none = spread.isZero();
  const decay = none || option.volatility.isZero() ? 0 : spread.times(option.volatility).div(rootOfTerm.times(2));
  const carry = payment.times(payments).times(option.rate.minus(option.dividendYield));
  return {
    value: given(value),
    delta: given(share.div(option.spot).times(shares)),
    gamma: given(none ? spread : spread.div(deviation).div(option.spot).div(option.spot)),
    vega: given(spread.times(rootOfTerm)),
    theta: given(value.times(option.dividendYield).minus(carry).minus(decay)),
    rho: given(payment.times(payments).times(option.term)),
    d1: given(standing.d1),
    d2: given(standing.d2),
  };
}

/** Nil without a sign: a put far out of the money would otherwise have a delta of −0. */
function given(figure: Decimal): Exact {
  return new Exact(figure.toSignificantDigits(DIGITS).plus(0));
}
