/** The book that is shown, its events, and the dates that it is shown at. */
import { computed, signal } from "@preact/signals";
import { forget, latest } from "../asking/ask.ts";
import { bookOf, books, timelineOf } from "../asking/answers.ts";
import type { Under } from "../asking/answers.ts";
import { again, asked } from "../asking/asked.ts";
import { lastBy } from "./days.ts";
import type { Day } from "./days.ts";
import { place } from "./here.ts";

export const allBooks = asked(() => books);

/** The id of the book: the address's, or the one meant where none is named. */
export const bookId = computed(() => place.value.book ?? allBooks.value.answer?.books.find((each) => each.default)?.id ?? allBooks.value.answer?.books[0]?.id);

export const book = asked(() => (bookId.value === undefined ? undefined : bookOf(bookId.value)));

/** All events that are known by now: the days to choose from stay the same whatever day of knowledge is chosen. */
export const allEvents = asked(() => (bookId.value === undefined ? undefined : timelineOf(bookId.value, { knownAt: null, scenario: place.value.scenario })));

/** The days on which something became known: between two of them every answer is the same. */
export const knownDays = computed<readonly Day[]>(() => {
  const known = allEvents.value.answer?.events.map(({ knownAt }) => knownAt) ?? [];
  const published = book.value.answer?.sources.map((source) => source.published) ?? [];
  return [...new Set([...known, ...published])].sort();
});

/** A day of knowledge that a handle is dragged to; null where none is dragged. */
export const draggedKnownAt = signal<{ readonly day: Day | null } | null>(null);

/** The day of knowledge in the address, or as it is dragged: the last on which something became known. */
export const knownAt = computed<Day | null>(() => {
  const wanted = draggedKnownAt.value === null ? place.value.knownAt : draggedKnownAt.value.day;
  return wanted === null ? null : (lastBy(knownDays.value, wanted) ?? wanted);
});

/** What answers are asked under. */
export const under = computed<Under>(() => ({ knownAt: place.value.knownAt === null ? null : (lastBy(knownDays.value, place.value.knownAt) ?? place.value.knownAt), scenario: place.value.scenario }));

/** The events that are known by the day of knowledge. */
export const events = asked(() => (bookId.value === undefined ? undefined : timelineOf(bookId.value, under.value)));

/** A date that a handle is dragged to; null where none is dragged. */
export const draggedAsOf = signal<Day | null>(null);

/** The date that answers are asked for: it changes when a drag rests. */
export const restingAsOf = computed<Day | undefined>(() => place.value.asOf ?? book.value.answer?.asOf);

/** The date that is shown, moment by moment. */
export const asOf = computed<Day | undefined>(() => draggedAsOf.value ?? restingAsOf.value);

/** The days on which events count, once each. */
export const eventDays = computed<readonly Day[]>(() => [...new Set(events.value.answer?.events.map(({ on }) => on) ?? [])].sort());

/** The first and last day that a date can be chosen from. */
export const span = computed<{ readonly first: Day; readonly last: Day } | undefined>(() => {
  const own = book.value.answer?.asOf;
  const all = allEvents.value.answer?.events;
  if (own === undefined || all === undefined) return undefined;
  const days = [own, ...all.flatMap(({ first, last }) => [first, last]), ...(place.value.asOf === null ? [] : [place.value.asOf])].sort();
  return { first: days[0] ?? own, last: days.at(-1) ?? own };
});

/** Looks whether the book has changed since it was read, and asks everything anew if so. */
export async function refresh(): Promise<void> {
  const id = bookId.peek();
  const before = book.peek().answer?.ledgerHead;
  if (id === undefined || before === undefined) return;
  const now = await latest(bookOf(id));
  if (now === undefined || now.ledgerHead === before) return;
  forget();
  again.value += 1;
}

/** Asks everything anew that was refused. */
export function askAgain(): void {
  again.value += 1;
}
