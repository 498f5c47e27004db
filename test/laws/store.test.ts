/** A book that is kept in a store is the book that was written: its entries, its terms, and its head. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { canonical } from "../../src/kernel/canonical-json.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { headOf } from "../../src/book/book.ts";
import type { Book } from "../../src/book/book.ts";
import type { WrittenBook } from "../../src/book/written-book.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { checkedBook } from "../../src/library/open-book.ts";
import { books } from "../generate/book.ts";
import type { GeneratedBook } from "../generate/book.ts";
import { choices, Draw } from "../generate/draw.ts";
import { writtenOf } from "../store/kept-version.ts";
import { runs, timeout, times } from "./runs.ts";

const ID = "generated";

function replayed(book: Book): unknown {
  const ledger = new Ledger(book);
  return [
    headOf("definition", book.events),
    ledger.entries.map(({ event, when, movements }) => [event.id, when, movements.map(({ account, unit, quantity, flow }) => [account, unit, quantity, flow])]),
    [...ledger.chart.instruments.keys()].map((id) => [id, ledger.terms.history(id)]),
  ];
}

/** The same fields in another order, at every depth: it says nothing. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, field]) => [name, turned(field)]));
}

const whole = (given: GeneratedBook): WrittenBook => writtenOf(given, ID);

async function keptOf(...written: readonly WrittenBook[]): Promise<Book> {
  const store = new MemoryStore();
  for (const each of written) await importBook(new Keeper(store), each, { by: "a law" });
  const kept = await new Keeper(store).kept(ID);
  if (kept === undefined) throw new Error("nothing was kept");
  return kept.book;
}

describe("a store", () => {
  test.prop([books], times(runs))("keeps any book as it was written", async (given) => {
    expect(replayed(await keptOf(whole(given)))).toEqual(replayed(checkedBook(whole(given))));
  }, timeout);

  test.prop([books], times(runs))("keeps an event whatever order its fields are in", async (given) => {
    const events = whole(given).events.map((event) => ({ ...event, value: turned(event.value) }));
    expect(replayed(await keptOf({ ...whole(given), events }))).toEqual(replayed(checkedBook(whole(given))));
    expect(events.map(({ value }) => canonical(value))).toEqual(whole(given).events.map(({ value }) => canonical(value)));
  }, timeout);

  test.prop([books, choices], times(runs))("keeps a book that grows by two imports as one that came in at once", async (given, drawn) => {
    const { events } = whole(given);
    const draw = new Draw(drawn);
    // Some first part that is a book by itself; where it is none, the refusal leaves nothing behind.
    const part = { ...whole(given), events: events.slice(0, draw.below(events.length + 1)) };
    const store = new MemoryStore();
    const keeper = new Keeper(store);
    const isBook = await importBook(keeper, part, { by: "a law" }).then(() => true, () => false);
    expect((await store.head(ID)).version).toBe(isBook ? part.events.length + 1 : 0);
    await importBook(keeper, whole(given), { by: "a law" });
    const kept = await keeper.kept(ID);
    expect(kept === undefined ? undefined : replayed(kept.book)).toEqual(replayed(checkedBook(whole(given))));
    fc.pre(isBook);
  }, timeout);
});
