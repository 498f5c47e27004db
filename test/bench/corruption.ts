/** Plausible ways in which a figure comes to be printed wrong, each from a seeded choice. */
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import { dateOrPeriodText } from "../../src/kernel/date-or-period.ts";
import { add, compare, fraction, multiply, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";

/** A number from nil to below the bound. */
export type Choose = (below: number) => number;

/** A wrong value for the figure; undefined where the slip cannot be made of it. */
type Corruption = (figure: ReportedFigure, among: readonly ReportedFigure[], choose: Choose) => Fraction | undefined;

export const corruptions: Readonly<Record<string, Corruption>> = {
  "two digits swapped": (figure, _, choose) => {
    const digits = digitsOf(figure);
    const places = Array.from({ length: Math.max(0, digits.length - 1) }, (_, at) => at).filter((at) => digits[at] !== digits[at + 1]);
    const at = places[choose(Math.max(1, places.length))];
    return at === undefined ? undefined : withDigits(figure, digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2));
  },
  "one digit changed": (figure, _, choose) => {
    const digits = digitsOf(figure);
    if (BigInt(digits) === 0n) return undefined;
    const at = choose(digits.length);
    return withDigits(figure, digits.slice(0, at) + String((Number(digits[at]) + 1 + choose(9)) % 10) + digits.slice(at + 1));
  },
  "sign lost": (figure) => (figure.value.n < 0n ? multiply(figure.value, fraction(-1n)) : undefined),
  "unit scale wrong": (figure, _, choose) => multiply(figure.value, choose(2) === 0 ? fraction(1000n) : fraction(1n, 1000n)),
  "neighbour period's value": (figure, among, choose) => {
    const others = among.filter((other) => other.concept === figure.concept && dateOrPeriodText(other.when) !== dateOrPeriodText(figure.when));
    return others[choose(Math.max(1, others.length))]?.value;
  },
  "beyond its interval": (figure, _, choose) => {
    const width = subtract(figure.high, figure.low);
    return add(figure.value, multiply(width, fraction(choose(2) === 0 ? 1n : -1n)));
  },
};

/** The figure with another value, to the same precision; undefined where that is the same figure still. */
export function corrupted(figure: ReportedFigure, value: Fraction): ReportedFigure | undefined {
  if (compare(value, figure.low) >= 0 && compare(value, figure.high) <= 0) return undefined;
  return { ...figure, value, low: add(value, subtract(figure.low, figure.value)), high: add(value, subtract(figure.high, figure.value)) };
}

function digitsOf({ evidence }: ReportedFigure): string {
  return (evidence.printed[0] ?? "").replaceAll(/\D/g, "") || "0";
}

/** The value with other digits in the places of its printed ones. */
function withDigits(figure: ReportedFigure, digits: string): Fraction | undefined {
  const printed = BigInt(digitsOf(figure));
  return printed === 0n ? undefined : multiply(figure.value, fraction(BigInt(digits), printed));
}
