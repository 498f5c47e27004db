import { describe, it } from "vitest";
import { ALL_BUCKETS, serversAt } from "../../src/store/open-store.ts";
import { PostgresDatabase } from "../../src/store/sql/postgres.ts";
import { SqlStore } from "../../src/store/sql/sql-store.ts";
import type { Query } from "../../src/store/sql/statements.ts";
import { HOW_TO_GET_IT, leftOut, PostgresServer } from "../postgres/server.ts";
import { DisturbedDatabase } from "./disturbed.ts";
import { NOON, storeContract } from "./store-contract.ts";

/** Holds a transaction open for a while, its bucket locked. */
const SLEEP: Query = { name: "sleep", text: "SELECT pg_sleep(0.003) AS late WHERE $1 = $1", values: [0] };

if (leftOut) {
  describe("a store in PostgreSQL", () => {
    it.skip(`left out: ${HOW_TO_GET_IT}`, () => undefined);
  });
} else {
  storeContract("PostgreSQL", async () => {
    const server = await PostgresServer.start();
    await new PostgresDatabase(server.url).makeTables(ALL_BUCKETS);
    return {
      open: () => new SqlStore(new PostgresDatabase(server.url), NOON),
      disturbed: () => new SqlStore(new DisturbedDatabase(new PostgresDatabase(server.url), SLEEP), NOON),
      end: () => server.stop(),
    };
  });
  storeContract("three PostgreSQL servers, sharded by bucket", async () => {
    const servers = await Promise.all([PostgresServer.start(), PostgresServer.start(), PostgresServer.start()]);
    const address = servers.map(({ url }) => url).join(",");
    const database = serversAt(address);
    await database.makeTables(ALL_BUCKETS);
    await database.close();
    return {
      open: () => new SqlStore(serversAt(address), NOON),
      disturbed: () => new SqlStore(new DisturbedDatabase(serversAt(address), SLEEP), NOON),
      end: async () => {
        await Promise.all(servers.map((server) => server.stop()));
      },
    };
  });
}
