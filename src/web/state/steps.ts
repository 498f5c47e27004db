/** Looking up a measure in its steps: what a date that is dragged shows at once, without asking. */
import type { StepsAnswer } from "../../answers/steps-answer.ts";
import { firstAfter } from "./days.ts";
import type { Day } from "./days.ts";

export type SteppedMeasure = StepsAnswer["measures"][number];
export type Step = SteppedMeasure["steps"][number];
export type Printed = SteppedMeasure["printed"][number];

const days = new WeakMap<SteppedMeasure, readonly Day[]>();

function daysOf(measure: SteppedMeasure): readonly Day[] {
  const known = days.get(measure) ?? measure.steps.map(({ on }) => on);
  days.set(measure, known);
  return known;
}

/** The step that holds on the day; none before the first. */
export function stepOn(measure: SteppedMeasure, day: Day): Step | undefined {
  return measure.steps[firstAfter(daysOf(measure), day) - 1];
}

/** Whether its step says all of the figure on the day: always where only events move it. */
export function isTold(measure: SteppedMeasure, day: Day): boolean {
  return measure.moves === "by-events" || stepOn(measure, day)?.on === day;
}

/** What is printed of it for the day: a statement before what the text says. */
export function printedOn({ printed }: SteppedMeasure, day: Day): Printed | undefined {
  const all = printed.filter(({ on }) => on === day);
  return all.find(({ section }) => section === "statements") ?? all[0];
}

/** The first and last day on which it can be determined at all. */
export function determinedIn({ steps }: SteppedMeasure): { readonly first: Day; readonly last: Day | null } | undefined {
  const first = steps.find(({ value }) => value !== null);
  if (first === undefined) return undefined;
  const last = steps.findLastIndex(({ value }) => value !== null);
  return { first: first.on, last: steps[last + 1]?.on ?? null };
}
