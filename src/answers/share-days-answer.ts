/** A weighted average taken apart: known share-days, what the printed average needs, and when that could be. */
import { z } from "zod";
import { shareDaysOver } from "../../projections/share-days.ts";
import { weightedAverageShares } from "../../projections/earnings-per-share.ts";
import type { Period } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { fractionText } from "../kernel/fraction.ts";
import { quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { contradicting, neededAverages } from "../reconciliation/printed-averages.ts";
import type { NeededAverage } from "../reconciliation/printed-averages.ts";
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
}).meta({ id: "ShareDaysAnswer" });
export type ShareDaysAnswer = z.output<typeof shareDaysAnswerSchema>;

export function shareDaysAnswer(ledger: Ledger, query: Query): ShareDaysAnswer {
  const period = periodOf(query, ledger.definition);
  const shareClass = ledger.definition["common-class"];
  if (shareClass === undefined) throw refuse("terms-missing", "no common-class in book.yaml", "the class of shares that averages are of, as common-class");
  const scale = ledger.chart.scaleOf(shareClass);
  const count = (quantity: bigint): string => quantityText(quantity, scale);
  const average = weightedAverageShares(ledger, shareClass, period);
  const { days, known, undated } = shareDaysOver(ledger, shareClass, period);
  const own = average.status === "not-determinable" ? undefined : neededAverages(ledger, shareClass).find((each) => same(each.period, period));
  return {
    ...header(ledger, { over: period }),
    class: shareClass,
    days,
    average: measuredAnswer(average, "shares", scale),
    known: count(known),
    undated: undated.map(({ event, shares, first, last, least, most }) => ({ event, shares: count(shares), first, last, least: count(least), most: count(most) })),
    printed: own === undefined ? null : printedRow(own, scale),
    contradicts: own === undefined ? [] : contradicting(own, neededAverages(ledger, shareClass)).map(({ inner, outer, excess }) => ({ figure: (inner === own ? outer : inner).figure.id, inside: fractionText(inner.needed.low, scale), around: fractionText(outer.needed.high, scale), excess: fractionText(excess, scale) })),
  };
}

const same = (a: Period, b: Period): boolean => a.first === b.first && a.last === b.last;
function printedRow({ figure, needed }: NeededAverage, scale: number): NonNullable<ShareDaysAnswer["printed"]> {
  return {
    figure: figure.id,
    value: fractionText(figure.value, scale),
    neededLow: fractionText(needed.low, 0),
    neededHigh: fractionText(needed.high, 0),
    possible: needed.possible,
    window: needed.window === undefined ? null : { ...needed.window },
  };
}
