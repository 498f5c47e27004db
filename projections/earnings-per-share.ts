/**
 * Weighted-average shares and basic earnings per share (SFAS 128 / ASC 260).
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
import type { LedgerView, ViewedEntry } from "./ledger-view.ts";
import { movesOf, unitDays } from "./unit-days.ts";

export type RatioFigure = Determined<Fraction> | NotDeterminable;

/** The average count of a class outstanding over a period. */
export function weightedAverageShares(view: LedgerView, shareClass: string, period: Period): RatioFigure {
  const account = sharesOutstanding(shareClass);
  const ends = [view.balance(new Map([[account, 1n]]), period.first), view.balance(new Map([[account, 1n]]), period.last)];
  const unknown = ends.find((figure) => figure.status === "not-determinable");
  if (unknown !== undefined) return notDeterminable(...unknown.reasons);
  const days = unitDays(movesOf(view, account), period);
  const divisor = BigInt(daysBetween(period.first, period.last) + 1) * 10n ** BigInt(view.chart.scaleOf(shareClass));
  const average = (shareDays: bigint): Fraction => fraction(shareDays, divisor);
  return { status: days.reasons.length === 0 ? "exact" : "bounded", value: average(days.value), low: average(days.low), high: average(days.high), reasons: days.reasons };
}

/**
 * What of net income belongs to common shares: less the dividends declared on every other class
 * (SFAS 128, paragraph 9). Dividends that accrue without being declared are not in the book.
 */
export function incomeToCommon(view: LedgerView, netIncome: Figure, period: Period): Figure {
  const { "common-class": common } = view.definition;
  const others = [...view.chart.instruments.values()].filter(({ id, kind }) => kind === "share-class" && id !== common);
  return others.reduce((income, { id }) => minus(income, dividendsDeclared(view, id, period)), netIncome);
}

/** Dividends declared on a class through a period, in cash or in shares: what equity gave up for them, less what was undone. */
export function dividendsDeclared(view: LedgerView, shareClass: string, period: Period): Figure {
  const given = ({ event, movements }: ViewedEntry, sign: 1n | -1n): bigint => {
    if (event.type !== "dividend" || event["class"] !== shareClass) return 0n;
    const legs = movements.filter(({ account, quantity }) => sign * quantity > 0n && view.chart.accounts.get(account)?.class === "equity");
    return legs.reduce((sum, { quantity }) => sum + quantity, 0n);
  };
  return view.sumOf(period, [], (entry) => {
    const reversed = entry.event.type === "event-reversed" ? view.entries.find(({ event }) => event.id === entry.event["reverses"]) : undefined;
    return reversed === undefined ? given(entry, 1n) : given({ ...reversed, movements: entry.movements }, -1n);
  });
}

function minus(a: Figure, b: Figure): Figure {
  const reasons = [...new Set([...a.reasons, ...b.reasons])];
  if (a.status === "not-determinable" || b.status === "not-determinable") return notDeterminable(...reasons);
  const status = a.status === "exact" ? b.status : b.status === "estimated" ? b.status : a.status;
  return { status, value: a.value - b.value, low: a.low - b.high, high: a.high - b.low, reasons };
}

/** Income over weighted-average shares, with the widest bounds that its parts allow. */
export function earningsPerShare(netIncome: Figure, average: RatioFigure, currencyScale: number): RatioFigure {
  if (netIncome.status === "not-determinable" || average.status === "not-determinable") return notDeterminable(...netIncome.reasons, ...average.reasons);
  if (average.low.n <= 0n) return notDeterminable("the weighted-average count may be nil");
  const income = [netIncome.low, netIncome.high].map((amount) => fractionAtScale(amount, currencyScale));
  const corners = income.flatMap((amount) => [average.low, average.high].map((shares) => divide(amount, shares))).sort(compare);
  const value = divide(fractionAtScale(netIncome.value, currencyScale), average.value);
  const status = netIncome.status === "estimated" ? "estimated" : netIncome.status === "bounded" ? "bounded" : average.status;
  return { status, value, low: corners[0] ?? value, high: corners.at(-1) ?? value, reasons: [...netIncome.reasons, ...average.reasons] };
}
