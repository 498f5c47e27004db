/**
 * The share-days behind a weighted average: what is known, what the printed average needs, and on
 * which days the issues of unknown date would have to fall for the two to meet.
 */
import { sharesOutstanding } from "../events/unit-accounts.ts";
import { daysBetween, later, plusDays } from "../src/kernel/day.ts";
import type { Day, Period } from "../src/kernel/day.ts";
import { fraction, multiply, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import type { LedgerView } from "./ledger-view.ts";

export interface UndatedIssue {
  readonly event: string;
  readonly shares: bigint;
  readonly first: Day;
  readonly last: Day;
  /** The fewest and the most share-days that it can have in the period: of shares bought back they are below nil. */
  readonly least: bigint;
  readonly most: bigint;
}

export interface ShareDays {
  readonly days: number;
  /** Share-days of everything whose day is known, at the scale of the class. */
  readonly known: bigint;
  readonly undated: readonly UndatedIssue[];
}

/** The share-days of a class over a period: known, and of each issue whose window the period cuts. */
export function shareDaysOver(view: LedgerView, shareClass: string, period: Period): ShareDays {
  const account = sharesOutstanding(shareClass);
  const undated: UndatedIssue[] = [];
  let known = 0n;
  for (const { event, when, movements } of view.entries) {
    const shares = movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
    const [early, late] = [shares * daysIn(when.first, period), shares * daysIn(when.last, period)];
    if (early === late) known += early;
    else undated.push({ event: event.id, shares, first: when.first, last: when.last, least: early < late ? early : late, most: early < late ? late : early });
  }
  return { days: daysBetween(period.first, period.last) + 1, known, undated };
}

/** Days of the period on which shares count that came on a day: that day included. */
export function daysIn(from: Day, { first, last }: Period): bigint {
  return from > last ? 0n : BigInt(daysBetween(later(from, first), last) + 1);
}

export interface NeededShareDays {
  /** Share-days that the undated issues must account for. */
  readonly low: Fraction;
  readonly high: Fraction;
  /** The days between which all of them, as one issue, would have to fall; undefined where no days will do. */
  readonly window: Period | undefined;
  /** Whether some days of the windows reach the printed average. */
  readonly possible: boolean;
}

/** What a printed average (an interval of shares) needs of the undated issues. */
export function neededShareDays({ days, known, undated }: ShareDays, average: { readonly low: Fraction; readonly high: Fraction }, scale: number, period: Period): NeededShareDays {
  const unit = fraction(BigInt(days) * 10n ** BigInt(scale));
  const of = (bound: Fraction): Fraction => subtract(multiply(bound, unit), fraction(known));
  const [low, high] = [of(average.low), of(average.high)];
  const [least, most] = [sum(undated, "least"), sum(undated, "most")];
  const possible = high.n >= least * high.d && low.n <= most * low.d;
  return { low, high, possible, window: possible ? windowFor(undated, low, high, period) : undefined };
}

function sum(undated: readonly UndatedIssue[], end: "least" | "most"): bigint {
  return undated.reduce((total, issue) => total + issue[end], 0n);
}

/** The days on which all undated shares together give between `low` and `high` share-days, within their windows. */
function windowFor(undated: readonly UndatedIssue[], low: Fraction, high: Fraction, period: Period): Period | undefined {
  const fits = (day: Day): boolean => {
    const total = undated.reduce((all, issue) => {
      const on = day < issue.first ? issue.first : day > issue.last ? issue.last : day;
      return all + issue.shares * daysIn(on, period);
    }, 0n);
    return total * low.d >= low.n && total * high.d <= high.n;
  };
  const start = undated.reduce<Day>((earliest, { first }) => (first < earliest ? first : earliest), period.last);
  let first: Day | undefined;
  let last: Day | undefined;
  for (let day = start; day <= period.last; day = plusDays(day, 1)) {
    if (!fits(day)) continue;
    first ??= day;
    last = day;
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}
