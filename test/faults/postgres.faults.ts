/** A PostgreSQL store whose server dies, whose standbys take over, or whose wait for a standby is cut short. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Keeper } from "../../src/keeping/keeper.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { makeStore, openStore } from "../../src/store/open-store.ts";
import { bucketOf } from "../../src/store/store.ts";
import type { EventStore } from "../../src/store/store.ts";
import { HOW_TO_GET_IT, leftOut, PostgresServer } from "../postgres/server.ts";
import { switching } from "../store/switching.ts";
import { growing } from "../store/growing-book.ts";
import { batch } from "./batch.ts";
import { lostFrom, refusalOf, settle, tell, Writer } from "./writers.ts";

const name = (what: string): string => `${what}${leftOut ? ` (left out: ${HOW_TO_GET_IT})` : ""}`;

const SYNCHRONOUS = "synchronous_standby_names = 'ANY 1 (a, b)'";

interface Group {
  readonly primary: PostgresServer;
  readonly standbys: readonly [PostgresServer, PostgresServer];
}

/** A primary with a store and two standbys, of which one at least has what is acknowledged. */
async function group(): Promise<Group> {
  const primary = await PostgresServer.start();
  const standbys = [await primary.standby("a"), await primary.standby("b")] as const;
  await primary.query(`ALTER SYSTEM SET ${SYNCHRONOUS}`);
  await primary.query("SELECT pg_reload_conf()");
  await (await makeStore(primary.url)).close();
  return { primary, standbys: [...standbys] };
}

async function stop({ primary, standbys }: Group): Promise<void> {
  await Promise.all([primary, ...standbys].map((server) => server.stop()));
}

/** How far a standby has received what the primary wrote. */
async function received(standby: PostgresServer): Promise<bigint> {
  const [row] = await standby.query<{ bytes: string }>("SELECT (pg_last_wal_receive_lsn() - '0/0'::pg_lsn)::text AS bytes");
  return BigInt(row?.bytes ?? "0");
}

async function promoted(standby: PostgresServer, follower?: { readonly server: PostgresServer; readonly name: string }): Promise<void> {
  await standby.query("SELECT pg_promote()");
  await standby.query(follower === undefined ? "ALTER SYSTEM RESET synchronous_standby_names" : `ALTER SYSTEM SET ${SYNCHRONOUS}`);
  await standby.query("SELECT pg_reload_conf()");
  if (follower !== undefined) {
    await follower.server.query(`ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=${standby.port} user=ledger application_name=${follower.name}'`);
    await follower.server.query("SELECT pg_reload_conf()");
  }
}

describe.skipIf(leftOut)(name("writers of a PostgreSQL store that are killed, and its server too"), () => {
  it("lose nothing that was acknowledged", async () => {
    const ROUNDS = 8;
    const server = await PostgresServer.start();
    await (await makeStore(server.url)).close();
    const writers: Writer[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const two = ["one", "other"].map((book) => new Writer(server.url, `${book}-${round}`));
      await Promise.all(two.map((writer) => writer.hasKept(5)));
      await sleep(Math.random() * 100);
      if (round % 2 === 0) {
        await Promise.all(two.map((writer) => writer.kill()));
      } else {
        await server.kill();
        await Promise.all(two.map((writer) => writer.ended()));
        for (const { refusal } of two) expect(["outcome-unknown", "store-unwritable"]).toContain(refusal);
        await server.run();
      }
      writers.push(...two);
      const store = openStore(server.url);
      expect(await lostFrom(store, writers)).toBe(0);
      for (const writer of two) await settle(store, writer);
      await store.close();
    }
    await server.stop();
    tell("kill -9 of writers to PostgreSQL, and of its server", { rounds: ROUNDS, "events acknowledged": writers.reduce((sum, writer) => sum + writer.events, 0), lost: 0 });
  });
});

