/** What printed weighted averages need of the issues whose day is not known, and which of them cannot be true together. */
import { weightedAverageShares } from "../../projections/earnings-per-share.ts";
import { neededShareDays, shareDaysOver } from "../../projections/share-days.ts";
import type { NeededShareDays } from "../../projections/share-days.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Period } from "../kernel/day.ts";
import { compare, fractionText, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { published } from "./reconcile.ts";

export interface NeededAverage {
  readonly figure: ReportedFigure;
  readonly period: Period;
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
    return [{ figure, period, needed: neededShareDays(shareDaysOver(ledger, shareClass, period), figure, ledger.chart.scaleOf(shareClass), period) }];
  });
}

export interface Contradiction {
  /** The shorter period, and the longer one around it. */
  readonly inner: NeededAverage;
  readonly outer: NeededAverage;
  /** Share-days that the shorter one needs beyond what the longer one allows in all. */
  readonly excess: Fraction;
}

/** Undated shares cannot have more share-days in a period than in a longer one around it. */
export function contradicting(own: NeededAverage, all: readonly NeededAverage[]): Contradiction[] {
  return all.flatMap((other) => {
    const [inner, outer] = isInside(own.period, other.period) ? [own, other] : [other, own];
    if (!isInside(inner.period, outer.period) || compare(inner.needed.low, outer.needed.high) <= 0) return [];
    return [{ inner, outer, excess: subtract(inner.needed.low, outer.needed.high) }];
  });
}

function isInside(a: Period, b: Period): boolean {
  return (a.first !== b.first || a.last !== b.last) && a.first >= b.first && a.last <= b.last;
}
