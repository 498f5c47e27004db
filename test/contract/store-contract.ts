/** What every home of the store promises: one suite, run on each. */
import fc from "fast-check";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { appendsOf, booksIn, bucketOf, eventsOf } from "../../src/store/store.ts";
import type { Appended, AppendRequest, EventStore, NewEvent, StoredEvent } from "../../src/store/store.ts";
import { hashOfHeads, verifyBook, verifyBucket } from "../../src/store/verify.ts";

/** A home to hold to the contract. */
export interface Home {
  /** The store, from another connection each time; the same one where it lives in memory. */
  open(): EventStore;
  /** A store whose commits are late and, now and then, rolled back instead; not where appends take no time. */
  disturbed?(): EventStore;
  end(): Promise<void>;
}

/** A store with a clock that stands still, so that the same appends have the same hashes. */
export const NOON = (): Date => new Date("2002-09-30T12:00:00.000Z");

export const made = (id: string, payload: unknown = { id }): NewEvent => ({ id, type: "made-up", schemaVersion: 1, effectiveOn: "2002-09-30", payload });

let keys = 0;
export function request(book: string, version: number, events: readonly NewEvent[], key = `key ${(keys += 1)}`): AppendRequest {
  return { book, expected: { version }, key, by: "a writer", events };
}

