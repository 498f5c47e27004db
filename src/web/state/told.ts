/** Measures at the date that is shown: at once from their steps, and once the date rests, for that very day. */
import { stepsOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { asOf, bookId, draggedAsOf, restingAsOf, under } from "./book.ts";
import { stepped } from "./key-measures.ts";
import { isTold, stepOn } from "./steps.ts";
import type { Step, SteppedMeasure } from "./steps.ts";

export interface Told {
  readonly measure: SteppedMeasure;
  readonly figure: Step | undefined;
  /** Whether it is of the nearest day before that is told: what moves from day to day, while the date is dragged. */
  readonly isNear: boolean;
}

/** Each measure that the book has; what moves from day to day is asked for the date where it rests. */
export function useTold(ids: readonly string[]): readonly Told[] {
  return useToldOf(ids.map(stepped).filter((measure) => measure !== undefined));
}

/** The same of measures whose steps are at hand. */
export function useToldOf(measures: readonly SteppedMeasure[]): readonly Told[] {
  const day = restingAsOf.value;
  const wanted = day === undefined ? [] : measures.filter((measure) => !isTold(measure, day)).map(({ id }) => id);
  const question = bookId.value === undefined || day === undefined || wanted.length === 0 ? undefined : stepsOf(bookId.value, wanted, under.value, { first: day, last: day });
  const { answer, of } = useAsked(question);
  const rested = draggedAsOf.value === null && of !== undefined && of === question?.name ? answer : undefined;
  const shown = asOf.value ?? "";
  return measures.map((measure) => {
    const exact = rested?.measures.find(({ id }) => id === measure.id)?.steps.at(-1);
    return { measure, figure: exact ?? stepOn(measure, shown), isNear: exact === undefined && !isTold(measure, shown) };
  });
}
