/** Backups: whole, of one moment of each bucket, and put back only when they verify. */
import Database from "better-sqlite3";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { backUp, restore, verifyStore } from "../../src/store/backup.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { makeStore, openStore } from "../../src/store/open-store.ts";
import { eventsOf } from "../../src/store/store.ts";
import { hashOfHeads } from "../../src/store/verify.ts";
import { all, made, request } from "../contract/store-contract.ts";
import { leftOut, PostgresServer } from "../postgres/server.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "capital-ledger-backup-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const silent = (): void => undefined;
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => "none", (error: unknown) => (error instanceof Faults ? (error.faults[0]?.code ?? "") : String(error)));

const BOOKS = ["one", "two", "three"];
async function filled(address: string): Promise<void> {
  const store = await makeStore(address);
  for (const book of BOOKS) for (let round = 0; round < 5; round += 1) await store.append(request(book, round * 3, [made(`${round}a`), made(`${round}b`), made(`${round}c`)], `${round}`));
  await store.close();
}

async function contents(address: string): Promise<string> {
  const store = openStore(address);
  const verified = await verifyStore(store);
  const events = await Promise.all(verified.map(({ book }) => all(eventsOf(store, book))));
  await store.close();
  return JSON.stringify({ verified, events });
}

describe("a backup", () => {
  it("holds what the store holds, keys included, and restores to the same", async () => {
    await filled(at("ledger.db"));
    const store = openStore(at("ledger.db"));
    let told = 0;
    const verified = await backUp(store, at("backup.db"), (events) => {
      told += events;
    });
    expect(told).toBe(45);
    expect(await contents(at("backup.db"))).toBe(await contents(at("ledger.db")));
    expect(hashOfHeads(await restore(at("backup.db"), at("again.db"), silent))).toBe(hashOfHeads(verified));
    const again = openStore(at("again.db"));
    expect(await again.append(request("one", 0, [made("0a"), made("0b"), made("0c")], "0"))).toMatchObject({ firstVersion: 1, lastVersion: 3, duplicate: true });
    expect(await again.append(request("one", 15, [made("new")]))).toMatchObject({ firstVersion: 16 });
    await Promise.all([store.close(), again.close()]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("of a store that is being appended to is of one moment for each bucket", async () => {
    const live = new MemoryStore();
    let rounds = 0;
    const grow = async (): Promise<void> => {
      await live.append(request("busy", rounds * 2, [made(`${rounds}a`), made(`${rounds}b`)]));
      rounds += 1;
    };
    for (let round = 0; round < 700; round += 1) await grow();
    // Each page that the copy reads lets the store grow by two events.
    const growing = new Proxy(live, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...asked: unknown[]): Promise<unknown> => {
          const answer: unknown = await member.apply(target, asked);
          if (name === "feed") await grow();
          return answer;
        };
      },
    });
    const [book] = await backUp(growing, at("backup.db"), silent);
    // Of the appends, whole: those before the copy, and some of those during it.
    expect(book?.appends).toBeGreaterThanOrEqual(700);
    expect(book?.appends).toBeLessThan(rounds);
    expect(book?.head.version).toBe(2 * (book?.appends ?? 0));
  });

  it("does not replace a file, and refuses to copy what is not whole", async () => {
    await filled(at("ledger.db"));
    const store = openStore(at("ledger.db"));
    expect(await refusal(backUp(store, at("ledger.db"), silent))).toBe("store-exists");
    await store.close();
    const damage = new Database(at("ledger.db"));
    damage.exec("UPDATE ledger_event SET payload = '{\"id\":\"other\"}' WHERE book = 'two' AND version = 7");
    damage.close();
    const damaged = openStore(at("ledger.db"));
    expect(await refusal(backUp(damaged, at("backup.db"), silent))).toBe("chain-broken");
    await damaged.close();
    expect(existsSync(at("backup.db"))).toBe(false);
  });
});

