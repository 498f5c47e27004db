/**
 * When an event became known to the book's owner: the cut of every `knownAt` query.
 *
 * Stated where the source dates the knowledge itself. Otherwise an event of record is known at
 * the end of its day (of its window, if imprecise); what is inferred, and balances taken over
 * from a statement, are known once the sources that imply them are published.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import { later } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";

export function knownOn({ event }: RecordedEvent, { definition }: Book): Day {
  if (event.known !== undefined) return event.known;
  const follows = event.basis === "inferred" || event.type === "balance-anchor";
  if (!follows) return event.on.last;
  const published = event.evidence.flatMap(({ source }) => definition.sources[source]?.published ?? []);
  return published.reduce<Day>(later, event.on.last);
}
