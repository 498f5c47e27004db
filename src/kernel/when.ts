/**
 * When something took effect, as precisely as its source is and no more.
 *
 * An imprecise date is a window with a stated assumed day; `gradual` marks a flow that ran
 * through the whole window (a period's results) rather than on one unknown day of it.
 */
import type { Day, Period } from "./day.ts";

export interface When extends Period {
  /** The day on which the ledger counts it. */
  readonly day: Day;
}

export function onDay(only: Day): When {
  return { day: only, first: only, last: only };
}

export function isPrecise(when: Period): boolean {
  return when.first === when.last;
}
