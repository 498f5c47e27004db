/** Movements as columns of equal length: one signed amount in one account on one day, and the day on which it became known. */
import { Faults } from "../kernel/fault.ts";

export interface Movements {
  readonly count: number;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  readonly knowns: Int32Array;
  /** Positions of accounts in the chart. */
  readonly accounts: Int32Array;
  /** Integers at the scale of the account's unit. */
  readonly amounts: BigInt64Array;
}

/**
 * The most that the movements of one account may add up to, whatever their signs. No sum of some of
 * them, in any order, can then leave the signed 64-bit range, so that sums need no check of their own.
 */
export const MOST = 2 ** 62;

/** Thrown where the movements of an account add up to more than columns hold, though no balance of it may be beyond the range. */
export class TurnoverExceeded extends Faults {
  readonly total: number;

  constructor(total: number) {
    super([{ code: "range-exceeded", severity: "error", found: `movements of one account that add up to ${total} whatever their signs`, expected: `at most ${MOST} at its unit's scale` }]);
    this.total = total;
  }
}

/** What the movements of each account add up to, whatever their signs; refuses more than any column may hold. */
export class Turnover {
  readonly totals: Float64Array;

  constructor(accounts: number, totals: Float64Array = new Float64Array(accounts)) {
    this.totals = totals;
  }

  add(account: number, amount: number): void {
    const total = this.totals[account]! + Math.abs(amount);
    if (total > MOST) throw new TurnoverExceeded(total);
    this.totals[account] = total;
  }

  addAll({ count, accounts, amounts }: Movements): void {
    for (let at = 0; at < count; at += 1) this.add(accounts[at]!, Number(amounts[at]));
  }
}

/** Columns that grow: what a reader writes into. */
export class GrowingMovements implements Movements {
  count = 0;
  days: Int32Array;
  knowns: Int32Array;
  accounts: Int32Array;
  amounts: BigInt64Array;
  #halves: Int32Array;

  constructor(capacity = 1024) {
    this.days = new Int32Array(capacity);
    this.knowns = new Int32Array(capacity);
    this.accounts = new Int32Array(capacity);
    this.amounts = new BigInt64Array(capacity);
    this.#halves = new Int32Array(this.amounts.buffer);
  }

  push(day: number, known: number, account: number, amount: bigint): void {
    const at = this.#next(day, known, account);
    this.amounts[at] = amount;
  }

  /** The same for an amount that a double holds exactly, without making a BigInt of it. */
  pushSafe(day: number, known: number, account: number, amount: number): void {
    const at = this.#next(day, known, account);
    this.#halves[2 * at] = amount | 0;
    this.#halves[2 * at + 1] = Math.floor(amount / 2 ** 32);
  }

  /** The columns as they stand: longer than what they hold. */
  columns(): Movements {
    const { count, days, knowns, accounts, amounts } = this;
    return { count, days, knowns, accounts, amounts };
  }

  /** The columns without what is free at their ends. */
  trimmed(): Movements {
    const { count } = this;
    return { count, days: this.days.slice(0, count), knowns: this.knowns.slice(0, count), accounts: this.accounts.slice(0, count), amounts: this.amounts.slice(0, count) };
  }

  #next(day: number, known: number, account: number): number {
    if (this.count === this.days.length) this.#grow();
    const at = this.count;
    this.days[at] = day;
    this.knowns[at] = known;
    this.accounts[at] = account;
    this.count = at + 1;
    return at;
  }

  #grow(): void {
    const capacity = 2 * this.days.length;
    this.days = grown(this.days, new Int32Array(capacity));
    this.knowns = grown(this.knowns, new Int32Array(capacity));
    this.accounts = grown(this.accounts, new Int32Array(capacity));
    this.amounts = new BigInt64Array(capacity);
    const halves = new Int32Array(this.amounts.buffer);
    halves.set(this.#halves);
    this.#halves = halves;
  }
}

function grown(from: Int32Array, to: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  to.set(from);
  return to;
}

/** The movements one part after another. */
export function joined(parts: readonly Movements[]): Movements {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const all = { count, days: new Int32Array(count), knowns: new Int32Array(count), accounts: new Int32Array(count), amounts: new BigInt64Array(count) };
  let from = 0;
  for (const part of parts) {
    all.days.set(part.days.subarray(0, part.count), from);
    all.knowns.set(part.knowns.subarray(0, part.count), from);
    all.accounts.set(part.accounts.subarray(0, part.count), from);
    all.amounts.set(part.amounts.subarray(0, part.count), from);
    from += part.count;
  }
  return all;
}

/** The movements of which this holds. */
export function those(all: Movements, holds: (at: number) => boolean): Movements {
  const some = new GrowingMovements(64);
  for (let at = 0; at < all.count; at += 1) if (holds(at)) some.push(all.days[at]!, all.knowns[at]!, all.accounts[at]!, all.amounts[at]!);
  return some.trimmed();
}
