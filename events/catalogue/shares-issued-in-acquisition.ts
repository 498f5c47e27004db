/** A business paid for in shares and replacement options. */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { account, amount, count, id } from "../fields.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";

export const sharesIssuedInAcquisition = eventType({
  type: "shares-issued-in-acquisition",
  family: "equity",
  meaning: "Shares, and options that replace those of the acquired company, pay for a business.",
  rank: 20,
  fields: {
    class: id,
    shares: count,
    /** Fair value of the shares issued. */
    value: amount,
    /** Fair value of options granted in place of the acquired company's own. */
    "options-value": amount.optional(),
    /** The account that holds what was acquired until the price is allocated. */
    "acquired-account": account.default("net-assets-acquired"),
    /** Direct costs of the acquisition, paid in cash. */
    costs: amount.optional(),
    /** Cash that the acquired company brought with it. */
    "cash-acquired": amount.optional(),
  },
  rule: "Acquired = value + options + costs − cash acquired. Par = shares × par; paid-in = value − par, and the options' value. Cash = cash acquired − costs; the shares and options are non-cash.",
  post(event, context) {
    const acquired = context.account(event["acquired-account"]);
    const value = context.money(event.value);
    const options = event["options-value"] === undefined ? 0n : context.money(event["options-value"]);
    const costs = event.costs === undefined ? 0n : context.money(event.costs);
    const brought = event["cash-acquired"] === undefined ? 0n : context.money(event["cash-acquired"]);
    return withoutNil([
      debit(context, acquired, value + options),
      ...paidInLegs(context, { shareClass: event.class, shares: event.shares, received: value }),
      credit(context, context.account("additional-paid-in-capital"), options),
      debit(context, acquired, costs, "acquisitions"),
      credit(context, acquired, brought, "acquisitions"),
      debit(context, context.account("cash"), brought - costs),
      ...issueShares(context, event.class, event.shares),
    ]);
  },
  issues: (event) => ({ shareClass: event.class, shares: event.shares, received: event.value, forCash: false }),
});