describe.skipIf(leftOut)(name("a primary that is killed, with two synchronous standbys"), () => {
  it("loses nothing that was acknowledged when the most advanced is promoted, and writers go on", async () => {
    const ROUNDS = 4;
    let events = 0;
    let after = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const all = await group();
      const { primary, standbys } = all;
      const writers = ["one", "two", "three"].map((book) => new Writer(primary.url, book));
      await Promise.all(writers.map((writer) => writer.hasKept(10)));
      await sleep(Math.random() * 200);
      await primary.kill();
      await Promise.all(writers.map((writer) => writer.ended()));
      const [first, second] = (await received(standbys[0])) >= (await received(standbys[1])) ? standbys : ([standbys[1], standbys[0]] as const);
      await promoted(first, { server: second, name: second === standbys[0] ? "a" : "b" });
      const store = openStore(first.url);
      expect(await lostFrom(store, writers)).toBe(0);
      for (const writer of writers) await settle(store, writer);
      await store.close();
      const resumed = writers.map(({ book }) => new Writer(first.url, book));
      await Promise.all(resumed.map((writer) => writer.hasKept(5)));
      await Promise.all(resumed.map((writer) => writer.kill()));
      const again = openStore(first.url);
      expect(await lostFrom(again, [...writers, ...resumed])).toBe(0);
      await again.close();
      events += writers.reduce((sum, writer) => sum + writer.events, 0);
      after += resumed.reduce((sum, writer) => sum + writer.events, 0);
      await stop(all);
    }
    tell("PostgreSQL primary killed, the most advanced of two synchronous standbys promoted", { rounds: ROUNDS, "events acknowledged before": events, "and after": after, lost: 0 });
  });

  it("is noticed when a standby that lagged behind takes over: the head went backwards", async () => {
    const all = await group();
    const { primary, standbys } = all;
    const [good, lagging] = standbys;
    let current: EventStore = openStore(primary.url);
    const keeper = new Keeper(switching(() => current));
    await importBook(keeper, growing(2), { by: "a test" });
    // Wait until the one that will lag has this much, then cut it off.
    const [flushed] = await primary.query<{ bytes: string }>("SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::text AS bytes");
    for (const server of [good, lagging]) while ((await received(server)) < BigInt(flushed?.bytes ?? "0")) await sleep(10);
    await lagging.query("ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1 user=ledger application_name=b'");
    await lagging.query("SELECT pg_reload_conf()");
    await sleep(200);
    await importBook(keeper, growing(5), { by: "a test" });
    const kept = await keeper.kept("growing");
    const position = await current.lastPosition(bucketOf("growing"));
    await primary.kill();
    await current.close();
    await promoted(lagging);
    current = openStore(lagging.url);
    expect((await current.head("growing")).version).toBeLessThan(kept?.head.version ?? 0);
    expect(await refusalOf(keeper.kept("growing"))).toBe("head-went-back");
    expect(await refusalOf(importBook(keeper, growing(6), { by: "a test" }))).toBe("head-went-back");
    expect(await refusalOf(current.feed(bucketOf("growing"), position, 10))).toBe("head-went-back");
    expect(await refusalOf(current.append({ ...batch("growing", kept?.head.version ?? 0, 1) }))).toBe("head-went-back");
    await current.close();
    tell("PostgreSQL primary killed, a standby that lagged behind promoted", { rounds: 1, "events that it lacked": 3, "noticed and refused": 4 });
    await stop(all);
  });
});

describe.skipIf(leftOut)(name("a commit whose wait for a standby is cut short"), () => {
  it("is unknown, never success; the same request settles it once a standby is back", async () => {
    const all = await group();
    const { primary, standbys } = all;
    const store = openStore(primary.url);
    await store.append(batch("a book", 0, 3));
    await Promise.all(standbys.map((standby) => standby.kill()));
    const waiting = refusalOf(store.append(batch("a book", 3, 3)));
    let cancelled = 0;
    while (cancelled === 0) {
      await sleep(20);
      cancelled = (await primary.query("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = 'capital-ledger'")).length;
    }
    expect(await waiting).toBe("outcome-unknown");
    // Nor is a duplicate confirmed while no standby has it.
    const duplicate = store.append(batch("a book", 3, 3));
    expect(await Promise.race([duplicate.then(() => "confirmed"), sleep(500).then(() => "waiting")])).toBe("waiting");
    await standbys[0].run();
    expect(await duplicate).toMatchObject({ firstVersion: 4, lastVersion: 6, duplicate: true });
    await store.close();
    tell("synchronous commit cancelled", { rounds: 1, "reported as success": 0, "settled by its key": 1 });
    await stop(all);
  });
});
