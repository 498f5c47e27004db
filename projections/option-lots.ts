/**
 * Options outstanding of a pool, by price: each grant is a lot; exercises take from the lots of
 * their own price, everything else from the oldest. Nothing says which grants forfeited options
 * came from, so where prices differ that is an assumption, and is told.
 */
import type { AnyEvent } from "../events/catalogue/index.ts";
import { optionsOutstanding } from "../events/unit-accounts.ts";
import type { Day } from "../src/kernel/day.ts";
import { apportion, Exact } from "../src/kernel/quantity.ts";
import type { LedgerView } from "./ledger-view.ts";

export interface OptionLot {
  /** Absent where no event states it: options carried in, or granted without a price. */
  readonly strike: Exact | undefined;
  readonly count: bigint;
}

export interface OptionLots {
  /** One lot for each price, in the order of their first grant. */
  readonly lots: readonly OptionLot[];
  /** Whether options left that may have come from grants of another price. */
  readonly assumed: boolean;
}

/** The lots add up to the pool's balance as counted at the end of the day. */
export function optionLots(view: LedgerView, pool: string, asOf: Day): OptionLots {
  const account = optionsOutstanding(pool);
  let lots: OptionLot[] = [];
  let assumed = false;
  for (const { event, when, movements } of view.entries) {
    const moved = movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
    if (when.day > asOf || moved === 0n) continue;
    const strike = strikeOf(event);
    if (event.type === "stock-split") lots = split(lots, event, moved);
    else if (moved > 0n) lots = added(lots, { strike, count: moved });
    else {
      const own = lots.filter((lot) => strike !== undefined && lot.strike?.equals(strike) === true && lot.count >= -moved);
      assumed ||= own.length === 0 && lots.length > 1;
      lots = taken(lots, -moved, own.length === 0 ? lots : own);
    }
  }
  const short = lots.find(({ count }) => count < 0n);
  return { lots: short === undefined ? lots : taken(lots.filter((lot) => lot !== short), -short.count, lots), assumed };
}

/** The price of a grant, or of an exercise: what was paid for each option. */
function strikeOf(event: AnyEvent): Exact | undefined {
  if (event.type !== "option-granted" && event.type !== "option-exercise") return undefined;
  const options = exactOf(event, "options");
  return exactOf(event, "strike") ?? (options === undefined ? undefined : exactOf(event, "proceeds")?.div(options));
}

function exactOf(event: AnyEvent, field: string): Exact | undefined {
  const value = event[field];
  return value instanceof Exact ? value : undefined;
}

function added(lots: readonly OptionLot[], { strike, count }: OptionLot): OptionLot[] {
  const same = (lot: OptionLot): boolean => lot.strike?.toString() === strike?.toString();
  return lots.some(same) ? lots.map((lot) => (same(lot) ? { strike, count: lot.count + count } : lot)) : [...lots, { strike, count }];
}

/** What the lots do not hold left before the book knew of it: it is set off against options of unknown price. */
function taken(lots: readonly OptionLot[], count: bigint, from: readonly OptionLot[]): OptionLot[] {
  let left = count;
  const kept = lots.map((lot) => {
    const part = !from.includes(lot) || lot.count < 0n ? 0n : lot.count < left ? lot.count : left;
    left -= part;
    return { ...lot, count: lot.count - part };
  });
  return added(kept, { strike: undefined, count: -left }).filter((lot) => lot.count !== 0n);
}

/** Counts × new / old as the balance moved, prices × old / new. */
function split(lots: readonly OptionLot[], event: AnyEvent, moved: bigint): OptionLot[] {
  if (lots.length === 0) return [];
  const counts = lots.map(({ count }) => count);
  const after = apportion(counts.reduce((sum, count) => sum + count, moved), counts);
  const [fresh, old] = [exactOf(event, "new"), exactOf(event, "old")];
  return lots.map(({ strike }, index) => ({ strike: fresh === undefined || old === undefined ? undefined : strike?.times(old).div(fresh), count: after[index] ?? 0n }));
}
