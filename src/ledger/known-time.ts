/**
 * When an event became known to the book's owner: the cut of every `knownAt` query.
 *
 * Stated where the source dates the knowledge itself. Otherwise an event of record is known at
 * the end of its day (of its window, if imprecise); what is inferred, and balances taken over
 * from a statement, are known once the sources that imply them are published. What a correction
 * puts in place of other events is known no earlier than the correction.
 */
import type { Correction } from "../../events/event-type.ts";
import type { Book, RecordedEvent } from "../book/book.ts";
import { later } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";

export interface RecordedCorrection extends Correction {
  readonly recorded: RecordedEvent;
}

const corrections = new WeakMap<Book["events"], readonly RecordedCorrection[]>();

/** The corrections among a book's events, each with what it takes back and puts in place. */
export function correctionsOf({ events }: Book): readonly RecordedCorrection[] {
  const found = corrections.get(events) ?? events.flatMap((recorded) => (recorded.type.corrects === undefined ? [] : [{ recorded, ...recorded.type.corrects(recorded.event) }]));
  corrections.set(events, found);
  return found;
}

export function knownOn(recorded: RecordedEvent, book: Book): Day {
  const by = correctionsOf(book).filter(({ replacedBy }) => replacedBy.includes(recorded.event.id));
  const placed = by.map((correction) => statedOn(correction.recorded, book)).sort()[0];
  return placed === undefined ? statedOn(recorded, book) : later(statedOn(recorded, book), placed);
}

function statedOn({ event }: RecordedEvent, { definition }: Book): Day {
  if (event.known !== undefined) return event.known;
  const follows = event.basis === "inferred" || event.type === "balance-anchor";
  if (!follows) return event.on.last;
  const published = event.evidence.flatMap(({ source }) => definition.sources[source]?.published ?? []);
  return published.reduce<Day>(later, event.on.last);
}
