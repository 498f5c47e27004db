/** What weighted averages and results per share are made of. */
import { sharesOutstanding } from "../../events/unit-accounts.ts";
import type { DilutedEarnings } from "../../projections/diluted-earnings.ts";
import { dividendsDeclared } from "../../projections/earnings-per-share.ts";
import { incomeLayout } from "../../projections/layout.ts";
import type { Selection } from "../../projections/ledger-view.ts";
import { plainly } from "../../projections/ratio-figure.ts";
import { daysIn } from "../../projections/share-days.ts";
import { movesOf, unitDays } from "../../projections/unit-days.ts";
import type { Moved } from "../../projections/unit-days.ts";
import { daysBetween, plusDays } from "../kernel/day.ts";
import type { Period } from "../kernel/day.ts";
import { exactly } from "../kernel/figure.ts";
import { fraction, fractionAtScale } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured } from "./measure.ts";
import type { Input, MeasuredFigure } from "./measure.ts";

/** Shares that were there when the period began, each movement since, and the days that divide them. */
export function shareDayInputs(ledger: Ledger, shareClass: string, period: Period): Input[] {
  const scale = ledger.chart.scaleOf(shareClass);
  const days = daysBetween(period.first, period.last) + 1;
  const count = (quantity: bigint): string => plainly(fractionAtScale(quantity, scale));
  const shareDays = (moves: readonly Moved[], label: string, event?: string): Input => ({ enters: "plus", label, figure: shareDaysOf(moves, period, scale), unit: "share-days", decimals: scale, event });
  const moves = movesOf(ledger, sharesOutstanding(shareClass));
  const before = moves.filter(({ entry: { when } }) => when.last < period.first);
  const since = moves.filter(({ entry: { when } }) => when.last >= period.first && when.first <= period.last);
  const opening = before.reduce((sum, { quantity }) => sum + quantity, 0n);
  return [
    shareDays(before, `${count(opening)} outstanding before ${period.first} × ${days} days`),
    { enters: "beside", measure: `shares.${shareClass}.outstanding`, when: { at: plusDays(period.first, -1) } },
    ...since.map((move) => shareDays([move], `${count(move.quantity)} × ${daysIn(move.entry.when.day, period)} days from ${move.entry.when.day} on`, move.entry.event.id)),
    { enters: "over", label: "days of the period", figure: exactly(fraction(BigInt(days))), unit: "days", decimals: 0 },
  ];
}

function shareDaysOf(moves: readonly Moved[], period: Period, scale: number): MeasuredFigure {
  const { value, low, high, reasons } = unitDays(moves, period);
  return measured({ status: reasons.length === 0 ? "exact" : "bounded", value, low, high, reasons }, scale);
}

/** Net income, by the line of the income statement that it is, and the dividends of other classes. */
export function incomeInputs(ledger: Ledger, results: Selection, common: string, period: Period): Input[] {
  const { currency: unit, currencyScale: decimals } = ledger.chart;
  const line = incomeLayout(ledger).find(({ selection }) => isSame(selection, results))?.id;
  const income: Input = line === undefined ? { enters: "plus", label: "income less expenses", figure: measured(ledger.movement(results, period), decimals), unit, decimals } : { enters: "plus", measure: line };
  const others = [...ledger.chart.instruments.values()].filter(({ id, kind }) => kind === "share-class" && id !== common);
  const dividends = others.flatMap(({ id }): Input[] => {
    const declared = dividendsDeclared(ledger, id, period);
    return declared.low === 0n && declared.high === 0n ? [] : [{ enters: "minus", label: `dividends declared on ${id}`, figure: measured(declared, decimals), unit, decimals }];
  });
  return [income, ...dividends];
}

function isSame(a: Selection, b: Selection): boolean {
  return a.size === b.size && [...a].every(([account, sign]) => b.get(account) === sign);
}

/** What could become common shares: those that dilute enter, the others stand beside. */
export function potentialInputs(ledger: Ledger, { potential }: DilutedEarnings, what: "shares" | "addedBack"): Input[] {
  const as = what === "shares" ? ({ unit: "shares", decimals: 0 } as const) : { unit: ledger.chart.currency, decimals: ledger.chart.currencyScale };
  return potential.map((each): Input => ({
    enters: each.dilutes ? "plus" : "beside",
    label: `${each.instrument}, by the ${each.method} method${each.dilutes ? "" : ": does not dilute"}${what === "shares" ? "" : ", added back"}`,
    figure: each[what],
    ...as,
  }));
}
