/** Arithmetic of values known only to lie between two: the least and the most that each operation can make of them. */
import { add, compare, divide, fraction, multiply, subtract } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";

export interface Bounds {
  readonly low: Fraction;
  readonly high: Fraction;
}

export function addBounds(a: Bounds, b: Bounds): Bounds {
  return { low: add(a.low, b.low), high: add(a.high, b.high) };
}

export function subtractBounds(a: Bounds, b: Bounds): Bounds {
  return { low: subtract(a.low, b.high), high: subtract(a.high, b.low) };
}

export function multiplyBounds(a: Bounds, b: Bounds): Bounds {
  return spanning([multiply(a.low, b.low), multiply(a.low, b.high), multiply(a.high, b.low), multiply(a.high, b.high)]);
}

/** Undefined where the divisor may be nil. */
export function divideBounds(a: Bounds, { low, high }: Bounds): Bounds | undefined {
  if (low.n <= 0n && high.n >= 0n) return undefined;
  const one = fraction(1n);
  return multiplyBounds(a, { low: divide(one, high), high: divide(one, low) });
}

/** From the least to the most of some values, of which there is at least one. */
export function spanning([first, ...others]: readonly Fraction[]): Bounds {
  if (first === undefined) throw new Error("no values to span");
  return others.reduce<Bounds>(({ low, high }, each) => ({ low: compare(each, low) < 0 ? each : low, high: compare(each, high) > 0 ? each : high }), { low: first, high: first });
}
