/** Exact ratios of integers, so that ratios are compared by cross-multiplication and never divided. */
import { refuse } from "./fault.ts";
import { quantityText } from "./quantity.ts";
import type { Exact } from "./quantity.ts";

/** n / d with d > 0. Not reduced: equality is by `compare`. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** n / d; a negative denominator is turned, nil is refused. */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw refuse("field-invalid", "a denominator of nil", "a ratio with a denominator other than nil");
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** An integer at `scale` as the ratio it stands for. */
export function fractionAtScale(quantity: bigint, scale: number): Fraction {
  return { n: quantity, d: 10n ** BigInt(scale) };
}

/** A decimal as the ratio it stands for. */
export function fractionOf(value: Exact): Fraction {
  const decimals = value.decimalPlaces();
  return { n: BigInt(value.toFixed(decimals).replace(".", "")), d: 10n ** BigInt(decimals) };
}

/** Negative, nil or positive as a is less than, equal to or more than b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Denominators that divide one another stay as they are, so long sums do not grow. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** The nearest whole number; halves go to the even one. */
export function roundedFraction({ n, d }: Fraction): bigint {
  const shifted = 2n * n + d;
  const rest = shifted % (2n * d);
  const floor = shifted / (2n * d) - (rest < 0n ? 1n : 0n);
  return rest === 0n && floor % 2n !== 0n ? floor - 1n : floor;
}

/** Rounded half to even at `scale` decimals, for showing only. */
export function fractionText({ n, d }: Fraction, scale: number): string {
  return quantityText(roundedFraction({ n: n * 10n ** BigInt(scale), d }), scale);
}
