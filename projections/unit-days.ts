/** How long units were outstanding: each movement times the days of a period on which it counts, with the bounds of its window. */
import type { Period } from "../src/kernel/day.ts";
import type { LedgerView, ViewedEntry } from "./ledger-view.ts";
import { daysIn } from "./share-days.ts";

/** Units that come (above nil) or go. */
export interface Moved {
  readonly entry: ViewedEntry;
  readonly quantity: bigint;
}

export interface UnitDays {
  readonly value: bigint;
  readonly low: bigint;
  readonly high: bigint;
  readonly reasons: readonly string[];
}

/** What moved an account, each entry once; `sign` turns an account that is kept below nil. */
export function movesOf(view: LedgerView, account: string, sign: 1n | -1n = 1n): Moved[] {
  return view.entries.flatMap((entry) => {
    const quantity = sign * entry.movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
    return quantity === 0n ? [] : [{ entry, quantity }];
  });
}

/** Units × days, at the scale of the unit: a movement counts on its own day and on each after it. */
export function unitDays(moves: readonly Moved[], period: Period): UnitDays {
  return moves.reduce<UnitDays>(
    (sum, { entry: { event, when }, quantity }) => {
      const [byFirst, byLast] = [quantity * daysIn(when.first, period), quantity * daysIn(when.last, period)];
      return {
        value: sum.value + quantity * daysIn(when.day, period),
        low: sum.low + (byFirst < byLast ? byFirst : byLast),
        high: sum.high + (byFirst > byLast ? byFirst : byLast),
        reasons: byFirst === byLast ? sum.reasons : [...sum.reasons, `${event.id} is only known to fall between ${when.first} and ${when.last}`],
      };
    },
    { value: 0n, low: 0n, high: 0n, reasons: [] },
  );
}
