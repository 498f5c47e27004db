/** Shares sold for cash to investors without a public offering. */
import { z } from "zod";
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { amount, count, dayPeriod, id, text, unsigned } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";

export const privatePlacement = eventType({
  type: "private-placement",
  family: "equity",
  meaning: "Shares sold for cash; what the offering cost reduces paid-in capital.",
  rank: 20,
  fields: {
    class: id,
    shares: count,
    gross: amount,
    /** Costs paid or withheld at the closing, agents' fees among them. */
    costs: unsigned.optional(),
    "agent-fees": z.array(z.strictObject({ agent: text, amount })).default([]),
    /**
     * Costs of the offering that fell in an earlier period. `charged` already reduced paid-in
     * capital then and posts nothing now; `deferred` was carried as an asset and is charged now.
     */
    "prior-costs": z.strictObject({ amount, carried: z.enum(["charged", "deferred"]) }).optional(),
    /** The days whose average market price set the price, where it was not that of its own day. */
    "priced-by": dayPeriod.optional(),
  },
  rule: "Cash = gross − costs. Par = shares × par. Paid-in = gross − costs − deferred prior costs − par.",
  post(event, context) {
    const costs = event.costs === undefined ? 0n : context.money(event.costs);
    const fees = event["agent-fees"].reduce((sum, fee) => sum + context.money(fee.amount), 0n);
    if (fees > costs) {
      const text = (quantity: bigint): string => context.decimal(quantity, context.currency).toString();
      throw refuse("result-mismatch", `agents' fees of ${text(fees)}`, `at most the costs of ${text(costs)}, which contain them`, { field: "agent-fees" });
    }
    const net = context.money(event.gross) - costs;
    const prior = event["prior-costs"];
    const deferred = prior?.carried === "deferred" ? context.money(prior.amount) : 0n;
    return withoutNil([
      debit(context, context.account("cash"), net),
      ...(deferred === 0n ? [] : [credit(context, context.account("deferred-offering-costs"), deferred, "share-issues")]),
      ...paidInLegs(context, { shareClass: event.class, shares: event.shares, received: net - deferred, flow: "share-issues" }),
      ...issueShares(context, event.class, event.shares),
    ]);
  },
  issues: (event) => ({
    shareClass: event.class,
    shares: event.shares,
    received: event.gross,
    forCash: true,
    costs: event.costs,
    agentFees: event["agent-fees"].reduce((sum, fee) => sum.plus(fee.amount), new Exact(0)),
    priorCosts: event["prior-costs"]?.amount,
    pricedBy: event["priced-by"],
  }),
});
