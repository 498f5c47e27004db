/** Moving through time: from event to event, from quarter to quarter, to the latest. */
import { asOf, draggedAsOf, draggedKnownAt, eventDays, knownAt, knownDays, span } from "./book.ts";
import { dayNumber, dayOf, lastBy, next, previous, quarterEndAfter, quarterEndBefore } from "./days.ts";
import type { Day } from "./days.ts";
import { go, step } from "./here.ts";

export type Direction = "back" | "on";

/** To the day of the event before or after, or to the quarter's end. */
export function moveAsOf(direction: Direction, by: "event" | "quarter"): void {
  const from = asOf.peek();
  const ends = span.peek();
  if (from === undefined || ends === undefined) return;
  const quarter = direction === "on" ? quarterEndAfter(from) : quarterEndBefore(from);
  const to = by === "event" ? (direction === "on" ? next : previous)(eventDays.peek(), from) : quarter >= ends.first && quarter <= ends.last ? quarter : undefined;
  if (to !== undefined) step({ asOf: to });
}

/** To the day on which something became known before or after; on the last, everything is known. */
export function moveKnownAt(direction: Direction, by: "event" | "quarter"): void {
  const days = knownDays.peek();
  const last = days.at(-1);
  const from = knownAt.peek() ?? last;
  if (from === undefined) return;
  const to = direction === "on" ? next(days, by === "event" ? from : dayBefore(quarterEndAfter(from))) ?? last : by === "event" ? previous(days, from) : lastBy(days, quarterEndBefore(from));
  if (to !== undefined) step({ knownAt: to === last ? null : to });
}

/** To the book's own date, with everything that is known. */
export function moveToLatest(): void {
  go({ asOf: null, knownAt: null });
}

/** Shows a date at once; what the service is asked waits until the drag rests. */
export function dragAsOf(day: Day): void {
  draggedAsOf.value = day;
}

export function dragKnownAt(day: Day | null): void {
  draggedKnownAt.value = { day };
}

/** The drag is over: the address says where it came to rest. */
export function rest(): void {
  const dragged = draggedAsOf.peek();
  const known = draggedKnownAt.peek();
  if (dragged === null && known === null) return;
  const changes = { ...(dragged === null ? {} : { asOf: dragged }), ...(known === null ? {} : { knownAt: knownAt.peek() }) };
  go(changes);
  draggedAsOf.value = null;
  draggedKnownAt.value = null;
}

function dayBefore(day: Day): Day {
  return dayOf(dayNumber(day) - 1);
}
