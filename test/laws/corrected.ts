/** Any book with events that are known late, voided, replaced and reversed, as far as it stays good. */
import type { Book, RecordedEvent } from "../../src/book/book.ts";
import { readEvent } from "../../src/book/read-book.ts";
import { plusDays } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import type { Fault } from "../../src/kernel/fault.ts";
import { knownOn } from "../../src/ledger/known-time.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import type { Draw } from "../generate/draw.ts";
import type { Written } from "../generate/written.ts";

const MOST = 5;

/** The book with up to five corrections, each of an event or of an earlier correction, and some events known late. */
export function corrected(given: Book, draw: Draw): Book {
  // What is corrected already must be known by its correction.
  const isNamed = ({ event }: RecordedEvent): boolean => given.events.some(({ event: other }) => JSON.stringify([other["voids" as keyof typeof other], other["reverses" as keyof typeof other]]).includes(`"${event.id}"`));
  let book: Book = { ...given, events: given.events.map((recorded) => (draw.once(4) && !isNamed(recorded) ? late(recorded, draw) : recorded)) };
  for (let turn = 0; turn < MOST && book.events.length > 0; turn += 1) {
    const more = withMore(book, correction(book, draw, turn));
    if (isGood(more)) book = more;
  }
  return book;
}

/** The book with these events too. */
export function withMore(book: Book, events: readonly Written[]): Book {
  const faults: Fault[] = [];
  const read = events.flatMap((event) => readEvent(event, () => ({}), faults));
  if (faults.length > 0) throw new Faults(faults);
  return { ...book, events: [...book.events, ...read] };
}

export function isGood(book: Book): boolean {
  try {
    return new Ledger(book).book === book;
  } catch (error) {
    if (error instanceof Faults) return false;
    throw error;
  }
}

function late(recorded: RecordedEvent, draw: Draw): RecordedEvent {
  return { ...recorded, event: { ...recorded.event, known: plusDays(recorded.event.on.last, 1 + draw.below(200)) } };
}

function correction(book: Book, draw: Draw, turn: number): Written[] {
  const target = draw.one(book.events);
  const at = { known: plusDays(knownOn(target, book), draw.one([0, 1, 30, 200])), order: String(60 + turn), summary: "made up" };
  const id = `correction-${turn}`;
  if (draw.once(4)) return [{ id, type: "event-reversed", on: plusDays(target.event.on.last, draw.below(60)), ...at, reverses: target.event.id }];
  const voided = { id, type: "event-voided", on: at.known, ...at, voids: [target.event.id] };
  if (target.type.corrects !== undefined || draw.once(2)) return [voided];
  return [{ ...voided, "replaced-by": [`${id}-instead`] }, { ...(target.written as Written), id: `${id}-instead`, on: earlierBy(target.event.on, draw.below(3)) }];
}

/** The same effective date, or a precise one some days earlier. */
function earlierBy(on: RecordedEvent["event"]["on"], days: number): string | Written {
  const moved = plusDays(on.day, -days);
  return days > 0 || on.first === on.last ? moved : { within: `${on.first}..${on.last}`, assumed: on.day };
}
