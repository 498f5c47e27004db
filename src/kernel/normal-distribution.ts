/**
 * The standard normal distribution to as many digits as asked, relative to the figure itself:
 * the lower tail is reckoned as such and never as one less the upper.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.1 (density), 26.2.11
 * (series, all terms of one sign) and 26.2.14 (Laplace's continued fraction of the tail).
 */
import type { Decimal } from "decimal.js";
import { refuse } from "./fault.ts";
import { Exact } from "./quantity.ts";

/** Significant digits given unless more are asked for. */
const DIGITS = 50;
/** Digits carried beyond those given. */
const GUARD = 10;
/** From here on the continued fraction is taken: nearer, the series is faster. */
const TAIL = 8;
/** Digits lost where a tail is a half less the series: Φ(−8) is 6.2 × 10^(−16). */
const LOST = 16;
/** From here on the tail is below 10^(−2 × 10^15), near the least decimal there is, and is given as nil. */
const FARTHEST = 1e8;

const arithmetics = new Map<number, typeof Decimal>();
const rootsOfTwoPi = new Map<number, Decimal>();

/** Decimal arithmetic that keeps `digits` significant digits. */
export function arithmetic(digits: number): typeof Decimal {
  const known = arithmetics.get(digits);
  if (known !== undefined) return known;
  const made = Exact.clone({ precision: digits });
  arithmetics.set(digits, made);
  return made;
}

/** e^(−x² ⁄ 2) ⁄ √(2π): the density at x standard deviations, right to `digits` significant digits. */
export function normalDensity(x: Exact, digits = DIGITS): Exact {
  return given(density(x, digits + GUARD), digits);
}

/**
 * The probability of a standard normal variable not above x, right to `digits` significant digits.
 *
 * Of nil, plus or minus infinity too; refuses what is no number.
 */
export function normalCumulative(x: Exact, digits = DIGITS): Exact {
  if (x.isNaN()) throw refuse("field-invalid", "NaN", "a number of standard deviations");
  const distance = x.abs();
  if (distance.lt(TAIL)) {
    const carried = digits + GUARD + (x.isNegative() ? LOST : 0);
    const fromNil = density(x, carried).times(centralRatio(distance, carried));
    const half = new (arithmetic(carried))("0.5");
    return given(x.isNegative() ? half.minus(fromNil) : half.plus(fromNil), digits);
  }
  const carried = digits + GUARD;
  const tail = distance.lt(FARTHEST) ? density(x, carried).times(tailRatio(distance, carried)) : new Exact(0);
  return given(x.isNegative() ? tail : new (arithmetic(carried))(1).minus(tail), digits);
}

function given(value: Decimal, digits: number): Exact {
  return new Exact(value.toSignificantDigits(digits));
}

/** The relative error of e^y is the absolute error of y, so x² keeps all the digits before its point besides. */
function density(x: Decimal, digits: number): Decimal {
  if (x.abs().gte(FARTHEST)) return new Exact(0);
  const Wider = arithmetic(digits + 2 * Math.max(0, x.e));
  const Working = arithmetic(digits);
  const exponent = new Wider(x).times(x).div(-2);
  return new Working(exponent.exp()).div(rootOfTwoPi(digits));
}

function rootOfTwoPi(digits: number): Decimal {
  const known = rootsOfTwoPi.get(digits);
  if (known !== undefined) return known;
  const root = arithmetic(digits).acos(-1).times(2).sqrt();
  rootsOfTwoPi.set(digits, root);
  return root;
}

/** (Φ(x) − ½) ⁄ φ(x) = x + x³ ⁄ 3 + x⁵ ⁄ (3 × 5) + x⁷ ⁄ (3 × 5 × 7) + …, for x of nil or more (26.2.11). */
function centralRatio(x: Decimal, digits: number): Decimal {
  const Working = arithmetic(digits);
  const square = new Working(x).times(x);
  let term = new Working(x);
  let sum = term;
  for (let odd = 3; !term.isZero() && term.e > sum.e - digits; odd += 2) {
    term = term.times(square).div(odd);
    sum = sum.plus(term);
  }
  return sum;
}

/**
 * Φ(−x) ⁄ φ(x) = 1 ⁄ (x + 1 ⁄ (x + 2 ⁄ (x + 3 ⁄ (x + …)))), for x > 0 (26.2.14), cut after n steps.
 *
 * With A and B the numerators and denominators of the cuts (3.10.1), each cut lies on the other side
 * of the whole than the one before, n! ⁄ (B(n) B(n − 1)) away from it: that tells when to stop.
 */
function tailRatio(x: Decimal, digits: number): Decimal {
  const Working = arithmetic(digits);
  let [numerator, numeratorBefore] = [new Working(1), new Working(0)];
  let [denominator, denominatorBefore] = [new Working(x), new Working(1)];
  let factorial = new Working(1);
  for (let n = 1; factorial.e - denominatorBefore.e - numerator.e > -digits; n += 1) {
    [numerator, numeratorBefore] = [numerator.times(x).plus(numeratorBefore.times(n)), numerator];
    [denominator, denominatorBefore] = [denominator.times(x).plus(denominatorBefore.times(n)), denominator];
    factorial = factorial.times(n);
  }
  return numerator.div(denominator);
}
