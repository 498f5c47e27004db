/**
 * Balances of each account by itself: the days on which it moves, and its balance at the end of each.
 * For books of so many accounts that a row for every day would mostly repeat the row before.
 */
import { lastAtOrBefore } from "./bisection.ts";
import type { Balances } from "./balances.ts";
import type { Movements } from "./movements.ts";

export class AccountColumns implements Balances {
  readonly accounts: number;
  /** The movements of an account stand from starts[account] up to starts[account + 1]. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
  readonly running: BigInt64Array;

  constructor(accounts: number, starts: Int32Array, days: Int32Array, running: BigInt64Array) {
    this.accounts = accounts;
    this.starts = starts;
    this.days = days;
    this.running = running;
  }

  balance(account: number, asOf: number): bigint {
    const start = this.starts[account]!;
    const found = lastAtOrBefore(this.days, start, this.starts[account + 1]!, asOf);
    return found < start ? 0n : this.running[found]!;
  }

  into(balances: BigInt64Array, asOf: number): void {
    for (let account = 0; account < this.accounts; account += 1) balances[account] = this.balance(account, asOf);
  }

  merged(further: readonly Movements[]): AccountColumns {
    const all = [this.#movements(), ...further];
    const starts = new Int32Array(this.accounts + 1);
    for (const { accounts, count } of all) for (let at = 0; at < count; at += 1) starts[accounts[at]! + 1]! += 1;
    for (let account = 0; account < this.accounts; account += 1) starts[account + 1]! += starts[account]!;
    const free = starts.slice();
    const total = starts[this.accounts]!;
    const days = new Int32Array(total);
    const running = new BigInt64Array(total);
    for (const part of byDay(all)) {
      const place = free[part.account]!++;
      days[place] = part.day;
      running[place] = part.amount;
    }
    for (let account = 0; account < this.accounts; account += 1) {
      for (let at = starts[account]! + 1; at < starts[account + 1]!; at += 1) running[at] = BigInt.asIntN(64, running[at]! + running[at - 1]!);
    }
    return new AccountColumns(this.accounts, starts, days, running);
  }

  /** What the columns are made of. */
  #movements(): Movements {
    const count = this.days.length;
    const accounts = new Int32Array(count);
    const amounts = this.running.slice();
    for (let account = 0; account < this.accounts; account += 1) {
      const start = this.starts[account]!;
      accounts.fill(account, start, this.starts[account + 1]);
      for (let at = this.starts[account + 1]! - 1; at > start; at -= 1) amounts[at] = BigInt.asIntN(64, amounts[at]! - amounts[at - 1]!);
    }
    return { count, days: this.days, knowns: this.days, accounts, amounts };
  }
}

/** Movements by their days: each day's in the order in which they stand. */
function* byDay(parts: readonly Movements[]): Generator<{ readonly day: number; readonly account: number; readonly amount: bigint }> {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const order = new Float64Array(total);
  let next = 0;
  // The day above, the position below: one sort of doubles that hold both exactly.
  const starts: number[] = [];
  for (const { days, count } of parts) {
    starts.push(next);
    for (let at = 0; at < count; at += 1) order[next] = days[at]! * 2 ** 30 + next++;
  }
  order.sort();
  for (const key of order) {
    const position = key - Math.floor(key / 2 ** 30) * 2 ** 30;
    let part = 0;
    while (part + 1 < parts.length && starts[part + 1]! <= position) part += 1;
    const { days, accounts, amounts } = parts[part]!;
    const at = position - starts[part]!;
    yield { day: days[at]!, account: accounts[at]!, amount: amounts[at]! };
  }
}
