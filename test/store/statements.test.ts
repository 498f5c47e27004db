/** No statement touches two buckets: the lint that lets books be spread over servers. */
import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { bucketOf } from "../../src/store/store.ts";
import { SqliteDatabase } from "../../src/store/sql/sqlite.ts";
import { SqlStore } from "../../src/store/sql/sql-store.ts";
import type { Database, Steps } from "../../src/store/sql/database.ts";
import { statements, TABLES } from "../../src/store/sql/statements.ts";
import { made, request } from "../contract/store-contract.ts";

const tables = TABLES.flatMap((table) => /CREATE TABLE IF NOT EXISTS (\w+)/.exec(table)?.[1] ?? []);

/** The tables that a statement names, each with the alias that stands for it. */
function named(text: string): { table: string; alias: string }[] {
  return [...text.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE) (\w+)(?: (?!LEFT|WHERE|SET|ON|ORDER)(\w+))?/g)].filter(([, table]) => table !== "SET" && table !== undefined).map(([, table = "", alias]) => ({ table, alias: alias ?? "" }));
}

/** What is wrong with a statement that could touch more than the bucket of its first parameter. */
function beyondItsBucket(text: string): string[] {
  const found = named(text);
  if (found.length === 0) return ["no table"];
  const insert = /^INSERT INTO (\w+) \((\w+)[^)]*\) VALUES (.*?)(?: ON CONFLICT \(bucket.*)?$/.exec(text);
  if (insert !== null) {
    const rows = (insert[3] ?? "").match(/\([^()]*\)/g) ?? [];
    return [...(insert[2] === "bucket" ? [] : ["its first column is not the bucket"]), ...rows.filter((row) => !/^\(\$1\b/.test(row)).map((row) => `a row of another bucket: ${row}`)];
  }
  return found.filter(({ alias }) => !new RegExp(`(?:^|[ (])${alias === "" ? "" : `${alias}\\.`}bucket = \\$1\\b`).test(text)).map(({ table }) => `${table} is not cut by bucket = $1`);
}

describe("the store's statements", () => {
  it.each(Object.entries(statements))("%s keeps to one bucket", (_, text) => {
    expect(named(text).every(({ table }) => tables.includes(table) || table === "SET")).toBe(true);
    expect(beyondItsBucket(text)).toEqual([]);
    expect(text).not.toMatch(/\b(?:OR|UNION|WITH|jsonb|nextval|pg_advisory\w*|LISTEN|NOTIFY|RETURNING \*)\b/i);
  });

  it.each([
    "SELECT book FROM ledger_stream",
    "SELECT book FROM ledger_stream WHERE bucket >= $1",
    "SELECT s.book FROM feed_bucket b LEFT JOIN ledger_stream s ON s.book = $2 WHERE b.bucket = $1",
    "INSERT INTO feed_bucket (bucket, last_pos) VALUES ($1, 0), ($2, 0)",
    "UPDATE feed_bucket SET last_pos = 0 WHERE last_pos > $1",
  ])("is caught when it does not: %s", (text) => {
    expect(beyondItsBucket(text)).not.toEqual([]);
  });

  it.each(TABLES)("every table is cut by its bucket: %s", (table) => {
    expect(table).toContain("bucket INTEGER NOT NULL");
    for (const [, columns = ""] of table.matchAll(/(?:PRIMARY KEY|UNIQUE) \(([^)]*)\)/g)) expect(columns.split(", ")[0]).toBe("bucket");
  });

  it("every transaction sends the bucket of its book, in every statement", async () => {
    const database = SqliteDatabase.create(":memory:");
    await database.makeTables([bucketOf("a"), bucketOf("b")]);
    const sent: (readonly [transaction: number, statement: number])[] = [];
    const watched: Database = {
      makeTables: (buckets) => database.makeTables(buckets),
      read: (query) => database.read(query),
      check: () => database.check(),
      close: () => database.close(),
      write: (bucket, steps) =>
        database.write(bucket, function* () {
          return yield* watching(bucket, steps(), sent);
        }),
    };
    const [store, model] = [new SqlStore(watched), new MemoryStore()];
    for (const each of [store, model]) {
      await each.append(request("a", 0, Array.from({ length: 120 }, (_, index) => made(String(index)))));
      await each.append(request("b", 0, [made("1")], "twice"));
      await each.append(request("b", 0, [made("1")], "twice"));
    }
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.filter(([transaction, statement]) => transaction !== statement)).toEqual([]);
    expect((await store.read("a", 1, 200)).map(({ eventId }) => eventId)).toEqual((await model.read("a", 1, 200)).map(({ eventId }) => eventId));
  });
});

function* watching<T>(bucket: number, running: Steps<T>, sent: (readonly [number, number])[]): Steps<T> {
  for (let step = running.next(); ; ) {
    if (step.done === true) return step.value;
    sent.push([bucket, step.value.values[0]]);
    step = running.next(yield step.value);
  }
}
