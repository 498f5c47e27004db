/**
 * Books in which an event of unknown day falls at the other end of its window, where that changes
 * what another event posts: the order of the two is then not known, and both answers are possible.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import { plusDays } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import { isPrecise } from "../kernel/when.ts";
import { errorsOf, replay, replayKnown } from "./replay.ts";
import type { Entry } from "./replay.ts";

export interface OtherOrder {
  /** The days of the events that fall on other ones than counted. */
  readonly days: Days;
  readonly book: Book;
}

/** Orders tried together at most; beyond it each event is moved alone, and all to the same end. */
const MOST = 128;

/** Days of events, by their ids. */
export type Days = ReadonlyMap<string, Day>;

/** What was found of books before, when all that they hold was known. Another book, though it be a copy with one change, has orders of its own. */
const found = new WeakMap<Book, () => readonly Days[]>();

/** Has the other orders of the book as they were found before. */
export function rememberOrders(book: Book, orders: () => readonly Days[]): void {
  found.set(book, orders);
}

export function otherOrders(book: Book, knownAt: Day | undefined, entries: readonly Entry[]): OtherOrder[] {
  const before = knownAt === undefined ? found.get(book)?.() : undefined;
  return before?.map((days) => ({ days, book: onDays(book, days) })) ?? findOrders(book, knownAt, entries);
}

function findOrders(book: Book, knownAt: Day | undefined, entries: readonly Entry[]): OtherOrder[] {
  const seen = new Set([signature(entries)]);
  const types = new Map(book.events.map(({ event, type }) => [event.id, type]));
  const rank = ({ event }: Entry): number => event.order ?? types.get(event.id)?.rank ?? 0;
  /** Whether it can have happened, and the order where it is one that no other has made. */
  const attempt = (days: Days): { readonly happened: boolean; readonly orders: readonly OtherOrder[] } => {
    const moved = onDays(book, days);
    const replayed = knownAt === undefined ? replay(moved) : replayKnown(moved, knownAt);
    const made = signature(replayed.entries);
    // An order that overdraws an account, or uses what is not there yet, did not happen.
    const happened = errorsOf(replayed.faults).length === 0;
    if (!happened || seen.has(made)) return { happened, orders: [] };
    seen.add(made);
    return { happened, orders: [{ days, book: moved }] };
  };
  const tried = (days: Days): readonly OtherOrder[] => attempt(days).orders;
  const sensitive: { readonly id: string; readonly days: readonly Day[] }[] = [];
  const alone = entries.flatMap((entry) => {
    const days = isPrecise(entry.when) ? [] : daysToTry(entry, entries, rank);
    const orders = days.flatMap((alike) => firstOf(alike, (day) => attempt(new Map([[entry.event.id, day]]))));
    if (orders.length > 0) sensitive.push({ id: entry.event.id, days: [entry.when.day, ...days.flatMap(([day]) => day ?? [])] });
    return orders;
  });
  return [...alone, ...together(sensitive).flatMap(tried)];
}

/** The orders of the first day on which the event can have happened, of days that are alike. */
function firstOf(days: readonly Day[], attempt: (day: Day) => { readonly happened: boolean; readonly orders: readonly OtherOrder[] }): readonly OtherOrder[] {
  for (const day of days) {
    const { happened, orders } = attempt(day);
    if (happened) return orders;
  }
  return [];
}

/**
 * The ends of the window, and the days of and around what depends on the event, or it on them: those
 * alike together that put it before and after the same events, but for those that are like its own.
 */
function daysToTry(entry: Entry, entries: readonly Entry[], rank: (entry: Entry) => number): Day[][] {
  const { first, last, day } = entry.when;
  const others = entries.filter((other) => other !== entry && mayDepend(entry, other));
  if (others.length === 0) return [];
  const around = others.flatMap((other) => [plusDays(other.when.day, -1), other.when.day, plusDays(other.when.day, 1)]);
  const order = (on: Day): string => others.map((other) => (isBefore(on, entry, other, rank) ? "<" : ">")).join("");
  const alike = groupedBy([...new Set([first, last, ...around.filter((each) => each > first && each < last)])], order);
  alike.delete(order(day));
  return [...alike.values()];
}

/** Whether the event, were it on that day, comes before the other in effective order. */
function isBefore(on: Day, entry: Entry, other: Entry, rank: (entry: Entry) => number): boolean {
  if (on !== other.when.day) return on < other.when.day;
  return rank(entry) - rank(other) < 0 || (rank(entry) === rank(other) && entry.event.id < other.event.id);
}

/** Every combination of the days of events that matter to others; of too many, all first and all last. */
function together(sensitive: readonly { readonly id: string; readonly days: readonly Day[] }[]): Days[] {
  if (sensitive.length < 2) return [];
  if (sensitive.reduce((count, { days }) => count * days.length, 1) > MOST) {
    return [0, 1].map((end) => new Map(sensitive.map(({ id, days }) => [id, [...days].sort().at(end === 0 ? 0 : -1) ?? days[0]] as [string, Day])));
  }
  return sensitive.reduce<Days[]>((all, { id, days }) => all.flatMap((chosen) => days.map((day) => new Map([...chosen, [id, day]]))), [new Map()]);
}

/** Whether another event inside the window may post differently before and after: it read what this one moves or changes, or the other way round. */
function mayDepend(entry: Entry, other: Entry): boolean {
  if (other.when.last < entry.when.first || other.when.first > entry.when.last) return false;
  return touches(entry, other.read) || touches(other, entry.read);
}

function touches({ movements, changes }: Entry, read: ReadonlySet<string>): boolean {
  return movements.some(({ account }) => read.has(account)) || changes.some((instrument) => read.has(instrument));
}

function onDays(book: Book, days: Days): Book {
  return { ...book, events: book.events.map((each) => onDay(each, days.get(each.event.id))) };
}

/** The event on another day of its window. */
export function onDay(recorded: RecordedEvent, day: Day | undefined): RecordedEvent {
  return day === undefined ? recorded : { ...recorded, event: { ...recorded.event, on: { ...recorded.event.on, day } } };
}

/** What every entry moves, whatever its place in the order. */
function signature(entries: readonly Entry[]): string {
  return entries
    .map(({ event, movements }) => `${event.id} ${movements.map(({ account, quantity }) => `${account} ${quantity}`).join(" ")}`)
    .sort()
    .join("\n");
}
