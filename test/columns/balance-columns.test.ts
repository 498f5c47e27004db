/** Balances from columns are what adding up every movement gives, at every date and as known on every day. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as example } from "vitest";
import { BalanceColumns } from "../../src/columns/balance-columns.ts";
import { GrowingMovements, MOST } from "../../src/columns/movements.ts";
import type { Movements } from "../../src/columns/movements.ts";
import { faultCodes } from "./faults.ts";
import { runs, timeout, times } from "../laws/runs.ts";

const ACCOUNTS = 4;
const DAYS = 12;

type Moved = readonly [day: number, known: number, account: number, amount: bigint];

const day = fc.integer({ min: 0, max: DAYS - 1 });
const moved: fc.Arbitrary<Moved> = fc.tuple(day, fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, { weight: 2, arbitrary: day }), fc.integer({ min: 0, max: ACCOUNTS - 1 }), fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n })).map(([on, known, account, amount]) => [on, known < 0 ? on : known, account, amount]);

function columnsOf(all: readonly Moved[]): Movements {
  const movements = new GrowingMovements(2);
  for (const [on, known, account, amount] of all) movements.push(on, known, account, amount);
  return movements;
}

function addedUp(all: readonly Moved[], asOf: number, knownAt: number): bigint[] {
  const sums = new Array<bigint>(ACCOUNTS).fill(0n);
  for (const [on, known, account, amount] of all) if (on <= asOf && known <= knownAt) sums[account] = (sums[account] ?? 0n) + amount;
  return sums;
}

/** Every date asked as known on every day, of all accounts at once and of each by itself. */
function expectSums(columns: BalanceColumns, all: readonly Moved[]): void {
  const row = new BigInt64Array(ACCOUNTS);
  for (let asOf = -1; asOf <= DAYS; asOf += 1) {
    for (const knownAt of [...Array(DAYS + 2).keys(), Infinity].map((known) => known - 1)) {
      const sums = addedUp(all, asOf, knownAt);
      columns.into(row, asOf, knownAt);
      expect([...row], `as of ${asOf}, known at ${knownAt}`).toEqual(sums);
      expect(sums.map((_, account) => columns.balance(account, asOf, knownAt))).toEqual(sums);
    }
  }
}

/** Of one matrix, and of columns for each account, as a book of many accounts has them. */
const shapes = [["a day matrix", 2 ** 20], ["columns by account", 0]] as const;

describe.each(shapes)("%s", (_, cells) => {
  test.prop([fc.array(moved, { maxLength: 40 }), fc.array(moved, { maxLength: 40 })], times(runs))("balances are sums of movements, whatever parts they come in", (one, other) => {
    expectSums(BalanceColumns.of(ACCOUNTS, [columnsOf(one), columnsOf(other)], { cells }), [...one, ...other]);
  }, timeout);

  test.prop([fc.array(moved, { maxLength: 30 }), fc.array(moved, { maxLength: 30 }), fc.nat()], times(runs))("what is appended counts at once, and the same once it is merged", (before, appended, merging) => {
    const columns = BalanceColumns.of(ACCOUNTS, [columnsOf(before)], { cells });
    appended.forEach((each, at) => {
      columns.append(...each);
      if (at === merging % 30) columns.columns();
    });
    expectSums(columns, [...before, ...appended]);
    expectSums(new BalanceColumns(columns.columns()), [...before, ...appended]);
  }, timeout);

  test.prop([fc.integer({ min: 0, max: 2 ** 31 - 1 })], times(Math.ceil(runs / 20)))("thousands of late movements, over many blocks and merges", (seed) => {
    let state = seed;
    const draw = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % below;
    };
    const all = Array.from({ length: 3000 }, (): Moved => [draw(DAYS), draw(DAYS), draw(ACCOUNTS), BigInt(draw(1000) - 500)]);
    const columns = BalanceColumns.of(ACCOUNTS, [columnsOf(all.slice(0, 500))], { cells });
    for (const each of all.slice(500)) columns.append(...each);
    expectSums(columns, all);
  }, timeout);

  example("amounts up to the edge of the range, and none beyond it", () => {
    const half = BigInt(MOST) / 2n;
    const columns = BalanceColumns.of(ACCOUNTS, [columnsOf([[1, 1, 0, half], [2, 2, 0, -half]])], { cells });
    expectSums(columns, [[1, 1, 0, half], [2, 2, 0, -half]]);
    expect(faultCodes(() => { columns.append(3, 3, 0, half); })).toEqual(["range-exceeded"]);
    expectSums(columns, [[1, 1, 0, half], [2, 2, 0, -half]]);
    expect(faultCodes(() => BalanceColumns.of(ACCOUNTS, [columnsOf([[1, 1, 0, half], [1, 1, 0, half], [1, 1, 0, half]])], { cells }))).toEqual(["range-exceeded"]);
  });
});

test.prop([fc.maxSafeInteger()], times(runs))("an amount that a double holds is written as the same 64 bits", (amount) => {
  const movements = new GrowingMovements(1);
  movements.pushSafe(0, 0, 0, 1);
  movements.pushSafe(0, 0, 0, amount);
  expect(movements.amounts[1]).toBe(BigInt(amount));
});
