/**
 * What was recorded on another day than its own: of these, a balance as known on some day counts those
 * whose day and known day are both reached.
 *
 * The movements stand twice, by their days and by their known days, both cut into blocks of equal
 * length. For every pair of cuts the sums of all accounts are kept; a question adds to them the two
 * blocks that it cuts through.
 */
import { lastAtOrBefore } from "./bisection.ts";
import { joined } from "./movements.ts";
import type { Movements } from "./movements.ts";

/** The sums that are kept at most, for all pairs of cuts and all accounts: 16 MB. */
const KEPT = 2 ** 21;
const SHORTEST_BLOCK = 64;

export class LateMovements {
  readonly accounts: number;
  /** In the order of their days. */
  readonly movements: Movements;
  #grid: Grid | undefined;

  constructor(accounts: number, movements: Movements) {
    this.accounts = accounts;
    this.movements = movements;
  }

  /** Adds, for every account, what is known by a day of what moved by another. */
  addTo(balances: BigInt64Array, asOf: number, knownAt: number): void {
    if (this.movements.count > 0) (this.#grid ??= new Grid(this.accounts, this.movements)).addTo(balances, asOf, knownAt);
  }

  /** The same for one account. */
  balance(account: number, asOf: number, knownAt: number): bigint {
    if (this.movements.count === 0) return 0n;
    return (this.#grid ??= new Grid(this.accounts, this.movements)).balance(account, asOf, knownAt);
  }

  merged(further: readonly Movements[]): LateMovements {
    return new LateMovements(this.accounts, inOrderOfDays([this.movements, ...further]));
  }
}

/** Movements by their days. */
export function inOrderOfDays(parts: readonly Movements[]): Movements {
  const all = joined(parts);
  return picked(all, orderOf(all.days, all.count));
}

/** The positions of values in their order; equals as they stand. */
function orderOf(values: Int32Array, count: number): Int32Array {
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = values[at]! * 2 ** 30 + at;
  keys.sort();
  return Int32Array.from(keys, (key) => key - Math.floor(key / 2 ** 30) * 2 ** 30);
}

function picked({ days, knowns, accounts, amounts }: Movements, order: Int32Array): Movements {
  const picks = BigInt64Array.from(order, (at) => amounts[at]!);
  return { count: order.length, days: order.map((at) => days[at]!), knowns: order.map((at) => knowns[at]!), accounts: order.map((at) => accounts[at]!), amounts: picks };
}

class Grid {
  readonly #accounts: number;
  readonly #byDay: Movements;
  readonly #byKnown: Movements;
  /** Of each movement by its known day, its position by its day. */
  readonly #dayRanks: Int32Array;
  readonly #block: number;
  readonly #cuts: number;
  readonly #sums: BigInt64Array;

  constructor(accounts: number, byDay: Movements) {
    const { count } = byDay;
    const cuts = Math.max(1, Math.min(Math.ceil(count / SHORTEST_BLOCK), Math.floor(Math.sqrt(KEPT / accounts)) - 1));
    this.#accounts = accounts;
    this.#byDay = byDay;
    this.#dayRanks = orderOf(byDay.knowns, count);
    this.#byKnown = picked(byDay, this.#dayRanks);
    this.#block = Math.ceil(count / cuts);
    this.#cuts = Math.floor(count / this.#block) + 1;
    this.#sums = this.#summed();
  }

  addTo(balances: BigInt64Array, asOf: number, knownAt: number): void {
    const { reachedByDay, reachedByKnown, base, dayCut, knownCut } = this.#reached(asOf, knownAt);
    const sums = this.#sums;
    for (let account = 0; account < this.#accounts; account += 1) balances[account] = BigInt.asIntN(64, balances[account]! + sums[base + account]!);
    const { knowns, accounts, amounts } = this.#byDay;
    for (let at = dayCut; at < reachedByDay; at += 1) {
      if (knowns[at]! > knownAt) continue;
      const account = accounts[at]!;
      balances[account] = BigInt.asIntN(64, balances[account]! + amounts[at]!);
    }
    const late = this.#byKnown;
    const ranks = this.#dayRanks;
    for (let at = knownCut; at < reachedByKnown; at += 1) {
      if (ranks[at]! >= dayCut) continue;
      const account = late.accounts[at]!;
      balances[account] = BigInt.asIntN(64, balances[account]! + late.amounts[at]!);
    }
  }

  balance(account: number, asOf: number, knownAt: number): bigint {
    const { reachedByDay, reachedByKnown, base, dayCut, knownCut } = this.#reached(asOf, knownAt);
    let sum = this.#sums[base + account]!;
    const { knowns, accounts, amounts } = this.#byDay;
    for (let at = dayCut; at < reachedByDay; at += 1) if (accounts[at] === account && knowns[at]! <= knownAt) sum += amounts[at]!;
    const late = this.#byKnown;
    for (let at = knownCut; at < reachedByKnown; at += 1) if (late.accounts[at] === account && this.#dayRanks[at]! < dayCut) sum += late.amounts[at]!;
    return sum;
  }

  /** How many movements a question reaches by each order, and the last cuts before: where the sums of all pairs before stand. */
  #reached(asOf: number, knownAt: number): { readonly reachedByDay: number; readonly reachedByKnown: number; readonly base: number; readonly dayCut: number; readonly knownCut: number } {
    const { count } = this.#byDay;
    const reachedByDay = lastAtOrBefore(this.#byDay.days, 0, count, asOf) + 1;
    const reachedByKnown = lastAtOrBefore(this.#byKnown.knowns, 0, count, knownAt) + 1;
    const [day, known] = [Math.floor(reachedByDay / this.#block), Math.floor(reachedByKnown / this.#block)];
    return { reachedByDay, reachedByKnown, base: (day * this.#cuts + known) * this.#accounts, dayCut: day * this.#block, knownCut: known * this.#block };
  }

  /** sums[day cut][known cut][account]: what stands before both cuts. */
  #summed(): BigInt64Array {
    const [accounts, cuts, block] = [this.#accounts, this.#cuts, this.#block];
    const sums = new BigInt64Array(cuts * cuts * accounts);
    const { count, amounts } = this.#byKnown;
    for (let at = 0; at < count; at += 1) {
      const [day, known] = [Math.floor(this.#dayRanks[at]! / block) + 1, Math.floor(at / block) + 1];
      if (day >= cuts || known >= cuts) continue;
      const cell = (day * cuts + known) * accounts + this.#byKnown.accounts[at]!;
      sums[cell] = BigInt.asIntN(64, sums[cell]! + amounts[at]!);
    }
    for (const step of [accounts, cuts * accounts]) {
      for (let cell = step; cell < sums.length; cell += 1) {
        if (step === accounts && cell % (cuts * accounts) < accounts) continue;
        sums[cell] = BigInt.asIntN(64, sums[cell]! + sums[cell - step]!);
      }
    }
    return sums;
  }
}