/** The result, or the code of the first fault of the refusal. */
async function outcome(appending: Promise<Appended>): Promise<Appended | string> {
  try {
    return await appending;
  } catch (error) {
    if (error instanceof Faults) return error.faults[0]?.code ?? "";
    throw error;
  }
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const WRITERS = 4;
const ROUNDS = 500;
const MINUTES = 240_000;

export function storeContract(name: string, start: () => Promise<Home>): void {
  describe(`a store in ${name}`, () => {
    let home: Home;
    let store: EventStore;
    const opened: EventStore[] = [];
    const another = (): EventStore => {
      const store = home.open();
      opened.push(store);
      return store;
    };
    beforeAll(async () => {
      home = await start();
      store = another();
    }, MINUTES);
    afterAll(async () => {
      await Promise.all(opened.map((each) => each.close()));
      await home.end();
    }, MINUTES);

    it("answers what was appended, in its order, by book and by bucket", async () => {
      expect(await store.head("first")).toEqual({ version: 0, hash: "0".repeat(64) });
      expect(await store.append(request("first", 0, [made("a"), made("b")]))).toEqual({ firstVersion: 1, lastVersion: 2, recordedAt: NOON().toISOString(), duplicate: false });
      expect(await store.append(request("first", 2, [made("c")]))).toMatchObject({ firstVersion: 3, lastVersion: 3 });
      const events = await store.read("first", 1, 10);
      expect(events.map(({ eventId, version }) => [eventId, version])).toEqual([["a", 1], ["b", 2], ["c", 3]]);
      expect((await store.read("first", 2, 1)).map(({ eventId }) => eventId)).toEqual(["b"]);
      expect(await store.feed(bucketOf("first"), 0, 10)).toEqual(events);
      expect((await store.feed(bucketOf("first"), 2, 10)).map(({ eventId }) => eventId)).toEqual(["c"]);
      expect(await store.head("first")).toEqual({ version: 3, hash: events[2]?.hash });
      expect(await store.booksOf(bucketOf("first"))).toEqual(["first"]);
      expect((await store.appends("first", 1, 10)).map(({ firstVersion, lastVersion }) => [firstVersion, lastVersion])).toEqual([[1, 2], [3, 3]]);
    });

    it("keeps the payload to the letter, whatever characters it has", async () => {
      const payload = { "ключ": "“quoted” \u0001 \u2028 😀", b: ["1.10", "0.00", { c: "" }], a: "back\\slash" };
      await store.append(request("letters", 0, [made("odd 'id' \"x\"", payload)]));
      const [event] = await store.read("letters", 1, 1);
      expect(JSON.parse(event?.payload ?? "")).toEqual(payload);
      expect(event?.eventId).toBe("odd 'id' \"x\"");
    });

    it("refuses what does not fit, and stores nothing of it", async () => {
      await store.append(request("refusing", 0, [made("a")], "once"));
      const before = await all(eventsOf(store, "refusing"));
      const position = await store.lastPosition(bucketOf("refusing"));
      const refused = async (asked: AppendRequest): Promise<unknown> => outcome(store.append(asked));
      expect(await refused(request("refusing", 0, [made("b")]))).toBe("version-conflict");
      expect(await refused(request("refusing", 2, [made("b")]))).toBe("head-went-back");
      expect(await refused({ ...request("refusing", 1, [made("b")]), expected: { version: 1, hash: "f".repeat(64) } })).toBe("head-went-back");
      expect(await refused(request("refusing", 1, [made("b")], "once"))).toBe("key-conflict");
      expect(await refused(request("refusing", 1, [made("b"), made("a")]))).toBe("id-duplicate");
      expect(await refused(request("refusing", 1, [made("b"), made("b")]))).toBe("id-duplicate");
      expect(await refused(request("refusing", 1, []))).toBe("field-invalid");
      expect(await refused(request("refusing", 1, [made("b")], ""))).toBe("field-invalid");
      expect(await outcome(store.feed(bucketOf("refusing"), position + 1, 1).then(() => "read") as never)).toBe("head-went-back");
      expect(await all(eventsOf(store, "refusing"))).toEqual(before);
      expect(await store.lastPosition(bucketOf("refusing"))).toBe(position);
      expect(await store.append({ ...request("refusing", 1, [made("b")]), expected: { version: 1, hash: before[0]?.hash ?? "" } })).toMatchObject({ firstVersion: 2 });
    });

    it(`lets exactly one of ${WRITERS} writers win each of ${ROUNDS} rounds, without a gap`, async () => {
      const writers = Array.from({ length: WRITERS }, another);
      const wins = writers.map(() => 0);
      for (let round = 0; round < ROUNDS; round += 1) {
        const outcomes = await Promise.all(writers.map((writer, index) => outcome(writer.append(request("raced", round, [made(`${round} by ${index}`)])))));
        const won = outcomes.flatMap((each, index) => (typeof each === "string" ? [] : [index]));
        expect(won).toHaveLength(1);
        expect(outcomes.filter((each) => each === "version-conflict")).toHaveLength(WRITERS - 1);
        wins[won[0] ?? 0] = (wins[won[0] ?? 0] ?? 0) + 1;
      }
      const events = await all(eventsOf(store, "raced"));
      expect(events.map(({ version }) => version)).toEqual(Array.from({ length: ROUNDS }, (_, index) => index + 1));
      expect(wins.reduce((sum, count) => sum + count)).toBe(ROUNDS);
    }, MINUTES);

    it("answers the same key four times at once with one fresh append and three duplicates", async () => {
      for (let round = 0; round < 25; round += 1) {
        const asked = request("same key", round, [made(`${round}`)]);
        const results = await Promise.all(Array.from({ length: 4 }, async () => another().append(asked)));
        expect(results.map(({ duplicate }) => duplicate).sort()).toEqual([false, true, true, true]);
        expect(new Set(results.map(({ firstVersion, lastVersion, recordedAt }) => `${firstVersion} ${lastVersion} ${recordedAt}`)).size).toBe(1);
        await Promise.all(opened.splice(-4).map((each) => each.close()));
      }
      expect((await store.head("same key")).version).toBe(25);
    }, MINUTES);

    it("hides nothing from a reader who pages by 50 behind 12 writers, some late and some rolled back", async () => {
      const BOOKS = ["behind-0", "behind-104", "behind-105"];
      expect(new Set(BOOKS.map(bucketOf)).size).toBe(1);
      const bucket = bucketOf("behind-0");
      let writing = 12;
      const writer = async (index: number): Promise<number> => {
        const disturbed = home.disturbed?.() ?? another();
        if (home.disturbed !== undefined) opened.push(disturbed);
        let kept = 0;
        for (let turn = 0; turn < 30; turn += 1) {
          const book = BOOKS[(index + turn) % BOOKS.length] ?? "";
          const { version } = await disturbed.head(book);
          const result = await settles(disturbed.append(request(book, version, [made(`${index} ${turn} a`), made(`${index} ${turn} b`)])));
          if (result) kept += 2;
        }
        writing -= 1;
        return kept;
      };
      const seen: StoredEvent[] = [];
      const reader = async (): Promise<void> => {
        const reading = another();
        for (let isLast = false; ; ) {
          const page = await reading.feed(bucket, seen.length, 50);
          seen.push(...page);
          if (page.length === 0 && isLast) return;
          isLast = writing === 0;
          if (page.length === 0) await sleep(1);
        }
      };
      const [kept] = await Promise.all([Promise.all(Array.from({ length: 12 }, (_, index) => writer(index))), reader()]);
      const total = kept.reduce((sum, count) => sum + count);
      expect(total).toBeGreaterThan(50);
      expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
      expect(seen).toEqual(await all(feedFrom(store, bucket)));
    }, MINUTES);

    it("holds what a store in memory would, hash for hash, after any appends", async () => {
      let run = 0;
      const asked = fc.array(fc.record({ book: fc.constantFrom("x", "y"), behind: fc.integer({ min: -1, max: 1 }), key: fc.nat(6), ids: fc.array(fc.nat(20), { maxLength: 3 }) }), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(asked, async (appends) => {
          run += 1;
          const model = new MemoryStore(NOON);
          for (const { book, behind, key, ids } of appends) {
            const name = `${book}${run}`;
            const { version } = await model.head(name);
            const one = { book: name, expected: { version: version + behind }, key: `k${key}`, by: "a writer", events: ids.map((id) => made(String(id))) };
            expect(await outcome(store.append(one))).toEqual(await outcome(model.append(one)));
          }
          for (const name of [`x${run}`, `y${run}`]) {
            // Positions differ, as other runs share the buckets; with them the hashes would.
            expect((await store.read(name, 1, 100)).map(({ eventId, version, payload }) => [eventId, version, payload])).toEqual((await model.read(name, 1, 100)).map(({ eventId, version, payload }) => [eventId, version, payload]));
            expect((await all(appendsOf(store, name))).map(({ key, requestHash, firstVersion, lastVersion }) => [key, requestHash, firstVersion, lastVersion])).toEqual((await all(appendsOf(model, name))).map(({ key, requestHash, firstVersion, lastVersion }) => [key, requestHash, firstVersion, lastVersion]));
          }
        }),
        { seed: 20020930, numRuns: 40 },
      );
    }, MINUTES);

    it("answers the same after it is opened again, and everything in it verifies", async () => {
      const books = await booksIn(store);
      expect(books.length).toBeGreaterThan(5);
      const before = await Promise.all(books.map((book) => all(eventsOf(store, book))));
      const reopened = another();
      expect(await booksIn(reopened)).toEqual(books);
      expect(await Promise.all(books.map((book) => all(eventsOf(reopened, book))))).toEqual(before);
      const verified = await Promise.all(books.map((book) => verifyBook(reopened, book)));
      expect(hashOfHeads(verified)).toBe(hashOfHeads(await Promise.all(books.map((book) => verifyBook(store, book)))));
      let positions = 0;
      for (const bucket of new Set(books.map(bucketOf))) positions += await verifyBucket(reopened, bucket);
      expect(positions).toBe(before.reduce((sum, events) => sum + events.length, 0));
    }, MINUTES);
  });
}

async function* feedFrom(store: EventStore, bucket: number): AsyncGenerator<StoredEvent> {
  yield* await store.feed(bucket, 0, 100_000);
}

/** Whether an append was kept: not where another writer was first, or the disturbance rolled it back. */
async function settles(appending: Promise<Appended>): Promise<boolean> {
  try {
    await appending;
    return true;
  } catch (error) {
    if (error instanceof RolledBack || (error instanceof Faults && error.faults.every(({ code }) => code === "version-conflict"))) return false;
    throw error;
  }
}

/** Thrown by a disturbance in the middle of a transaction. */
export class RolledBack extends Error {}
