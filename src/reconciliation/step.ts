/** The last digit that a figure is printed to, and values rounded to it. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { divide, fraction, multiply, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";

/** What one step of the figure's last digit is worth. */
export function stepOf({ low, high, qualifier }: ReportedFigure): Fraction {
  const width = subtract(high, low);
  return qualifier === "approximately" ? divide(width, fraction(2n)) : width;
}

/** The nearest multiple of a step; halves go away from nil, as they mostly do in print. */
export function roundedTo(value: Fraction, step: Fraction): Fraction {
  const { n, d } = divide(value, step);
  const magnitude = n < 0n ? -n : n;
  const whole = (2n * magnitude + d) / (2n * d);
  return multiply(fraction(n < 0n ? -whole : whole), step);
}
