/**
 * Balances of all accounts at any date, as known on any day, without a replay.
 *
 * What was recorded on its own day is known as soon as it is so: of it, a balance as known on a day is
 * the balance at the earlier of the two days. What was recorded on another day is kept apart. What is
 * appended stands in a short list that every question reads, and is merged when that grows long.
 */
import { AccountColumns } from "./account-columns.ts";
import type { Balances } from "./balances.ts";
import { DayMatrix } from "./day-matrix.ts";
import { distinctDays } from "./distinct-days.ts";
import { LateMovements, inOrderOfDays } from "./late-movements.ts";
import { GrowingMovements, Turnover, those } from "./movements.ts";
import type { Movements } from "./movements.ts";

/** The cells that a matrix of days and accounts may have: 64 MB. Beyond it each account has columns of its own. */
const LARGEST_MATRIX = 2 ** 23;

/** Appended movements that are only listed: at least so many, and so small a part of those that a merge must sort. */
const LISTED = 1024;
const LISTED_PART = 64;

export interface Columns {
  readonly accounts: number;
  /** By account, what its movements add up to whatever their signs. */
  readonly turnover: Float64Array;
  /** Of everything. */
  readonly all: Balances;
  /** Of what was recorded on its own day. */
  readonly prompt: Balances;
  readonly late: LateMovements;
}

export class BalanceColumns {
  readonly accounts: number;
  readonly #turnover: Turnover;
  #all: Balances;
  #prompt: Balances;
  #late: LateMovements;
  #appended = new GrowingMovements();

  constructor({ accounts, turnover, all, prompt, late }: Columns) {
    this.accounts = accounts;
    this.#turnover = new Turnover(accounts, turnover);
    this.#all = all;
    this.#prompt = prompt;
    this.#late = late;
  }

  /** The columns of movements, which may stand in several parts; of a turnover that is known already. */
  static of(accounts: number, parts: readonly Movements[], { cells = LARGEST_MATRIX, turnover = turnoverOf(accounts, parts) } = {}): BalanceColumns {
    const fits = distinctDays(parts).length * accounts <= cells;
    const none: Balances = fits ? new DayMatrix(accounts, new Int32Array(0), new BigInt64Array(0)) : new AccountColumns(accounts, new Int32Array(accounts + 1), new Int32Array(0), new BigInt64Array(0));
    const late = inOrderOfDays(parts.map(lateOf));
    const all = none.merged(parts);
    return new BalanceColumns({ accounts, turnover: turnover.totals, all, prompt: without(all, late), late: new LateMovements(accounts, late) });
  }

  /** What the columns are made of, with nothing left in the list. */
  columns(): Columns {
    if (this.#appended.count > 0) this.#merge();
    return { accounts: this.accounts, turnover: this.#turnover.totals, all: this.#all, prompt: this.#prompt, late: this.#late };
  }

  /** One more movement, of any day; refuses one by which sums may leave the range of 64 bits. */
  append(day: number, known: number, account: number, amount: bigint): void {
    this.#turnover.add(account, Number(amount));
    this.#appended.push(day, known, account, amount);
    if (this.#appended.count > LISTED + this.#late.movements.count / LISTED_PART) this.#merge();
  }

  /** Writes every account's balance at the end of a day, by what was known at the end of another (by everything where absent). */
  into(balances: BigInt64Array, asOf: number, knownAt = Infinity): void {
    if (knownAt === Infinity) this.#all.into(balances, asOf);
    else {
      this.#prompt.into(balances, Math.min(asOf, knownAt));
      this.#late.addTo(balances, asOf, knownAt);
    }
    const { count, days, knowns, accounts, amounts } = this.#appended;
    for (let at = 0; at < count; at += 1) {
      if (days[at]! > asOf || knowns[at]! > knownAt) continue;
      const account = accounts[at]!;
      balances[account] = BigInt.asIntN(64, balances[account]! + amounts[at]!);
    }
  }

  /** The same for one account. */
  balance(account: number, asOf: number, knownAt = Infinity): bigint {
    let sum = knownAt === Infinity ? this.#all.balance(account, asOf) : this.#prompt.balance(account, Math.min(asOf, knownAt)) + this.#late.balance(account, asOf, knownAt);
    const { count, days, knowns, accounts, amounts } = this.#appended;
    for (let at = 0; at < count; at += 1) if (accounts[at] === account && days[at]! <= asOf && knowns[at]! <= knownAt) sum += amounts[at]!;
    return sum;
  }

  #merge(): void {
    const further = this.#appended.trimmed();
    const late = lateOf(further);
    this.#all = this.#all.merged([further]);
    this.#prompt = this.#prompt.merged([those(further, (at) => further.days[at] === further.knowns[at])]);
    if (late.count > 0) this.#late = this.#late.merged([late]);
    this.#appended = new GrowingMovements();
  }
}

/** Movements that became known on another day than their own. */
function lateOf(movements: Movements): Movements {
  return those(movements, (at) => movements.days[at] !== movements.knowns[at]);
}

function without(all: Balances, late: Movements): Balances {
  return late.count === 0 ? all : all.merged([{ ...late, amounts: late.amounts.map((amount) => -amount) }]);
}

function turnoverOf(accounts: number, parts: readonly Movements[]): Turnover {
  const turnover = new Turnover(accounts);
  for (const part of parts) turnover.addAll(part);
  return turnover;
}
