/** Measures asked in one way, whether they stand at a date or run over a period, and held against one another. */
import type { Day, Period } from "../kernel/day.ts";
import { compare, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { notDeterminable } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "./catalogue.ts";
import type { Measure, MeasuredFigure } from "./measure.ts";

/** The date that some measures stand at, and the period that others run over. */
export interface Moment {
  readonly at: Day;
  readonly over: Period;
}

export function figureAt(measure: Measure, ledger: Ledger, { at, over }: Moment): MeasuredFigure {
  return measure.kind === "instant" ? measure.at(ledger, at) : measure.over(ledger, over);
}

export interface MovedMeasure {
  readonly measure: Measure;
  readonly before: MeasuredFigure;
  readonly after: MeasuredFigure;
}

/** The measures that differ between two ledgers in value, bounds or status, in the order of the second's. */
export function movedMeasures(before: Ledger, after: Ledger, moment: Moment): MovedMeasure[] {
  const earlier = measuresOf(before);
  return [...measuresOf(after).values()].flatMap((measure) => {
    const old = earlier.get(measure.id);
    const [one, other] = [old === undefined ? notDeterminable(`there is no ${measure.id} without what differs`) : figureAt(old, before, moment), figureAt(measure, after, moment)];
    return isSame(one, other) ? [] : [{ measure, before: one, after: other }];
  });
}

/** The measures that stand at a date and differ between the ends of two days. */
export function movedBetween(ledger: Ledger, from: Day, to: Day): MovedMeasure[] {
  return [...measuresOf(ledger).values()].flatMap((measure) => {
    if (measure.kind !== "instant") return [];
    const [before, after] = [measure.at(ledger, from), measure.at(ledger, to)];
    return isSame(before, after) ? [] : [{ measure, before, after }];
  });
}

/** Whether two figures say the same; reasons may differ. */
export function isSame(a: MeasuredFigure, b: MeasuredFigure): boolean {
  if (a.status === "not-determinable" || b.status === "not-determinable") return a.status === b.status;
  return a.status === b.status && compare(a.value, b.value) === 0 && compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0;
}

/** The second less the first; undefined where either cannot be determined. */
export function changeBetween(before: MeasuredFigure, after: MeasuredFigure): Fraction | undefined {
  return before.status === "not-determinable" || after.status === "not-determinable" ? undefined : subtract(after.value, before.value);
}
