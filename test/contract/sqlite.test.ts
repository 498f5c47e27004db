import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_BUCKETS } from "../../src/store/open-store.ts";
import { SqliteDatabase } from "../../src/store/sql/sqlite.ts";
import { SqlStore } from "../../src/store/sql/sql-store.ts";
import { DisturbedDatabase } from "./disturbed.ts";
import { NOON, storeContract } from "./store-contract.ts";

storeContract("a SQLite file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "capital-ledger-store-"));
  const file = join(folder, "ledger.db");
  const made = SqliteDatabase.create(file);
  await made.makeTables(ALL_BUCKETS);
  await made.close();
  return {
    open: () => new SqlStore(SqliteDatabase.open(file), NOON),
    disturbed: () => new SqlStore(new DisturbedDatabase(SqliteDatabase.open(file)), NOON),
    end: () => {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
});
