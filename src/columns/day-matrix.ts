/**
 * Balances of all accounts at the end of every day on which anything moves: a row for each such day,
 * a column for each account. All balances at a date are one row, found by bisection of the days.
 */
import { lastAtOrBefore } from "./bisection.ts";
import { distinctDays } from "./distinct-days.ts";
import type { Balances } from "./balances.ts";
import type { Movements } from "./movements.ts";

export class DayMatrix implements Balances {
  readonly accounts: number;
  /** The days of the rows, in order. */
  readonly days: Int32Array;
  /** cells[row × accounts + account] is the balance at the end of the row's day. */
  readonly cells: BigInt64Array;

  constructor(accounts: number, days: Int32Array, cells: BigInt64Array) {
    this.accounts = accounts;
    this.days = days;
    this.cells = cells;
  }

  balance(account: number, asOf: number): bigint {
    const row = lastAtOrBefore(this.days, 0, this.days.length, asOf);
    return row < 0 ? 0n : this.cells[row * this.accounts + account]!;
  }

  into(balances: BigInt64Array, asOf: number): void {
    const row = lastAtOrBefore(this.days, 0, this.days.length, asOf);
    if (row < 0) balances.fill(0n);
    else balances.set(this.cells.subarray(row * this.accounts, (row + 1) * this.accounts));
  }

  merged(further: readonly Movements[]): DayMatrix {
    const { accounts } = this;
    const days = distinctDays(further, this.days);
    const cells = new BigInt64Array(days.length * accounts);
    addMovements(cells, days, accounts, further);
    const running = new BigInt64Array(accounts);
    let before = -1;
    for (let row = 0; row < days.length; row += 1) {
      if (this.days[before + 1] === days[row]) before += 1;
      const base = before * accounts;
      for (let account = 0, cell = row * accounts; account < accounts; account += 1, cell += 1) {
        const moved = BigInt.asIntN(64, running[account]! + cells[cell]!);
        running[account] = moved;
        cells[cell] = before < 0 ? moved : BigInt.asIntN(64, moved + this.cells[base + account]!);
      }
    }
    return new DayMatrix(accounts, days, cells);
  }
}

/** What moves on each day by itself. */
function addMovements(cells: BigInt64Array, days: Int32Array, accounts: number, movements: readonly Movements[]): void {
  const first = days[0] ?? 0;
  const rows = new Int32Array((days.at(-1) ?? 0) - first + 1);
  for (let row = 0; row < days.length; row += 1) rows[days[row]! - first] = row;
  for (const part of movements) {
    for (let at = 0; at < part.count; at += 1) {
      const cell = rows[part.days[at]! - first]! * accounts + part.accounts[at]!;
      cells[cell] = BigInt.asIntN(64, cells[cell]! + part.amounts[at]!);
    }
  }
}
