/** The events that pass the filters of the address, in the order that it asks for. */
import { computed } from "@preact/signals";
import type { TimelineAnswer } from "../../../answers/timeline-answer.ts";
import { hasWords } from "../../layout/narrowing.tsx";
import { events } from "../../state/book.ts";
import { options } from "../../state/here.ts";

export type TimelineEvent = TimelineAnswer["events"][number];

/** The options that narrow the list: each by its name in the address. */
export const FILTERS = ["family", "party", "instrument", "basis", "words"] as const;

const all = computed<readonly TimelineEvent[]>(() => events.value.answer?.events ?? []);

export const isNarrowed = computed(() => FILTERS.some((name) => options.value[name] !== undefined));

/** In effective order, whatever order is shown. */
export const narrowed = computed<readonly TimelineEvent[]>(() => {
  const { family, party, instrument, basis, words } = options.value;
  if (!isNarrowed.value) return all.value;
  return all.value.filter((event) =>
    (family === undefined || event.family === family) &&
    (party === undefined || event.parties.includes(party)) &&
    (instrument === undefined || event.instruments.includes(instrument)) &&
    (basis === undefined || event.basis === basis) &&
    hasWords(words, event.summary, event.id, event.type, event.on, ...event.parties));
});

export const isLatestFirst = computed(() => options.value["order"] === "latest");

/** What may be chosen of each: what the events that are known concern, in the order of the alphabet. */
export const parties = computed(() => [...new Set(all.value.flatMap((event) => event.parties))].sort((one, other) => one.localeCompare(other)));

export const instruments = computed<readonly (readonly [id: string, name: string])[]>(() => {
  const names = events.value.answer?.instruments ?? {};
  return [...new Set(all.value.flatMap((event) => event.instruments))].map((id) => [id, names[id] ?? id] as const).sort(([, one], [, other]) => one.localeCompare(other));
});

export interface Beside {
  /** Counted from one; undefined where the event is not known. */
  readonly position: number | undefined;
  readonly of: number;
  readonly isNarrowed: boolean;
  readonly before: TimelineEvent | undefined;
  readonly after: TimelineEvent | undefined;
}

/** What stands beside an event: among those that pass the filters where it is one of them, and else among all. */
export function besides(id: string): Beside {
  const isIn = isNarrowed.value && narrowed.value.some((event) => event.id === id);
  const list = isIn ? narrowed.value : all.value;
  const index = list.findIndex((event) => event.id === id);
  return { position: index < 0 ? undefined : index + 1, of: list.length, isNarrowed: isIn, before: index < 0 ? undefined : list[index - 1], after: index < 0 ? undefined : list[index + 1] };
}
