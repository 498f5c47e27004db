/** Dates from one day to another, step by step: what a figure's history and a comparison over time are asked at. */
import { endOfMonth, endOfQuarter, later, plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import type { Step } from "./steps.ts";

/** More rows than this are no history but a dump. */
const MOST = 10_000;

/** The last days of the steps of a period, in order; the period's own last day ends the last. `event` steps end on the days given. Refuses more than `most`. */
export function stepEnds({ first, last }: Period, every: Step, events: readonly Day[], most = MOST): Day[] {
  if (every === "event") return [...new Set([...events.filter((day) => day >= first && day <= last), last])].sort();
  const ends: Day[] = [];
  for (let start = first; start <= last; start = plusDays(ends.at(-1) ?? last, 1)) {
    const end = endOf(start, every);
    ends.push(end < last ? end : last);
    if (ends.length > most) throw refuse("query-invalid", `every ${every} from ${first} to ${last}`, `at most ${most} rows: a longer step or a shorter period`, { field: "every" });
  }
  return ends;
}

function endOf(start: Day, every: Exclude<Step, "event">): Day {
  switch (every) {
    case "day":
      return start;
    case "week":
      return plusDays(start, 6);
    case "month":
      return endOfMonth(start);
    case "quarter":
      return endOfQuarter(start);
  }
}

/** The steps as periods, one after another. */
export function stepPeriods(from: Day, ends: readonly Day[]): Period[] {
  return ends.map((last, index) => ({ first: later(from, index === 0 ? from : plusDays(ends[index - 1] ?? from, 1)), last }));
}
