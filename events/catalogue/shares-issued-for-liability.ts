/** A debt paid in shares instead of cash. */
import { debit, eventType } from "../event-type.ts";
import { account, amount, count, id } from "../fields.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";

export const sharesIssuedForLiability = eventType({
  type: "shares-issued-for-liability",
  family: "equity",
  meaning: "A creditor takes shares for what it is owed; no cash moves.",
  rank: 20,
  fields: {
    class: id,
    shares: count,
    /** The carrying amount that is settled. */
    amount,
    liability: account.default("accounts-payable"),
  },
  rule: "Debit the liability with the amount. Par = shares × par; paid-in = amount − par.",
  post(event, context) {
    const settled = context.money(event.amount);
    return [
      debit(context, context.account(event.liability), settled),
      ...paidInLegs(context, { shareClass: event.class, shares: event.shares, received: settled }),
      ...issueShares(context, event.class, event.shares),
    ];
  },
  issues: (event) => ({ shareClass: event.class, shares: event.shares, received: event.amount, forCash: false }),
});
