/** Balances from the index are the journal added up, and the journal is the same in whatever order it is read. */
import { fc, test } from "@fast-check/vitest";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { headOf } from "../../src/book/book.ts";
import type { Book } from "../../src/book/book.ts";
import { readBook } from "../../src/book/read-book.ts";
import { datesAround } from "../../src/ledger/laws.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { books } from "../generate/book.ts";
import { choices, Draw } from "../generate/draw.ts";
import { bookOf } from "../given.ts";
import { accountsOf, anyLedger, forAnyBook, ledgerOf, library } from "./any-book.ts";
import { runs, timeout, times } from "./runs.ts";

/** Everything a replay makes: each movement in its order, and each step of the terms. */
function replayed(ledger: Ledger): unknown {
  return {
    entries: ledger.entries.map(({ event, when, movements }) => [event.id, when, movements.map(({ account, unit, quantity, flow }) => [account, unit, quantity, flow])]),
    terms: [...ledger.chart.instruments.keys()].map((id) => [id, ledger.terms.history(id)]),
  };
}

function shuffled<Value>(values: readonly Value[], draw: Draw): Value[] {
  const keyed = values.map((value, index) => ({ value, key: (draw.below(9973) + index * 7919) % 9973 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** Writes the events into some files in some order, and reads the book again; its rates stay as they are. */
function writtenAndRead(definition: string, book: Book, draw: Draw): Book {
  const folder = mkdtempSync(join(tmpdir(), "capledger-laws-"));
  try {
    mkdirSync(join(folder, "events"));
    writeFileSync(join(folder, "book.yaml"), definition);
    const files = 1 + draw.below(3);
    const events = shuffled(book.events, draw);
    for (let file = 0; file < files; file += 1) {
      const list = events.filter((_, index) => index % files === file).map(({ written }) => written);
      writeFileSync(join(folder, "events", `${draw.below(1000)}-${file}.yaml`), JSON.stringify(list));
    }
    return { ...readBook(folder), rates: book.rates };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectSame(one: Book, other: Book): void {
  expect(headOf("definition", other.events)).toBe(headOf("definition", one.events));
  expect(replayed(new Ledger(other))).toEqual(replayed(new Ledger(one)));
}

describe("the index and full replay", () => {
  forAnyBook("give every account's balance as the sum of its movements, on event dates and the days around", (book, draw) => {
    const ledger = anyLedger(book, draw);
    const accounts = accountsOf(ledger);
    for (const date of datesAround(ledger)) {
      const sums = new Map<string, bigint>();
      for (const { when, movements } of ledger.entries) {
        if (when.day <= date) for (const { account, quantity } of movements) sums.set(account, (sums.get(account) ?? 0n) + quantity);
      }
      const wrong = accounts.filter((account) => ledger.settledBalance(account, date) !== (sums.get(account) ?? 0n));
      expect(wrong, date).toEqual([]);
    }
  });

  forAnyBook("name no account that the chart does not have, and no unit but the account's own", (book) => {
    const ledger = ledgerOf(book);
    const movements = ledger.entries.flatMap((entry) => entry.movements);
    expect(movements.filter(({ account, unit }) => ledger.chart.accounts.get(account)?.unit !== unit)).toEqual([]);
  });
});

describe("replay", () => {
  forAnyBook("is the same in any order of the events", (book, draw) => {
    const other = { ...book, events: shuffled(book.events, draw) };
    expect(replayed(new Ledger(other))).toEqual(replayed(ledgerOf(book)));
    expect(headOf("definition", other.events)).toBe(headOf("definition", book.events));
  });

  forAnyBook("orders entries by effective day, then by rank in the day, then by id", (book) => {
    const types = new Map(book.events.map(({ event, type }) => [event.id, event.order ?? type.rank]));
    const keys = ledgerOf(book).entries.map(({ event, when }) => `${when.day} ${String(types.get(event.id)).padStart(3, "0")} ${event.id}`);
    expect(keys).toEqual([...keys].sort());
  });

  test.prop([books, choices], times(Math.ceil(runs / 4)))(
    "is the same from any files: of generated books",
    (given, drawn) => {
      const book = bookOf(given);
      expectSame(book, writtenAndRead(JSON.stringify(given.definition), book, new Draw(drawn)));
    },
    timeout,
  );

  test.prop([fc.constantFrom(...library.ids()), choices], times(5))("is the same from any files: of the books of this repository", (id, drawn) => {
    const book = library.book(id);
    expectSame(book, writtenAndRead(readFileSync(join(library.folder, id, "book.yaml"), "utf8"), book, new Draw(drawn)));
  });

  forAnyBook("changes the head when an event is left out, or says something else", (book, draw) => {
    if (book.events.length === 0) return;
    const one = draw.one(book.events);
    const others = book.events.filter((each) => each !== one);
    const changed = { ...one, written: { ...(one.written as object), summary: "something else" } };
    const heads = [book.events, others, [...others, changed]].map((events) => headOf("definition", events));
    expect(new Set([...heads, headOf("another definition", book.events)]).size).toBe(4);
  });
});
