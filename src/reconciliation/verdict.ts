/**
 * Verdicts by intervals, the only tolerance there is.
 *
 * A figure printed with unit u stands for every true value that would print so. The ledger's
 * value ties when it is one of them; two printed figures tie when they agree exactly, and tie
 * within rounding when some true value would print as both.
 */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { compare, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { MeasuredFigure } from "../measures/measure.ts";

export type Verdict = "ties" | "ties-within-rounding" | "does-not-tie" | "not-determinable";

export interface Interval {
  readonly value: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** What is held against the printed figure, less the printed figure; absent where there is nothing to compare. */
  readonly difference: Fraction | undefined;
  /** Whether the value itself, as counted on the assumed days, lies inside the printed interval. */
  readonly asCounted: boolean;
  /** Of disjoint intervals: the least misstatement, with the sign of the difference. */
  readonly gap: Fraction | undefined;
}

type Printed = Interval & Partial<Pick<ReportedFigure, "qualifier">>;

/** The ledger's figure against a printed one. */
export function againstLedger(printed: Printed, ledger: MeasuredFigure): Judgement {
  if (ledger.status === "not-determinable") return { verdict: "not-determinable", difference: undefined, asCounted: false, gap: undefined };
  const limits = limitsOf(printed);
  const difference = subtract(ledger.value, printed.value);
  const asCounted = holds(limits, ledger.value, ledger.value);
  const gap = gapBetween(limits, ledger);
  if (gap !== undefined) return { verdict: "does-not-tie", difference, asCounted, gap };
  return { verdict: holds(limits, ledger.low, ledger.high) ? "ties" : "not-determinable", difference, asCounted, gap };
}

/** What printed figures make (a sum, say) against the printed figure it should be. */
export function againstPrinted(printed: Printed, made: Interval): Judgement {
  const limits = limitsOf(printed);
  const difference = subtract(made.value, printed.value);
  const gap = gapBetween(limits, made);
  if (gap !== undefined) return { verdict: "does-not-tie", difference, asCounted: false, gap };
  const ties = isLimit(printed) ? holds(limits, made.value, made.value) : difference.n === 0n;
  return { verdict: ties ? "ties" : "ties-within-rounding", difference, asCounted: ties, gap };
}

/** What a value must change by, at least, to be one that prints so; undefined where it is one. */
export function leastCorrection(printed: Printed, value: Fraction): Fraction | undefined {
  const beyond = gapBetween(limitsOf(printed), { low: value, high: value });
  return beyond === undefined ? undefined : { n: -beyond.n, d: beyond.d };
}

type Limits = Partial<Pick<Interval, "low" | "high">>;

/** Whether a figure only says how much it is at most, or at least. */
export function isLimit({ qualifier }: Printed): boolean {
  return qualifier !== undefined && qualifier !== "approximately";
}

/** "Up to" and "over" leave one side open. */
function limitsOf(printed: Printed): Limits {
  if (printed.qualifier === "up-to" || printed.qualifier === "at-most") return { high: printed.high };
  if (printed.qualifier === "over" || printed.qualifier === "at-least") return { low: printed.low };
  return { low: printed.low, high: printed.high };
}

function holds({ low, high }: Limits, least: Fraction, most: Fraction): boolean {
  return (low === undefined || compare(least, low) >= 0) && (high === undefined || compare(most, high) <= 0);
}

/** How far the other interval lies beyond the limits; undefined where they meet. */
export function gapBetween({ low, high }: Limits, other: Pick<Interval, "low" | "high">): Fraction | undefined {
  if (high !== undefined && compare(other.low, high) > 0) return subtract(other.low, high);
  if (low !== undefined && compare(other.high, low) < 0) return subtract(other.high, low);
  return undefined;
}
