/**
 * Books in which an event of unknown day falls at the other end of its window, where that changes
 * what another event posts: the order of the two is then not known, and both answers are possible.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import { plusDays } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import { isPrecise } from "../kernel/when.ts";
import { errorsOf, replay, replayKnown } from "./replay.ts";
import type { Entry } from "./replay.ts";

export interface OtherOrder {
  /** The events that fall on other days than counted. */
  readonly events: readonly string[];
  readonly book: Book;
}

/** Orders tried together at most; beyond it each event is moved alone, and all to the same end. */
const MOST = 128;

type Days = ReadonlyMap<string, Day>;

export function otherOrders(book: Book, knownAt: Day | undefined, entries: readonly Entry[]): OtherOrder[] {
  const seen = new Set([signature(entries)]);
  const tried = (days: Days): OtherOrder[] => {
    const moved = { ...book, events: book.events.map((each) => onDay(each, days.get(each.event.id))) };
    const replayed = knownAt === undefined ? replay(moved) : replayKnown(moved, knownAt);
    const made = signature(replayed.entries);
    // An order that overdraws an account, or uses what is not there yet, did not happen.
    if (errorsOf(replayed.faults).length > 0 || seen.has(made)) return [];
    seen.add(made);
    return [{ events: [...days.keys()], book: moved }];
  };
  const sensitive: { readonly id: string; readonly days: readonly Day[] }[] = [];
  const alone = entries.flatMap((entry) => {
    const days = isPrecise(entry.when) ? [] : daysToTry(entry, entries);
    const orders = days.flatMap((day) => tried(new Map([[entry.event.id, day]])));
    if (orders.length > 0) sensitive.push({ id: entry.event.id, days: [entry.when.day, ...days] });
    return orders;
  });
  return [...alone, ...together(sensitive).flatMap(tried)];
}

/** The ends of the window, and the days of and after what depends on the event, or it on them. */
function daysToTry(entry: Entry, entries: readonly Entry[]): Day[] {
  const { first, last, day } = entry.when;
  const others = entries.filter((other) => other !== entry && mayDepend(entry, other));
  if (others.length === 0) return [];
  const around = others.flatMap((other) => [plusDays(other.when.day, -1), other.when.day, plusDays(other.when.day, 1)]);
  return [...new Set([first, last, ...around.filter((each) => each > first && each < last)])].filter((each) => each !== day);
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

function onDay(recorded: RecordedEvent, day: Day | undefined): RecordedEvent {
  return day === undefined ? recorded : { ...recorded, event: { ...recorded.event, on: { ...recorded.event.on, day } } };
}

/** What every entry moves, whatever its place in the order. */
function signature(entries: readonly Entry[]): string {
  return entries
    .map(({ event, movements }) => `${event.id} ${movements.map(({ account, quantity }) => `${account} ${quantity}`).join(" ")}`)
    .sort()
    .join("\n");
}
