/**
 * Verdicts by intervals, the only tolerance there is.
 *
 * A figure printed with unit u stands for every true value that would print so. The ledger's
 * value ties when it is one of them; two printed figures tie when they agree exactly, and tie
 * within rounding when some true value would print as both.
 */
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

/** The ledger's figure against a printed one. */
export function againstLedger(printed: Interval, ledger: MeasuredFigure): Judgement {
  if (ledger.status === "not-determinable") return { verdict: "not-determinable", difference: undefined, asCounted: false, gap: undefined };
  const difference = subtract(ledger.value, printed.value);
  const asCounted = compare(ledger.value, printed.low) >= 0 && compare(ledger.value, printed.high) <= 0;
  const gap = gapBetween(printed, ledger);
  if (gap !== undefined) return { verdict: "does-not-tie", difference, asCounted, gap };
  const inside = compare(ledger.low, printed.low) >= 0 && compare(ledger.high, printed.high) <= 0;
  return { verdict: inside ? "ties" : "not-determinable", difference, asCounted, gap };
}

/** What printed figures make (a sum, say) against the printed figure it should be. */
export function againstPrinted(printed: Interval, made: Interval): Judgement {
  const difference = subtract(made.value, printed.value);
  const gap = gapBetween(printed, made);
  if (gap !== undefined) return { verdict: "does-not-tie", difference, asCounted: false, gap };
  return { verdict: difference.n === 0n ? "ties" : "ties-within-rounding", difference, asCounted: difference.n === 0n, gap };
}

function gapBetween(printed: Interval, other: Interval): Fraction | undefined {
  if (compare(other.low, printed.high) > 0) return subtract(other.low, printed.high);
  if (compare(other.high, printed.low) < 0) return subtract(other.high, printed.low);
  return undefined;
}