describe("a restore", () => {
  it("verifies the backup before it replaces anything, and keeps what was there", async () => {
    await filled(at("ledger.db"));
    const store = openStore(at("ledger.db"));
    await backUp(store, at("backup.db"), silent);
    await store.append(request("one", 15, [made("later")]));
    await store.close();
    const before = await contents(at("ledger.db"));
    copyFileSync(at("backup.db"), at("damaged.db"));
    const damage = new Database(at("damaged.db"));
    damage.exec("DELETE FROM ledger_event WHERE book = 'three' AND version = 15");
    damage.close();
    expect(await refusal(restore(at("damaged.db"), at("ledger.db"), silent))).toBe("chain-broken");
    expect(await contents(at("ledger.db"))).toBe(before);
    await restore(at("backup.db"), at("ledger.db"), silent);
    expect(await contents(at("ledger.db"))).toBe(await contents(at("backup.db")));
    const [kept] = readdirSync(folder).filter((name) => name.startsWith("ledger.db.replaced-") && !/-(?:wal|shm)$/.test(name));
    expect(await contents(at(kept ?? ""))).toBe(before);
  });

  it("is refused while another process has the store open", async () => {
    await filled(at("ledger.db"));
    const store = openStore(at("ledger.db"));
    await store.head("one");
    await backUp(store, at("backup.db"), silent);
    expect(await refusal(restore(at("backup.db"), at("ledger.db"), silent))).toBe("store-unwritable");
    expect((await store.head("one")).version).toBe(15);
    await store.close();
  });

  it("needs a backup that is one", async () => {
    expect(await refusal(restore(at("none.db"), at("ledger.db"), silent))).toBe("store-unreadable");
  });

  it.skipIf(leftOut)("moves a store from a file to a server, and back", async () => {
    await filled(at("ledger.db"));
    const server = await PostgresServer.start();
    await restore(at("ledger.db"), server.url, silent);
    expect(await contents(server.url)).toBe(await contents(at("ledger.db")));
    expect(await refusal(restore(at("ledger.db"), server.url, silent))).toBe("store-exists");
    const store = openStore(server.url);
    await store.append(request("one", 15, [made("on the server")]));
    await backUp(store, at("back.db"), silent);
    expect(await contents(at("back.db"))).toBe(await contents(server.url));
    await store.close();
    await server.stop();
  }, 60_000);
});

describe("verifying a store", () => {
  const damages: readonly (readonly [string, string])[] = [
    ["a payload changed", "UPDATE ledger_event SET payload = '{\"id\":\"x\"}' WHERE book = 'two' AND version = 7"],
    ["a payload written in another way", "UPDATE ledger_event SET payload = '{ \"id\":\"2a\"}' WHERE book = 'two' AND version = 7"],
    ["an effective date changed", "UPDATE ledger_event SET effective_on = '2002-09-29' WHERE book = 'two' AND version = 7"],
    ["who recorded it changed", "UPDATE ledger_event SET recorded_by = 'nobody' WHERE book = 'two' AND version = 7"],
    ["a hash changed", "UPDATE ledger_event SET hash = prev_hash WHERE book = 'two' AND version = 7"],
    ["an event taken out", "DELETE FROM ledger_event WHERE book = 'two' AND version = 7"],
    ["the last event taken out", "DELETE FROM ledger_event WHERE book = 'two' AND version = 15"],
    ["an event put in", "INSERT INTO ledger_event SELECT bucket, book, 16, 16, 'more', type, schema_version, effective_on, recorded_at, recorded_by, payload, hash, hash FROM ledger_event WHERE book = 'two' AND version = 15"],
    ["a head moved back", "UPDATE ledger_stream SET version = 14 WHERE book = 'two'"],
    ["a position taken that nothing has", "UPDATE feed_bucket SET last_pos = last_pos + 1 WHERE last_pos > 0"],
    ["an append taken out", "DELETE FROM ledger_append WHERE book = 'two' AND idempotency_key = '2'"],
    ["an append of other events", "UPDATE ledger_append SET request_hash = 'x' WHERE book = 'two' AND idempotency_key = '2'"],
    ["an append at another time", "UPDATE ledger_append SET recorded_at = 'x' WHERE book = 'two' AND idempotency_key = '2'"],
  ];

  it.each(damages)("finds %s", async (_, statement) => {
    await filled(at("ledger.db"));
    const damage = new Database(at("ledger.db"));
    expect(damage.prepare(statement).run().changes).toBeGreaterThan(0);
    damage.close();
    const store = openStore(at("ledger.db"));
    expect(await refusal(verifyStore(store))).toBe("chain-broken");
    await store.close();
  });

  it("finds nothing where nothing was done", async () => {
    await filled(at("ledger.db"));
    const store = openStore(at("ledger.db"));
    expect((await verifyStore(store)).map(({ book, head, appends }) => [book, head.version, appends])).toEqual(BOOKS.toSorted().map((book) => [book, 15, 5]));
    await store.close();
  });
});
