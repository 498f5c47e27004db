/**
 * Books in which an event of unknown day falls at the other end of its window, where that changes
 * what another event posts: the order of the two is then not known, and both answers are possible.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import type { Day } from "../kernel/day.ts";
import { isPrecise } from "../kernel/when.ts";
import { errorsOf, replay, replayKnown } from "./replay.ts";
import type { Entry } from "./replay.ts";

export interface OtherOrder {
  readonly event: string;
  readonly book: Book;
}

export function otherOrders(book: Book, knownAt: Day | undefined, entries: readonly Entry[]): OtherOrder[] {
  const recorded = new Map(book.events.map((each) => [each.event.id, each]));
  const candidates = entries.filter((entry) => !isPrecise(entry.when) && entries.some((other) => other !== entry && mayDepend(entry, other, recorded, book)));
  const counted = signature(entries);
  return candidates.flatMap(({ event, when }) =>
    [when.first, when.last].flatMap((day): OtherOrder[] => {
      if (day === when.day) return [];
      const moved = { ...book, events: book.events.map((each) => (each.event.id === event.id ? onDay(each, day) : each)) };
      const replayed = knownAt === undefined ? replay(moved) : replayKnown(moved, knownAt);
      // An order that overdraws an account, or uses what is not there yet, did not happen.
      return errorsOf(replayed.faults).length > 0 || signature(replayed.entries) === counted ? [] : [{ event: event.id, book: moved }];
    }),
  );
}

/** Whether another event inside the window may post differently before and after: it, or this one, reads balances or terms. */
function mayDepend(entry: Entry, other: Entry, recorded: ReadonlyMap<string, RecordedEvent>, book: Book): boolean {
  if (other.when.last < entry.when.first || other.when.first > entry.when.last) return false;
  const [type, otherType] = [recorded.get(entry.event.id)?.type, recorded.get(other.event.id)?.type];
  const depends = [type, otherType].some((each) => each?.readsBalances === true || each?.terms !== undefined);
  return depends && sharesAnything(entry, other, book);
}

function sharesAnything(entry: Entry, other: Entry, { definition }: Book): boolean {
  const instruments = new Set(definition.instruments.map(({ id }) => id));
  const touched = ({ event, movements }: Entry): Set<string> => new Set([...movements.flatMap(({ account, unit }) => [account, unit]), ...Object.values(event).filter((value): value is string => typeof value === "string" && instruments.has(value))]);
  const own = touched(entry);
  own.delete(definition.currency);
  return [...touched(other)].some((each) => own.has(each));
}

function onDay(recorded: RecordedEvent, day: Day): RecordedEvent {
  return { ...recorded, event: { ...recorded.event, on: { ...recorded.event.on, day } } };
}

/** What every entry moves, whatever its place in the order. */
function signature(entries: readonly Entry[]): string {
  return entries
    .map(({ event, movements }) => `${event.id} ${movements.map(({ account, quantity }) => `${account} ${quantity}`).join(" ")}`)
    .sort()
    .join("\n");
}
