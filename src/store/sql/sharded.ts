/** Several databases as one, each with its run of the buckets. */
import { BUCKETS } from "../store.ts";
import type { Database, Steps } from "./database.ts";
import type { Query, Row } from "./statements.ts";

export class ShardedDatabase implements Database {
  readonly #databases: readonly Database[];

  /** The databases in the order of their buckets, which are cut into equal runs. */
  constructor(databases: readonly Database[]) {
    this.#databases = databases;
  }

  async makeTables(buckets: readonly number[]): Promise<void> {
    for (const database of this.#databases) await database.makeTables(buckets.filter((bucket) => this.#holding(bucket) === database));
  }

  write<T>(bucket: number, steps: () => Steps<T>): Promise<T> {
    return this.#holding(bucket).write(bucket, steps);
  }

  read(asked: Query): Promise<readonly Row[]> {
    return this.#holding(asked.values[0]).read(asked);
  }

  async check(): Promise<void> {
    await Promise.all(this.#databases.map((database) => database.check()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#databases.map((database) => database.close()));
  }

  #holding(bucket: number): Database {
    const database = this.#databases[Math.floor((bucket * this.#databases.length) / BUCKETS)];
    if (database === undefined) throw new RangeError(`no database holds bucket ${bucket}`);
    return database;
  }
}
