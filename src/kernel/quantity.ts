/**
 * Exact quantities: integers at the scale of their unit (USD has scale 2: 1 is one cent).
 *
 * Sums stay inside the signed 64-bit range, so that an index may keep them in columns of
 * 64-bit integers; a sum that leaves the range is an error, never a wrap.
 */
import { Decimal } from "decimal.js";
import { refuse } from "./fault.ts";

/** decimal.js set for this house: 60 significant digits, so a product of two printed figures is exact. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -40, toExpPos: 40 });
export type Exact = Decimal;

const LARGEST = 2n ** 63n - 1n;

/** Gives the quantity back, or refuses one outside ±(2^63 − 1). */
export function inRange(quantity: bigint, about?: unknown): bigint {
  if (quantity > LARGEST || quantity < -LARGEST) {
    throw refuse("range-exceeded", quantity.toString(), `a quantity between ±${LARGEST} at its unit's scale`, { about });
  }
  return quantity;
}

/** The decimal as an integer at `scale`; refuses digits beyond the scale. Never rounds. */
export function atScale(value: Exact, scale: number, unit: string): bigint {
  if (value.decimalPlaces() > scale) {
    throw refuse("precision-exceeded", value.toFixed(), `at most ${scale} decimal${scale === 1 ? "" : "s"}, the scale of ${unit}`, { about: value });
  }
  return inRange(BigInt(value.toFixed(scale).replace(".", "")), value);
}

/** The decimal rounded half to even at `scale`: for prices × quantities, where the rule says so. */
export function roundedAtScale(value: Exact, scale: number): bigint {
  return inRange(BigInt(value.times(Exact.pow(10, scale)).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toFixed(0)));
}

/** The quantity as a decimal: 72_000_000n at scale 2 is 720000.00. */
export function toDecimal(quantity: bigint, scale: number): Exact {
  return new Exact(quantity.toString()).div(Exact.pow(10, scale));
}

/** Plain text with exactly `scale` decimals, no grouping: `-145000.00`. */
export function quantityText(quantity: bigint, scale: number): string {
  const sign = quantity < 0n ? "-" : "";
  const digits = (quantity < 0n ? -quantity : quantity).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}

/** Parts in proportion to `weights` that add up to `total` exactly (largest remainder; ties to the earlier part). */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw refuse("field-invalid", `weights ${weights.join(", ")}`, "weights of nil or more with a positive sum");
  }
  const sign = total < 0n ? -1n : 1n;
  const whole = weights.map((weight) => (sign * total * weight) / sum);
  const left = sign * total - whole.reduce((a, b) => a + b, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (sign * total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, Number(left));
  for (const { index } of byRemainder) whole[index] = (whole[index] ?? 0n) + 1n;
  return whole.map((part) => sign * part);
}
