/** A weighted average taken apart: known share-days, what the printed average needs, and when that could be. */
import { z } from "zod";
import { neededShareDays, shareDaysOver } from "../../projections/share-days.ts";
import type { NeededShareDays, ShareDays } from "../../projections/share-days.ts";
import { weightedAverageShares } from "../../projections/earnings-per-share.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Period } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { compare, fractionText } from "../kernel/fraction.ts";
import { quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { published } from "../reconciliation/reconcile.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { periodOf } from "./query.ts";
import type { Query } from "./query.ts";

export const shareDaysAnswerSchema = z.object({
  ...headerSchema.shape,
  class: z.string(),
  days: z.number().int(),
  average: figureSchema,
  /** Share-days of the issues whose day is known. */
  known: z.string(),
  undated: z.array(z.object({ event: z.string(), shares: z.string(), first: z.string(), last: z.string(), least: z.string(), most: z.string() })),
  printed: z
    .object({ figure: z.string(), value: z.string(), neededLow: z.string(), neededHigh: z.string(), possible: z.boolean(), window: z.object({ first: z.string(), last: z.string() }).nullable() })
    .nullable(),
  /** Printed averages of periods inside or around this one that cannot be true together with its own. */
  contradicts: z.array(z.object({ figure: z.string(), inside: z.string(), around: z.string(), excess: z.string() })),
});
export type ShareDaysAnswer = z.output<typeof shareDaysAnswerSchema>;

interface Needed {
  readonly figure: ReportedFigure;
  readonly period: Period;
  readonly needed: NeededShareDays;
}

export function shareDaysAnswer(ledger: Ledger, query: Query): ShareDaysAnswer {
  const period = periodOf(query, ledger.definition);
  const shareClass = ledger.definition["common-class"];
  if (shareClass === undefined) throw refuse("terms-missing", "no common-class in book.yaml", "the class of shares that averages are of, as common-class");
  const scale = ledger.chart.scaleOf(shareClass);
  const count = (quantity: bigint): string => quantityText(quantity, scale);
  const average = weightedAverageShares(ledger, shareClass, period);
  const { days, known, undated } = shareDaysOver(ledger, shareClass, period);
  const own = average.status === "not-determinable" ? undefined : neededBy(ledger, shareClass).find((each) => same(each.period, period));
  return {
    ...header(ledger, { over: period }),
    class: shareClass,
    days,
    average: measuredAnswer(average, "shares", scale),
    known: count(known),
    undated: undated.map(({ event, shares, first, last, least, most }) => ({ event, shares: count(shares), first, last, least: count(least), most: count(most) })),
    printed: own === undefined ? null : printedRow(own, scale),
    contradicts: own === undefined ? [] : contradictions(own, neededBy(ledger, shareClass), scale),
  };
}

/** What each printed average of a determinable period needs of the undated issues. */
function neededBy(ledger: Ledger, shareClass: string): Needed[] {
  return published(ledger).flatMap((figure) => {
    if (figure.concept !== "weighted-average-shares" || !("over" in figure.when)) return [];
    const period = figure.when.over;
    if (weightedAverageShares(ledger, shareClass, period).status === "not-determinable") return [];
    const shareDays: ShareDays = shareDaysOver(ledger, shareClass, period);
    return [{ figure, period, needed: neededShareDays(shareDays, figure, ledger.chart.scaleOf(shareClass), period) }];
  });
}

const same = (a: Period, b: Period): boolean => a.first === b.first && a.last === b.last;
const inside = (a: Period, b: Period): boolean => !same(a, b) && a.first >= b.first && a.last <= b.last;

function printedRow({ figure, needed }: Needed, scale: number): NonNullable<ShareDaysAnswer["printed"]> {
  return {
    figure: figure.id,
    value: fractionText(figure.value, scale),
    neededLow: fractionText(needed.low, 0),
    neededHigh: fractionText(needed.high, 0),
    possible: needed.possible,
    window: needed.window === undefined ? null : { ...needed.window },
  };
}

/** Undated shares cannot have more share-days in a period than in a longer one around it. */
function contradictions(own: Needed, all: readonly Needed[], scale: number): ShareDaysAnswer["contradicts"] {
  return all.flatMap((other) => {
    const [inner, outer] = inside(own.period, other.period) ? [own, other] : [other, own];
    if (!inside(inner.period, outer.period) || compare(inner.needed.low, outer.needed.high) <= 0) return [];
    const excess = { n: inner.needed.low.n * outer.needed.high.d - outer.needed.high.n * inner.needed.low.d, d: inner.needed.low.d * outer.needed.high.d };
    return [{ figure: other.figure.id, inside: fractionText(inner.needed.low, scale), around: fractionText(outer.needed.high, scale), excess: fractionText(excess, scale) }];
  });
}
