/** What the store asks of a database; one for each kind. */
import type { Query, Row } from "./statements.ts";

/**
 * The statements of a transaction, one after another, each answered with its rows. Written as a
 * generator because one database answers at once and the other later.
 */
export type Steps<T> = Generator<Query, T, readonly Row[]>;

export interface Database {
  /** The tables, and the rows of the buckets that it is to hold, where they are not there yet. */
  makeTables(buckets: readonly number[]): Promise<void>;
  /** Runs a transaction on one bucket; when the steps throw, nothing of it remains. `outcome-unknown` where its commit broke. */
  write<T>(bucket: number, steps: () => Steps<T>): Promise<T>;
  read(query: Query): Promise<readonly Row[]>;
  /** Looks its files over, where it has a way to. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** A row that has to be unique is there already. */
export class RepeatedRow extends Error {}
