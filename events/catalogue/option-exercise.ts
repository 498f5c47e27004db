/** Options turned into shares for their price. */
import { debit, eventType, withoutNil } from "../event-type.ts";
import { amount, count, id, unsigned } from "../fields.ts";
import { underlyingOf } from "../rights.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { optionsOutstanding, optionsUnreserved } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const optionExercise = eventType({
  type: "option-exercise",
  family: "equity",
  meaning: "Holders of options pay their price and receive one share for each.",
  rank: 40,
  fields: {
    pool: id,
    options: count,
    /** The class of the shares; the pool's underlying when absent. */
    class: id.optional(),
    /** Cash received, or the price of one option: one of the two. */
    proceeds: amount.optional(),
    strike: unsigned.optional(),
  },
  rule: "Cash = proceeds, or options × strike. Par = options × par; paid-in = cash − par.",
  post(event, context) {
    const { pool, options, proceeds, strike } = event;
    const { terms } = context.instrument(pool, "option-pool");
    if ((proceeds === undefined) === (strike === undefined)) {
      throw refuse("field-invalid", proceeds === undefined ? "neither proceeds nor strike" : "both proceeds and strike", "one of proceeds and strike", { field: "proceeds" });
    }
    const shareClass = event.class ?? underlyingOf(context, pool, terms);
    const received = proceeds === undefined ? context.rounded(options.times(strike ?? 0)) : context.money(proceeds);
    return withoutNil([
      debit(context, context.account("cash"), received),
      ...paidInLegs(context, { shareClass, shares: options, received, flow: "exercises" }),
      ...transferUnits(context, pool, options, { from: optionsOutstanding(pool), to: optionsUnreserved(pool) }),
      ...issueShares(context, shareClass, options),
    ]);
  },
  exercises: ({ pool, options, proceeds }) => ({ instrument: pool, count: options, proceeds }),
});
