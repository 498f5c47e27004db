/** Counts of shares, warrants and options as they go from one account of their instrument to another. */
import type { Leg, PostingContext } from "./event-type.ts";
import type { Exact } from "../src/kernel/quantity.ts";

/** What comes into `to` and leaves `from`, at the scale of the unit. */
export function transferUnits(context: PostingContext, unit: string, count: Exact, { from, to }: { from: string; to: string }): Leg[] {
  const quantity = context.count(count, unit);
  return [
    { account: to, unit, quantity },
    { account: from, unit, quantity: -quantity },
  ];
}
