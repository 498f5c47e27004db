/** A database whose commits are late and, every third time, rolled back after everything was written. */
import type { Database, Steps } from "../../src/store/sql/database.ts";
import type { Query, Row } from "../../src/store/sql/statements.ts";
import { RolledBack } from "./store-contract.ts";

export class DisturbedDatabase implements Database {
  readonly #inner: Database;
  readonly #late: Query | undefined;
  #writes = 0;

  /** `late` is a statement that takes its time, where the database knows one. */
  constructor(inner: Database, late?: Query) {
    this.#inner = inner;
    this.#late = late;
  }

  makeTables(buckets: readonly number[]): Promise<void> {
    return this.#inner.makeTables(buckets);
  }

  write<T>(bucket: number, steps: () => Steps<T>): Promise<T> {
    this.#writes += 1;
    const isRolledBack = this.#writes % 3 === 0;
    const late = this.#writes % 2 === 0 ? this.#late : undefined;
    return this.#inner.write(bucket, function* () {
      const result = yield* steps();
      if (late !== undefined) yield late;
      if (isRolledBack) throw new RolledBack("rolled back by the test");
      return result;
    });
  }

  read(query: Query): Promise<readonly Row[]> {
    return this.#inner.read(query);
  }

  check(): Promise<void> {
    return this.#inner.check();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}
