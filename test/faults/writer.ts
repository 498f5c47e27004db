/**
 * A process that appends batches of random size to one book, and tells of each on standard output:
 * `try <key> <version> <count>` before, `kept <key> <first> <last>` once it is acknowledged.
 * It ends by being killed, or with a refusal, which it tells.
 */
import Connection from "better-sqlite3";
import { writeSync } from "node:fs";
import { Faults } from "../../src/kernel/fault.ts";
import { isServer } from "../../src/store/address.ts";
import { openStore } from "../../src/store/open-store.ts";
import { SqliteDatabase } from "../../src/store/sql/sqlite.ts";
import { SqlStore } from "../../src/store/sql/sql-store.ts";
import { batch } from "./batch.ts";

const [address = "", book = "", synchronous = "FULL"] = process.argv.slice(2);

/** The store as it opens itself, or with the setting that loses appends at a power cut. */
function storeAt(): SqlStore {
  if (isServer(address) || synchronous === "FULL") return openStore(address);
  const connection = new Connection(address, { timeout: 10_000 });
  connection.pragma(`synchronous = ${synchronous}`);
  return new SqlStore(new SqliteDatabase(address, connection));
}

const store = storeAt();
const say = (...words: readonly (string | number)[]): void => {
  writeSync(1, `${words.join(" ")}\n`);
};

try {
  let { version } = await store.head(book);
  for (;;) {
    const count = 1 + Math.floor(Math.random() * 12);
    const request = batch(book, version, count);
    say("try", request.key, version, count);
    const { firstVersion, lastVersion } = await store.append(request);
    say("kept", request.key, firstVersion, lastVersion);
    version = lastVersion;
  }
} catch (error) {
  say("refused", error instanceof Faults ? (error.faults[0]?.code ?? "") : String(error));
  process.exitCode = 1;
}
await store.close();
