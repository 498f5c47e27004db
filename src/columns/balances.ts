/** Balances at the end of any day, from columns that never change: what is new makes other columns. */
import type { Movements } from "./movements.ts";

export interface Balances {
  /** The account's balance at the end of a day. */
  balance(account: number, asOf: number): bigint;
  /** Writes every account's balance at the end of a day. */
  into(balances: BigInt64Array, asOf: number): void;
  /** The balances with further movements. */
  merged(further: readonly Movements[]): Balances;
}
