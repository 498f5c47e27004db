/** A SQLite store whose writers are killed, and whose file is damaged. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { verifyStore } from "../../src/store/backup.ts";
import { makeStore, openStore } from "../../src/store/open-store.ts";
import { appendsOf, booksIn, eventsOf } from "../../src/store/store.ts";
import type { EventStore } from "../../src/store/store.ts";
import { all } from "../contract/store-contract.ts";
import { batch } from "./batch.ts";
import { lostFrom, settle, tell, Writer } from "./writers.ts";

const folder = mkdtempSync(join(tmpdir(), "capital-ledger-faults-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("writers of a SQLite store that are killed in the middle of their appends", () => {
  it("lose nothing that was acknowledged, and leave no part of a batch", async () => {
    const ROUNDS = 20;
    const address = join(folder, "killed.db");
    await (await makeStore(address)).close();
    const writers: Writer[] = [];
    const settled = { "fresh": 0, "duplicate": 0, "nothing to settle": 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      // Two at a time: one may be killed while the other holds the file.
      const two = ["one", "other"].map((name) => new Writer(address, `${name}-${round % 3}`));
      await Promise.all(two.map((writer) => writer.hasKept(3)));
      await sleep(Math.random() * 150);
      await Promise.all(two.map((writer) => writer.kill()));
      writers.push(...two);
      const store = openStore(address);
      expect(await lostFrom(store, writers)).toBe(0);
      for (const writer of two) settled[await settle(store, writer)] += 1;
      await store.close();
    }
    const events = writers.reduce((sum, writer) => sum + writer.events, 0);
    expect(events).toBeGreaterThan(ROUNDS * 6);
    tell("kill -9 of writers to SQLite", { rounds: ROUNDS, "appends acknowledged": writers.reduce((sum, { kept }) => sum + kept.length, 0), "events acknowledged": events, lost: 0, "interrupted and kept": settled.duplicate, "interrupted and sent again": settled.fresh });
  });
});

/** Everything that a store answers. */
async function dumped(store: EventStore): Promise<string> {
  const books = await booksIn(store);
  return JSON.stringify(await Promise.all(books.map(async (book) => [await store.head(book), await all(eventsOf(store, book)), await all(appendsOf(store, book))])));
}

describe("a SQLite store with a flipped bit", () => {
  it("is told of by verify or when it is opened, or answers as before: never anything else", async () => {
    const FLIPS = 120;
    const whole = join(folder, "whole.db");
    const made = await makeStore(whole);
    for (let version = 0; version < 120; version += 6) await made.append(batch("a book", version, 6));
    await made.append(batch("another", 0, 12));
    const before = await dumped(made);
    await made.close();
    const bytes = readFileSync(whole);
    const found = { opening: 0, verify: 0, unchanged: 0 };
    // Spread over the whole file (its header, tables, indexes and free space), and as many over what says which tables there are.
    const tables = [bytes.indexOf("CREATE TABLE"), 4096] as const;
    for (const [flip, [from, to]] of [...spread(FLIPS, 0, bytes.length), ...spread(FLIPS, ...tables)].entries()) {
      const offset = Math.floor(from + Math.random() * (to - from));
      const damaged = Buffer.from(bytes);
      damaged[offset] = (damaged[offset] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
      const file = join(folder, `flipped-${flip}.db`);
      writeFileSync(file, damaged);
      found[await outcomeOf(file, before)] += 1;
    }
    expect(found.verify).toBeGreaterThan(FLIPS / 2);
    tell("one bit flipped in the file", { rounds: 2 * FLIPS, "found when opened": found.opening, "found by verify": found.verify, "in space that holds nothing": found.unchanged, "wrong answers": 0 });
  });
});

/** So many parts of equal length. */
function spread(count: number, from: number, to: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, part) => [from + ((to - from) * part) / count, from + ((to - from) * (part + 1)) / count] as const);
}

async function outcomeOf(file: string, before: string): Promise<"opening" | "verify" | "unchanged"> {
  let store: EventStore;
  try {
    store = openStore(file);
  } catch (error) {
    expect(error).toBeInstanceOf(Faults);
    return "opening";
  }
  try {
    await verifyStore(store);
    expect(await dumped(store)).toBe(before);
    return "unchanged";
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return "verify";
  } finally {
    await store.close();
  }
}
