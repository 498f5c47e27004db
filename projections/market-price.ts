/**
 * The market price of a share over a run of days, as far as the book's prices tell: the close of the
 * day or the average printed for exactly these days, otherwise the bounds of the ranges that cover them.
 */
import type { PriceTable } from "../events/price-table.ts";
import { plusDays } from "../src/kernel/day.ts";
import type { Day, Period } from "../src/kernel/day.ts";
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import { fractionOf } from "../src/kernel/fraction.ts";
import { Exact } from "../src/kernel/quantity.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import type { LedgerView } from "./ledger-view.ts";

type Range = PriceTable["ranges"][number];

/** The close of the day, or the average of the days: a price on some day among them has no narrower bounds than their range. */
export function marketPrice(view: LedgerView, shareClass: string, days: Period): RatioFigure {
  const prices = view.prices.get(shareClass);
  const stated = averageStated(prices, days) ?? (days.first === days.last ? prices?.closes.find(({ on }) => on === days.first)?.close : undefined);
  return stated === undefined ? withinRanges(prices, shareClass, days) : exactly(fractionOf(stated));
}

/** The price on one day among these, which nobody knows. */
export function priceOnSomeDay(view: LedgerView, shareClass: string, days: Period): RatioFigure {
  return days.first === days.last ? marketPrice(view, shareClass, days) : withinRanges(view.prices.get(shareClass), shareClass, days);
}

function averageStated(prices: PriceTable | undefined, { first, last }: Period): Exact | undefined {
  return prices?.averages.find(({ within }) => within.first === first && within.last === last)?.average;
}

/** From the lowest to the highest price; their middle stands for it. */
function withinRanges(prices: PriceTable | undefined, shareClass: string, days: Period): RatioFigure {
  const covering = coveringRanges(prices?.ranges ?? [], days);
  const [one, ...others] = covering;
  const text = days.first === days.last ? `on ${days.first}` : `from ${days.first} to ${days.last}`;
  if (one === undefined) return notDeterminable(`the book's prices hold no price of ${shareClass} ${text}`);
  const low = others.reduce((least, range) => Exact.min(least, range.low), one.low);
  const high = others.reduce((most, range) => Exact.max(most, range.high), one.high);
  const printed = covering.map(({ within }) => `${within.first} to ${within.last}`).join(" and ");
  return {
    status: "estimated",
    value: fractionOf(low.plus(high).div(2)),
    low: fractionOf(low),
    high: fractionOf(high),
    reasons: [`the price of ${shareClass} ${text} is known only within ${low.toString()} to ${high.toString()}, printed for ${printed}; the middle stands for it`],
  };
}

/** The narrowest range that covers the days by itself; otherwise those that do together, or none. */
function coveringRanges(ranges: readonly Range[], days: Period): readonly Range[] {
  const alone = ranges.filter(({ within }) => within.first <= days.first && within.last >= days.last).sort((a, b) => a.high.minus(a.low).comparedTo(b.high.minus(b.low)));
  if (alone[0] !== undefined) return [alone[0]];
  const meeting = ranges.filter(({ within }) => within.first <= days.last && within.last >= days.first).sort((a, b) => (a.within.first < b.within.first ? -1 : 1));
  const reached = meeting.reduce<Day>((next, { within }) => (within.first <= next && within.last >= next ? plusDays(within.last, 1) : next), days.first);
  return reached > days.last ? meeting : [];
}
