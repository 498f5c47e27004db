/**
 * Corrections in columns: a few events touch others, and what they make of them is asked of the
 * ordinary ledger, for each day on which something of it became known. What an answer differs by from
 * the one before it is a movement known from that day on.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import type { Day } from "../kernel/day.ts";
import type { Fault } from "../kernel/fault.ts";
import { knownOn } from "../ledger/known-time.ts";
import { errorsOf, replay, replayKnown } from "../ledger/replay.ts";
import type { Entry } from "../ledger/replay.ts";
import { dayNumberOf } from "./civil-day.ts";
import type { Contributions } from "./contributions.ts";

/** Counts entries that no correction touches, and says what is wrong with them. */
export function countPlain(book: Book, contributions: Contributions): Fault[] {
  const { entries, faults } = replay(book);
  if (errorsOf(faults).length > 0) return errorsOf(faults);
  const recorded = recordedById(book);
  for (const entry of entries) contributions.count(entry, rankOf(entry, recorded), { from: dayNumberOf(knownOn(recordedOf(entry, recorded), book)) });
  return [];
}

/** Counts corrections and what they touch, of which the entries are counted already as if nothing had corrected them. */
export function countCorrected(book: Book, contributions: Contributions): Fault[] {
  const parts = connected(book);
  const wrong = parts.flatMap((part) => errorsOf(replay(part).faults));
  if (wrong.length > 0) return wrong;
  for (const part of parts) takeBackUncorrected(part, contributions);
  // What was not explained then is told of the first event that is not, whichever part it is of.
  const unexplained = parts.filter((part) => knownDays(part).some((day) => replayKnown(part, day).gaps.size > 0));
  const together = { ...book, events: unexplained.flatMap(({ events }) => events) };
  for (const part of [...parts.filter((each) => !unexplained.includes(each)), ...(unexplained.length === 0 ? [] : [together])]) countPart(part, contributions);
  return [];
}

function takeBackUncorrected(book: Book, contributions: Contributions): void {
  const uncorrected = { ...book, events: book.events.filter(({ event }) => event.type === "journal-entry") };
  const recorded = recordedById(uncorrected);
  for (const entry of replay(uncorrected).entries) {
    contributions.takeBack(entry, dayNumberOf(knownOn(recordedOf(entry, recorded), uncorrected)));
    contributions.forgetWindows(entry.event.id);
  }
}

function countPart(book: Book, contributions: Contributions): void {
  const recorded = recordedById(book);
  const days = knownDays(book);
  let before = new Map<string, Entry>();
  days.forEach((day, step) => {
    const next = days[step + 1];
    const known = { from: dayNumberOf(day), ...(next === undefined ? {} : { until: dayNumberOf(next) }) };
    const { entries, gaps } = replayKnown(book, day);
    for (const entry of before.values()) contributions.takeBack(entry, known.from);
    for (const entry of entries) contributions.count(entry, rankOf(entry, recorded), known);
    for (const [account, from] of gaps) contributions.gap(account, from, known);
    before = new Map(entries.map((entry) => [entry.event.id, entry]));
  });
}

/** The days on which anything of the book became known, in order. */
function knownDays(book: Book): Day[] {
  return [...new Set(book.events.map((recorded) => knownOn(recorded, book)))].sort();
}

/** The book in parts that no correction joins. */
function connected(book: Book): Book[] {
  const partOf = new Map(book.events.map(({ event }) => [event.id, new Set([event.id])]));
  const join = (one: string, other: string): void => {
    const [larger, smaller] = [partOf.get(one), partOf.get(other)].sort((a, b) => (b?.size ?? 0) - (a?.size ?? 0));
    if (larger === undefined || smaller === undefined || larger === smaller) return;
    for (const id of smaller) partOf.set(id, larger.add(id));
  };
  for (const recorded of book.events) for (const id of touchedBy(recorded)) join(recorded.event.id, id);
  const recorded = recordedById(book);
  return [...new Set(partOf.values())].map((ids) => ({ ...book, events: [...ids].flatMap((id) => recorded.get(id) ?? []) }));
}

/** The events that a correction names. */
export function touchedBy({ event, type }: RecordedEvent): readonly string[] {
  if ("reverses" in event && typeof event["reverses"] === "string") return [event["reverses"]];
  const correction = type.corrects?.(event);
  return correction === undefined ? [] : [...correction.voids, ...correction.replacedBy];
}

function recordedById({ events }: Book): Map<string, RecordedEvent> {
  return new Map(events.map((each) => [each.event.id, each]));
}

function recordedOf(entry: Entry, recorded: ReadonlyMap<string, RecordedEvent>): RecordedEvent {
  const found = recorded.get(entry.event.id);
  if (found === undefined) throw new Error(`an entry of ${entry.event.id}, which the book does not have`);
  return found;
}

function rankOf(entry: Entry, recorded: ReadonlyMap<string, RecordedEvent>): number {
  return recordedOf(entry, recorded).type.rank;
}
