/** A scenario laid over a book: another book beside it, with a head of its own. The book itself is never touched. */
import { canonical } from "../kernel/canonical-json.ts";
import { createHash } from "node:crypto";
import type { Book, RecordedEvent } from "../book/book.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import type { Day } from "../kernel/day.ts";
import { replayKnown } from "../ledger/replay.ts";
import { overlayEvents } from "./overlay-events.ts";
import { overlayTables } from "./overlay-tables.ts";
import type { ReadScenario } from "./read-scenario.ts";

/** The book with the scenarios laid over it, the lowest first; `Faults` where a change is of what is not there. */
export function overlay(book: Book, stack: readonly ReadScenario[]): Book {
  return stack.reduce(overlayOne, book);
}

function overlayOne(book: Book, read: ReadScenario): Book {
  const faults: Fault[] = [];
  const knownAt = read.scenario["known-at"];
  const base = overlayTables(knownAt === undefined ? book : asKnown(book, knownAt), read, faults);
  const events = overlayEvents(base.events, read, faults).map((recorded) => (knownAt === undefined || base.events.includes(recorded) ? recorded : knownBy(recorded, knownAt)));
  if (faults.length > 0) throw new Faults(faults);
  return { ...base, events, scenario: read.scenario.id, head: createHash("sha256").update(canonical({ base: book.head, scenario: read.written })).digest("hex") };
}

/** The book of the events that count by what was known on a day: its corrections are settled. */
function asKnown(book: Book, knownAt: Day): Book {
  const { entries, gaps } = replayKnown(book, knownAt);
  const counting = new Set(entries.map(({ event }) => event.id));
  return { ...book, gaps, events: book.events.filter(({ event, type }) => counting.has(event.id) && type.corrects === undefined) };
}

/** What a scenario assumes belongs to the knowledge that it branches from. */
function knownBy(recorded: RecordedEvent, knownAt: Day): RecordedEvent {
  const { known } = recorded.event;
  return { ...recorded, event: { ...recorded.event, known: known !== undefined && known < knownAt ? known : knownAt } };
}
