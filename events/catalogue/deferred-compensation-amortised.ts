/** Deferred compensation charged as it is earned. */
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount } from "../fields.ts";

export const deferredCompensationAmortised = eventType({
  type: "deferred-compensation-amortised",
  family: "equity",
  meaning: "Part of the deferred compensation is earned through a period and becomes expense.",
  rank: 80,
  gradual: true,
  fields: {
    amount,
    expense: account.default("share-based-compensation"),
  },
  rule: "Debit the expense, credit deferred compensation, with the amount, which it takes back out of operating cash flows.",
  post(event, context) {
    const earned = context.money(event.amount);
    return [
      debit(context, context.account(event.expense), earned),
      credit(context, context.account("deferred-compensation"), earned, "deferred-compensation"),
    ];
  },
});
