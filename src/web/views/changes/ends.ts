/** What is held against what: two dates by all that is known, or two days of knowledge about one date. */
import { computed } from "@preact/signals";
import { allEvents, book, eventDays, knownDays, restingAsOf, span, under } from "../../state/book.ts";
import { previous } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";
import { options } from "../../state/here.ts";

export type Axis = "dates" | "knowledge";

/** Along the dates where the address does not say. */
export const axis = computed<Axis>(() => (options.value["axis"] === "knowledge" ? "knowledge" : "dates"));

interface Ends {
  readonly from: Day;
  readonly to: Day;
}

/** The later end is the page's own date or day of knowledge; the earlier is chosen, or the one that statements are presented for before it, or such that something lies in between. */
export const ends = computed<Ends | undefined>(() => {
  const chosen = options.value["since"];
  if (axis.value === "dates") {
    const to = restingAsOf.value;
    if (to === undefined) return undefined;
    const presented = book.value.answer?.presents.instants.filter((day) => day < to).sort().at(-1);
    return { from: chosen ?? presented ?? previous(eventDays.value, to) ?? span.value?.first ?? to, to };
  }
  const to = under.value.knownAt ?? knownDays.value.at(-1);
  return to === undefined ? undefined : { from: chosen ?? beforeTheLastLearnt(to), to };
});

/** The day of knowledge before the last on which an event that counts by the page's date became known. */
function beforeTheLastLearnt(to: Day): Day {
  const asOf = restingAsOf.value ?? to;
  const learnt = (allEvents.value.answer?.events ?? []).filter(({ first, knownAt }) => first <= asOf && knownAt <= to).map(({ knownAt }) => knownAt).sort().at(-1) ?? to;
  return previous(knownDays.value, learnt) ?? learnt;
}
