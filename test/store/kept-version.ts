/** Books of every type of event as a store keeps them, with what they replay to: made once for each version, and never again. */
import fc from "fast-check";
import { readWritten } from "../../src/book/read-book.ts";
import type { WrittenBook } from "../../src/book/written-book.ts";
import type { Written } from "../../src/book/written.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { quantityText } from "../../src/kernel/quantity.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Records } from "../../src/keeping/records.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { eventsOf } from "../../src/store/store.ts";
import type { StoredEvent } from "../../src/store/store.ts";
import { all, NOON } from "../contract/store-contract.ts";
import { books } from "../generate/book.ts";
import type { GeneratedBook } from "../generate/book.ts";

export interface KeptVersion {
  readonly events: readonly StoredEvent[];
  /** The movements of all events in effective order, each as `event account quantity unit flow`. */
  readonly movements: readonly string[];
}

export function writtenOf({ definition, events }: GeneratedBook, id: string): WrittenBook {
  const written = (value: unknown): Written => ({ name: "", value, place: () => ({}) });
  return { definition: written({ ...definition, id }), events: events.map((event) => written({ summary: "made up", ...event })), reported: [], documents: [], rates: [], prices: [], ratesUnread: false, scenarios: new Map() };
}

/** What stored events replay to, as the program is now. */
export function movementsOf(events: readonly StoredEvent[]): string[] {
  const { book, faults } = readWritten(Records.none.with(events).written, []);
  if (book === undefined || faults.length > 0) throw new Faults(faults);
  const ledger = new Ledger(book);
  return ledger.entries.flatMap(({ event, movements }) => movements.map(({ account, unit, quantity, flow }) => [event.id, account, quantityText(quantity, ledger.chart.scaleOf(unit)), unit, flow ?? ""].join(" ")));
}

/** As few generated books as hold every type of event that they can hold. */
export async function keptVersion(): Promise<KeptVersion[]> {
  const typesIn = (book: GeneratedBook): string[] => book.events.map((event) => String(event["type"]));
  const drawn = fc.sample(books, { numRuns: 400, seed: 20020930 });
  const missing = new Set(drawn.flatMap(typesIn));
  const kept: KeptVersion[] = [];
  while (missing.size > 0) {
    const newIn = (book: GeneratedBook): number => new Set(typesIn(book).filter((type) => missing.has(type))).size;
    const best = drawn.reduce((one, other) => (newIn(other) > newIn(one) ? other : one));
    for (const type of typesIn(best)) missing.delete(type);
    const store = new MemoryStore(NOON);
    const id = `kept-${kept.length + 1}`;
    await importBook(new Keeper(store, NOON), writtenOf(best, id), { by: "a test" });
    const events = await all(eventsOf(store, id));
    kept.push({ events, movements: movementsOf(events) });
  }
  return kept;
}
