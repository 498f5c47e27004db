/** Stores by their addresses. */
import { refuse } from "../kernel/fault.ts";
import { isServer } from "./address.ts";
import { BUCKETS } from "./store.ts";
import type { Database } from "./sql/database.ts";
import { PostgresDatabase } from "./sql/postgres.ts";
import { ShardedDatabase } from "./sql/sharded.ts";
import { SqliteDatabase } from "./sql/sqlite.ts";
import { SqlStore } from "./sql/sql-store.ts";

export const ALL_BUCKETS: readonly number[] = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

/** Makes the tables of a store: in a new file, or on the servers, where those that are there stay as they are. */
export async function makeStore(address: string): Promise<SqlStore> {
  const database = isServer(address) ? serversAt(address) : SqliteDatabase.create(address);
  await database.makeTables(ALL_BUCKETS);
  return new SqlStore(database);
}

/** The store at an address; `store-unreadable` where a file is none. Servers are connected to when first asked. */
export function openStore(address: string): SqlStore {
  return new SqlStore(isServer(address) ? serversAt(address) : SqliteDatabase.open(address));
}

/** Several servers hold the buckets in equal runs, in the order in which they are named. */
export function serversAt(address: string): Database {
  const servers = address.split(",").map((each) => {
    if (!isServer(each) || !URL.canParse(each)) throw refuse("field-invalid", `"${each}"`, "postgres://user@host:port/database, several with commas between them", { field: "store" });
    return new PostgresDatabase(each);
  });
  const [only] = servers;
  return servers.length === 1 && only !== undefined ? only : new ShardedDatabase(servers);
}
