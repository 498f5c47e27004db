/**
 * PostgreSQL: a server for a team, several processes at a time.
 *
 * An append is acknowledged once its commit is; where the server has synchronous standbys, that
 * is once a standby has it too. A commit of which the server said anything else is unknown.
 */
import { Pool } from "pg";
import type { PoolClient } from "pg";
import { Faults, refuse } from "../../kernel/fault.ts";
import { withoutPassword } from "../address.ts";
import { RepeatedRow } from "./database.ts";
import type { Database, Steps } from "./database.ts";
import { query, TABLES } from "./statements.ts";
import type { Query, Row } from "./statements.ts";

/** How long a writer waits for a connection, and for another writer of its bucket, in milliseconds. */
const PATIENCE = 10_000;
const MOST_CONNECTIONS = 10;

/** Whatever the server's default is: acknowledged means flushed, here and on the synchronous standbys. */
const SETTINGS = `-c synchronous_commit=on -c lock_timeout=${PATIENCE} -c idle_in_transaction_session_timeout=${2 * PATIENCE}`;

/** SQLSTATE of the classes of errors that the store has words for (PostgreSQL manual, appendix A). */
const UNIQUE_VIOLATION = "23505";
const UNDEFINED_TABLE = "42P01";
const WARNING_CLASS = "01";

export class PostgresDatabase implements Database {
  readonly #pool: Pool;
  readonly #name: string;

  /** Connects when first asked. The address is a URL, `postgres://user@host:port/database`. */
  constructor(address: string) {
    this.#name = withoutPassword(address);
    this.#pool = new Pool({ connectionString: address, max: MOST_CONNECTIONS, connectionTimeoutMillis: PATIENCE, options: SETTINGS, application_name: "capital-ledger" });
    // A connection that breaks while idle is replaced when the next one is asked for.
    this.#pool.on("error", () => undefined);
  }

  async makeTables(buckets: readonly number[]): Promise<void> {
    await this.#connected("store-unwritable", async (client) => {
      const flushes = await client.query<{ fsync: string }>("SHOW fsync");
      if (flushes.rows[0]?.fsync === "off") throw refuse("store-unwritable", `${this.#name} with fsync off`, "a server that writes to disk what it acknowledges");
      await client.query("BEGIN");
      for (const table of TABLES) await client.query(table);
      await client.query("COMMIT");
    });
    for (const bucket of buckets) await this.write(bucket, function* () {
      yield query("makeBucket", bucket);
    });
  }

  write<T>(_bucket: number, steps: () => Steps<T>): Promise<T> {
    return this.#connected("store-unwritable", async (client) => {
      await client.query("BEGIN");
      const result = await this.#run(client, steps());
      await this.#commit(client);
      return result;
    });
  }

  read(asked: Query): Promise<readonly Row[]> {
    return this.#connected("store-unreadable", async (client) => (await client.query<Row>({ name: asked.name, text: asked.text, values: [...asked.values] })).rows);
  }

  /** A server checks its pages as it reads them, where its cluster has checksums. */
  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #run<T>(client: PoolClient, running: Steps<T>): Promise<T> {
    for (let step = running.next(); ; ) {
      if (step.done === true) return step.value;
      const { name, text, values } = step.value;
      step = running.next((await client.query<Row>({ name, text, values: [...values] })).rows);
    }
  }

  /**
   * A commit counts only when the server says `COMMIT` and nothing beside it: a wait for a standby
   * that is cancelled is told as a warning of a commit that succeeded, on this server alone.
   */
  async #commit(client: PoolClient): Promise<void> {
    const warnings: string[] = [];
    const heard = ({ code, message }: { readonly code?: string | undefined; readonly message?: string | undefined }): void => {
      if (code?.startsWith(WARNING_CLASS) === true) warnings.push(message ?? code);
    };
    client.on("notice", heard);
    try {
      const { command } = await client.query("COMMIT");
      if (command !== "COMMIT") throw refuse("store-unwritable", `${this.#name} rolled back (${command})`, "a transaction that commits; nothing was appended");
    } catch (error) {
      throw error instanceof Faults ? error : unknown(this.#name, messageOf(error));
    } finally {
      client.off("notice", heard);
    }
    if (warnings.length > 0) throw unknown(this.#name, warnings.join("; "));
  }

  /** Work on one connection, which is closed where it may not be in order afterwards. */
  async #connected<T>(otherwise: keyof typeof EXPECTED, work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw refuse(otherwise, `${this.#name}: ${messageOf(error)}`, EXPECTED[otherwise]);
    }
    // A connection that is cut while it is lent out fails the query under way, which tells it.
    const cut = (): void => undefined;
    client.on("error", cut);
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(await isBeyondRollback(client, error));
      throw told(this.#name, error, otherwise);
    } finally {
      client.off("error", cut);
    }
  }
}

/** Rolls back what failed; true where that is not possible, or nobody knows what there is to roll back. */
async function isBeyondRollback(client: PoolClient, error: unknown): Promise<boolean> {
  if (error instanceof Faults && error.faults.some(({ code }) => code === "outcome-unknown")) return true;
  try {
    await client.query("ROLLBACK");
    return false;
  } catch {
    return true;
  }
}

const EXPECTED = { "store-unreadable": "a server that is up", "store-unwritable": "a primary server that is up and has room; nothing was appended" } as const;

function unknown(name: string, found: string): Faults {
  return refuse("outcome-unknown", `${name}: ${found}`, "a commit that the server confirms: send the same request with the same key, which settles it");
}

function told(name: string, error: unknown, otherwise: keyof typeof EXPECTED): unknown {
  if (error instanceof Faults || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "" && !/connection/i.test(error.message)) return error;
  if (code === UNIQUE_VIOLATION) return new RepeatedRow(error.message);
  if (code === UNDEFINED_TABLE) return refuse("store-unreadable", `${name} without the tables of a store`, "a database that `store init` has prepared");
  return refuse(otherwise, `${name}: ${error.message}`, EXPECTED[otherwise]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || ("code" in error ? String(error.code) : error.name) : String(error);
}
