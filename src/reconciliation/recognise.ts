/** How a wrong figure may have come about: slips of the pen that would make it right if undone. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { compare, divide, fraction, multiply, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Review } from "./review.ts";
import type { Interval } from "./verdict.ts";
import { amountText, nameOf } from "./wording.ts";

/** In words, the slips that take the printed value to one that is wanted. */
export function slipsOf(figure: ReportedFigure, wanted: Interval, review: Review): string[] {
  return [...(isFine(wanted, figure) ? slipsOfThePen(figure, wanted) : []), ...neighbours(figure, review).map((other) => `it is the figure printed of ${nameOf(other)}`)];
}

/** Whether what is wanted is known about as finely as the figure is printed: among many values some slip would always agree. */
function isFine(wanted: Interval, figure: ReportedFigure): boolean {
  return compare(subtract(wanted.high, wanted.low), multiply(subtract(figure.high, figure.low), fraction(10n))) <= 0;
}

function slipsOfThePen(figure: ReportedFigure, wanted: Interval): string[] {
  const isWanted = (value: Fraction): boolean => compare(value, wanted.low) >= 0 && compare(value, wanted.high) <= 0;
  const negated = multiply(figure.value, fraction(-1n));
  return [
    ...(figure.value.n !== 0n && isWanted(negated) ? ["with the sign turned it would agree"] : []),
    ...[3, -3, 6, -6].filter((power) => figure.value.n !== 0n && wanted.value.n !== 0n && isWanted(multiply(figure.value, powerOfTen(power)))).map((power) => `in ${power > 0 ? "units larger" : "units smaller"} by ${amountText(powerOfTen(Math.abs(power)))} it would agree`),
    ...swapped(figure).filter(isWanted).map((value) => `with two digits swapped, ${amountText(value)}, it would agree`),
    ...(isCutOff(figure, wanted) ? ["with further digits cut off, not rounded, it would agree"] : []),
  ];
}

function isCutOff({ value, low, high }: ReportedFigure, wanted: Interval): boolean {
  const { n, d } = divide(wanted.value, subtract(high, low));
  return wanted.value.n !== 0n && compare(multiply(fraction(n / d), subtract(high, low)), value) === 0;
}

function powerOfTen(power: number): Fraction {
  return power < 0 ? fraction(1n, 10n ** BigInt(-power)) : fraction(10n ** BigInt(power));
}

/** The value with two neighbouring digits of its printed text exchanged. */
function swapped({ value, evidence: { printed } }: ReportedFigure): Fraction[] {
  const digits = (printed[0] ?? "").replaceAll(/[^\d]/g, "");
  const whole = BigInt(digits === "" ? "0" : digits);
  if (whole === 0n) return [];
  return withDigitsSwapped(digits).map((other) => multiply(value, fraction(BigInt(other), whole)));
}

/** The digits with two neighbours exchanged, each way that changes them. */
export function withDigitsSwapped(digits: string): string[] {
  return Array.from({ length: digits.length - 1 }, (_, index) => digits.slice(0, index) + (digits[index + 1] ?? "") + (digits[index] ?? "") + digits.slice(index + 2)).filter((other) => other !== digits);
}

/** Printings of the same concept for another date or period that show the same value, other than nil. */
function neighbours(figure: ReportedFigure, review: Review): ReportedFigure[] {
  if (figure.value.n === 0n) return [];
  return review.ofConcept(figure.concept).filter((other) => nameOf(other) !== nameOf(figure) && compare(other.value, figure.value) === 0 && other.unit === figure.unit).slice(0, 1);
}
