/** Work paid for in shares. */
import { debit, eventType } from "../event-type.ts";
import { account, amount, count, flag, id } from "../fields.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";

export const sharesIssuedForServices = eventType({
  type: "shares-issued-for-services",
  family: "equity",
  meaning: "Services are paid for in shares, at the fair value of one or the other; no cash moves.",
  rank: 20,
  fields: {
    class: id,
    shares: count,
    value: amount,
    charge: account.default("share-based-compensation"),
    /** True where the charge account is an asset rather than an expense. */
    capitalised: flag.default(false),
  },
  rule: "Debit the charge with the value. Par = shares × par; paid-in = value − par. Against an expense, the capital takes the charge back out of operating cash flows.",
  post(event, context) {
    const value = context.money(event.value);
    const paidIn = { shareClass: event.class, shares: event.shares, received: value };
    return [
      debit(context, context.account(event.charge), value),
      ...paidInLegs(context, event.capitalised ? paidIn : { ...paidIn, flow: "share-based-charges" }),
      ...issueShares(context, event.class, event.shares),
    ];
  },
  issues: (event) => ({ shareClass: event.class, shares: event.shares, received: event.value, forCash: false }),
});
