/** What printed weighted averages need of the issues whose day is not known, and which of them cannot be true together. */
import { weightedAverageShares } from "../../projections/earnings-per-share.ts";
import { neededShareDays, shareDaysOver } from "../../projections/share-days.ts";
import type { NeededShareDays, ShareDays } from "../../projections/share-days.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Period } from "../kernel/day.ts";
import { add, fraction, fractionText, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { published } from "./reconcile.ts";

export interface NeededAverage {
  readonly figure: ReportedFigure;
  readonly period: Period;
  readonly shareDays: ShareDays;
  readonly needed: NeededShareDays;
}

/** What each printed average of a determinable period needs of the undated issues. */
export function neededAverages(ledger: Ledger, shareClass: string, figures = published(ledger)): NeededAverage[] {
  const seen = new Set<string>();
  return figures.flatMap((figure) => {
    if (figure.concept !== "weighted-average-shares" || !("over" in figure.when)) return [];
    const period = figure.when.over;
    // One average printed several times, as basic and as diluted, is one.
    const key = `${period.first} ${period.last} ${fractionText(figure.value, 6)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    if (weightedAverageShares(ledger, shareClass, period).status === "not-determinable") return [];
    const shareDays = shareDaysOver(ledger, shareClass, period);
    return [{ figure, period, shareDays, needed: neededShareDays(shareDays, figure, ledger.chart.scaleOf(shareClass), period) }];
  });
}

export interface Contradiction {
  /** The shorter period, and the longer one around it. */
  readonly inner: NeededAverage;
  readonly outer: NeededAverage;
  /** Share-days that shares bought back on a day that is not known may take from the longer one. */
  readonly returned: Fraction;
  /** Share-days that the shorter one needs beyond what the longer one allows in all. */
  readonly excess: Fraction;
}

/** Undated shares cannot have more share-days in a period than in a longer one around it, unless others are bought back. */
export function contradicting(own: NeededAverage, all: readonly NeededAverage[]): Contradiction[] {
  return all.flatMap((other) => {
    const [inner, outer] = isInside(own.period, other.period) ? [own, other] : [other, own];
    const returned = fraction(outer.shareDays.undated.reduce((sum, { least }) => (least < 0n ? sum - least : sum), 0n));
    const excess = subtract(inner.needed.low, add(outer.needed.high, returned));
    return isInside(inner.period, outer.period) && excess.n > 0n ? [{ inner, outer, returned, excess }] : [];
  });
}

function isInside(a: Period, b: Period): boolean {
  return (a.first !== b.first || a.last !== b.last) && a.first >= b.first && a.last <= b.last;
}
