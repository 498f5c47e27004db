/** The points of a history: each with what happened since the one before, and its figure when it is asked for. */
import { plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { knownOn } from "../ledger/known-time.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Spread } from "../ledger/ledger.ts";
import { measureOf } from "../measures/catalogue.ts";
import { figureAt } from "../measures/measure-at.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { periodEnding } from "./query.ts";
import type { axes } from "./steps.ts";

export interface Point {
  readonly on: Day;
  readonly from?: Day;
  /** Asked when the row is: the rows of a page cost no others. */
  readonly figure: () => MeasuredFigure;
  readonly events: readonly string[];
}

/** What happened on which day, which every history of a ledger asks. */
interface Happenings {
  /** The days on which events count or their windows end, or on which they become known, in order. */
  readonly days: readonly Day[];
  readonly events: readonly Happened[];
}

const happenings = { "as-of": new WeakMap<Ledger, Happenings>(), "known-at": new WeakMap<Ledger, Happenings>() } as const;

function happeningsOf(ledger: Ledger, along: (typeof axes)[number]): Happenings {
  const found = happenings[along].get(ledger) ?? (along === "as-of" ? counting(ledger) : becomingKnown(ledger));
  happenings[along].set(ledger, found);
  return found;
}

function counting({ entries }: Ledger): Happenings {
  const days = new Set<Day>();
  for (const { when } of entries) for (const day of [when.first, when.day, when.last]) days.add(day);
  return { days: [...days].sort(), events: byDay(entries.map(({ when, event }) => ({ day: when.day, id: event.id }))) };
}

function becomingKnown({ book }: Ledger): Happenings {
  const events = byDay(book.events.map((recorded) => ({ day: knownOn(recorded, book), id: recorded.event.id })));
  return { days: [...new Set(events.map(({ day }) => day))], events };
}

/** The days on which events count or their windows end, or on which they become known, in order. */
export function daysOf(ledger: Ledger, along: (typeof axes)[number]): readonly Day[] {
  return happeningsOf(ledger, along).days;
}

export function* alongDates(ledger: Ledger, measure: Measure, periods: readonly Period[]): Generator<Point> {
  const { events: counted } = happeningsOf(ledger, "as-of");
  let after = plusDays(periods[0]?.first ?? ledger.definition["as-of"], -1);
  for (const over of periods) {
    const { first, last } = over;
    yield { on: last, ...(measure.kind === "instant" ? {} : { from: first }), figure: () => figureAt(measure, ledger, { at: last, over }), events: between(counted, after, last) };
    after = last;
  }
}

/** Between two days on which something becomes known, the answer is the same and asked once. */
export function* alongKnowledge(ledger: Ledger, id: string, { periods, asOf, spread }: { readonly periods: readonly Period[]; readonly asOf: Day; readonly spread: Spread }): Generator<Point> {
  const { book } = ledger;
  const { days, events: known } = happeningsOf(ledger, "known-at");
  const moment = { at: asOf, over: periodEnding(asOf, ledger.definition) };
  const answers = new Map<Day | undefined, MeasuredFigure>();
  let after = plusDays(periods[0]?.last ?? asOf, -1);
  for (const { last: on } of periods) {
    const since = days.findLast((day) => day <= on);
    const figure = (): MeasuredFigure => {
      const found = answers.get(since) ?? figureAt(measureOf(ledger, id), new Ledger(book, { knownAt: on, spread }), moment);
      answers.set(since, found);
      return found;
    };
    yield { on, figure, events: between(known, after, on) };
    after = on;
  }
}

interface Happened {
  readonly day: Day;
  readonly id: string;
  /** Where it stands among all of them. */
  readonly place: number;
}

function byDay(events: readonly Omit<Happened, "place">[]): Happened[] {
  return events.map((event, place) => ({ ...event, place })).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Those after one day, up to the end of another, in their own order. */
function between(events: readonly Happened[], after: Day, last: Day): string[] {
  const found = events.slice(firstAfter(events, after), firstAfter(events, last));
  return found.sort((a, b) => a.place - b.place).map(({ id }) => id);
}

function firstAfter(events: readonly Happened[], day: Day): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.day ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
