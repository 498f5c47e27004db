/**
 * Balances without replay: for each account a column of days and a column of running balances,
 * exact 64-bit integers, searched by bisection. Full replay is its oracle (test/laws).
 */
import { dayNumber } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import { inRange } from "../kernel/quantity.ts";
import type { Entry } from "./replay.ts";

interface Column {
  readonly days: Int32Array;
  /** running[i] is the balance after every movement of days[0..i]. */
  readonly running: BigInt64Array;
}

export class BalanceIndex {
  readonly #columns = new Map<string, Column>();

  constructor(entries: readonly Entry[]) {
    const byAccount = new Map<string, { day: number; quantity: bigint }[]>();
    for (const entry of entries) {
      const number = dayNumber(entry.when.day);
      for (const { account, quantity } of entry.movements) {
        const list = byAccount.get(account) ?? [];
        if (list.length === 0) byAccount.set(account, list);
        list.push({ day: number, quantity });
      }
    }
    for (const [account, list] of byAccount) this.#columns.set(account, columnOf(list));
  }

  /** The account's balance at the end of a day: nil before its first movement. */
  balance(account: string, asOf: Day): bigint {
    const column = this.#columns.get(account);
    if (column === undefined) return 0n;
    const found = lastAtOrBefore(column.days, dayNumber(asOf));
    return found < 0 ? 0n : (column.running[found] ?? 0n);
  }
}

/** The oracle: the same answer from every movement, one by one. */
export function balanceByReplay(entries: readonly Entry[], account: string, asOf: Day): bigint {
  let sum = 0n;
  for (const entry of entries) {
    if (entry.when.day > asOf) continue;
    for (const movement of entry.movements) if (movement.account === account) sum += movement.quantity;
  }
  return sum;
}

function columnOf(list: readonly { day: number; quantity: bigint }[]): Column {
  const days: number[] = [];
  const running: bigint[] = [];
  let sum = 0n;
  for (const { day, quantity } of list) {
    sum = inRange(sum + quantity);
    if (days.at(-1) === day) running[running.length - 1] = sum;
    else {
      days.push(day);
      running.push(sum);
    }
  }
  return { days: Int32Array.from(days), running: BigInt64Array.from(running) };
}

function lastAtOrBefore(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
