/**
 * Weighted-average shares and loss per share (FAS 128 / ASC 260).
 *
 * Shares count for each day at whose end they are outstanding; the average is the share-days of
 * the period over its days, an exact ratio. A window of dates gives the average its bounds.
 */
import { sharesOutstanding } from "../events/unit-accounts.ts";
import { daysBetween } from "../src/kernel/day.ts";
import type { Period } from "../src/kernel/day.ts";
import { notDeterminable } from "../src/kernel/figure.ts";
import type { Determined, Figure, NotDeterminable } from "../src/kernel/figure.ts";
import { compare, divide, fraction, fractionAtScale } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import type { LedgerView } from "./ledger-view.ts";
import { daysIn } from "./share-days.ts";

export type RatioFigure = Determined<Fraction> | NotDeterminable;

/** The average count of a class outstanding over a period. */
export function weightedAverageShares(view: LedgerView, shareClass: string, period: Period): RatioFigure {
  const account = sharesOutstanding(shareClass);
  const ends = [view.balance(new Map([[account, 1n]]), period.first), view.balance(new Map([[account, 1n]]), period.last)];
  const unknown = ends.find((figure) => figure.status === "not-determinable");
  if (unknown !== undefined) return notDeterminable(...unknown.reasons);
  const days = { value: 0n, low: 0n, high: 0n };
  const reasons: string[] = [];
  for (const { event, when, movements } of view.entries) {
    const shares = movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
    const byFirst = shares * daysIn(when.first, period);
    const byLast = shares * daysIn(when.last, period);
    days.value += shares * daysIn(when.day, period);
    days.low += byFirst < byLast ? byFirst : byLast;
    days.high += byFirst > byLast ? byFirst : byLast;
    if (byFirst !== byLast) reasons.push(`${event.id} is only known to fall between ${when.first} and ${when.last}`);
  }
  const divisor = BigInt(daysBetween(period.first, period.last) + 1) * 10n ** BigInt(view.chart.scaleOf(shareClass));
  const average = (shareDays: bigint): Fraction => fraction(shareDays, divisor);
  return { status: reasons.length === 0 ? "exact" : "bounded", value: average(days.value), low: average(days.low), high: average(days.high), reasons };
}

/**
 * Diluted earnings per share. A loss is never diluted (ASC 260-10-45-17: what would lessen the loss
 * is left out), and without potential shares there is nothing to dilute with. A profit with
 * potential shares takes the period's average market price, which a book does not hold.
 */
export function dilutedEarningsPerShare(netIncome: Figure, basic: RatioFigure, potentialShares: Figure): RatioFigure {
  if (netIncome.status === "not-determinable" || basic.status === "not-determinable") return basic;
  if (netIncome.high <= 0n) return basic;
  if (potentialShares.status !== "not-determinable" && potentialShares.high === 0n) return basic;
  return notDeterminable("a profit with options, warrants or convertibles outstanding: dilution takes the average market price of the period");
}

/** Net income over weighted-average shares, with the widest bounds that its parts allow. */
export function earningsPerShare(netIncome: Figure, average: RatioFigure, currencyScale: number): RatioFigure {
  if (netIncome.status === "not-determinable" || average.status === "not-determinable") return notDeterminable(...netIncome.reasons, ...average.reasons);
  if (average.low.n <= 0n) return notDeterminable("the weighted-average count may be nil");
  const income = [netIncome.low, netIncome.high].map((amount) => fractionAtScale(amount, currencyScale));
  const corners = income.flatMap((amount) => [average.low, average.high].map((shares) => divide(amount, shares))).sort(compare);
  const value = divide(fractionAtScale(netIncome.value, currencyScale), average.value);
  const status = netIncome.status === "estimated" ? "estimated" : netIncome.status === "bounded" ? "bounded" : average.status;
  return { status, value, low: corners[0] ?? value, high: corners.at(-1) ?? value, reasons: [...netIncome.reasons, ...average.reasons] };
}
