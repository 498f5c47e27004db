/** SQLite: one file for an installation, written to disk before an append is acknowledged. */
import Connection from "better-sqlite3";
import { existsSync } from "node:fs";
import { Faults, refuse } from "../../kernel/fault.ts";
import { RepeatedRow } from "./database.ts";
import type { Database, Steps } from "./database.ts";
import { query, TABLES } from "./statements.ts";
import type { Query, Row } from "./statements.ts";

/** How long a writer waits for another process, in milliseconds. */
const PATIENCE = 10_000;

interface Statement {
  readonly statement: Connection.Statement<unknown[], Row>;
  /** The parameter at each `?`, counted from nil. */
  readonly order: readonly number[];
}

export class SqliteDatabase implements Database {
  readonly #file: string;
  readonly #connection: Connection.Database;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string, connection: Connection.Database) {
    this.#file = file;
    this.#connection = connection;
  }

  /** A new file for a store; refuses one that is there. */
  static create(file: string): SqliteDatabase {
    if (existsSync(file)) throw refuse("store-exists", file, "a path where there is no file yet");
    return reading(file, () => {
      const connection = connected(file, {});
      connection.pragma("journal_mode = WAL");
      return new SqliteDatabase(file, connection);
    });
  }

  /** The file of a store that was made before. */
  static open(file: string): SqliteDatabase {
    if (!existsSync(file)) throw refuse("store-unreadable", `no file ${file}`, "the path of a store that `store init` has made");
    return reading(file, () => {
      const connection = connected(file, { fileMustExist: true });
      const tables = connection.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'ledger_event'").pluck().get();
      if (tables !== 1) throw refuse("store-unreadable", `${file} without the tables of a store`, "a store that `store init` has made");
      return new SqliteDatabase(file, connection);
    });
  }

  /**
   * Brings all that was written into the one file and leaves write-ahead mode, which SQLite allows
   * only where no other connection is open; `store-unwritable` where there is one.
   */
  static takeOutOfUse(file: string): void {
    const connection = new Connection(file, { fileMustExist: true, timeout: 0 });
    try {
      const mode = reading(file, () => connection.pragma("journal_mode = DELETE", { simple: true }));
      if (mode !== "delete") throw refuse("store-unwritable", `${file} in use`, "a store that no other process has open: stop the service first");
    } finally {
      connection.close();
    }
  }

  makeTables(buckets: readonly number[]): Promise<void> {
    const make = this.#connection.transaction(() => {
      for (const table of TABLES) this.#connection.exec(table);
      for (const bucket of buckets) this.#run(query("makeBucket", bucket));
    });
    return this.#settled(() => {
      make.immediate();
    });
  }

  write<T>(_bucket: number, steps: () => Steps<T>): Promise<T> {
    const write = this.#connection.transaction(() => {
      const running = steps();
      for (let step = running.next(); ; ) {
        if (step.done === true) return step.value;
        step = running.next(this.#run(step.value));
      }
    });
    return this.#settled(() => write.immediate());
  }

  read(asked: Query): Promise<readonly Row[]> {
    return this.#settled(() => this.#run(asked));
  }

  check(): Promise<void> {
    return this.#settled(() => {
      const found = this.#connection.pragma("integrity_check(1)", { simple: true });
      if (found !== "ok") throw refuse("store-unreadable", `${this.#file}: ${String(found)}`, "a store that is whole: restore its last backup that verifies");
    });
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  #settled<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      resolve(reading(this.#file, work));
    });
  }

  #run({ name, text, values }: Query): readonly Row[] {
    const { statement, order } = this.#prepared(name, text);
    const given = order.map((index) => values[index]);
    if (statement.reader) return statement.all(...given);
    statement.run(...given);
    return [];
  }

  #prepared(name: string, text: string): Statement {
    const known = this.#statements.get(name);
    if (known !== undefined) return known;
    const order = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
    const prepared = { statement: this.#connection.prepare<unknown[], Row>(text.replaceAll(/\$\d+/g, "?")), order };
    this.#statements.set(name, prepared);
    return prepared;
  }
}

/** FULL is said explicitly because the default of some builds in WAL mode loses acknowledged appends at a power cut. */
function connected(file: string, options: Connection.Options): Connection.Database {
  const connection = new Connection(file, { ...options, timeout: PATIENCE });
  connection.pragma("synchronous = FULL");
  return connection;
}

/** The same, with what SQLite says of the file as faults. */
function reading<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Faults || !(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
    if (/^SQLITE_CONSTRAINT_(?:UNIQUE|PRIMARYKEY)$/.test(error.code)) throw new RepeatedRow(error.message);
    // What is asked is always the same: where SQLite cannot make sense of it (ERROR), the file has not the tables that it was made with.
    if (/^SQLITE_(?:CORRUPT|NOTADB|ERROR)/.test(error.code)) throw refuse("store-unreadable", `${file}: ${error.message}`, "a store that is whole: restore its last backup that verifies");
    if (/^SQLITE_(?:FULL|IOERR|READONLY|BUSY|CANTOPEN)/.test(error.code)) throw refuse("store-unwritable", `${file}: ${error.message}`, "a file that can be written, on a disk with room; nothing was appended");
    throw error;
  }
}
