/** Money set aside as collateral. */
import { eventType } from "../event-type.ts";
import { account, amount, text } from "../fields.ts";
import { pay } from "../payment.ts";

export const collateralDeposited = eventType({
  type: "collateral-deposited",
  family: "debt",
  meaning: "Money is put into a restricted deposit that secures an obligation.",
  rank: 20,
  fields: {
    amount,
    /** The account of the restricted deposit. */
    deposit: account.default("restricted-deposit"),
    /** The account it is paid from. */
    from: account.default("cash"),
    /** What it secures. */
    secures: text.optional(),
  },
  rule: "Debit the deposit, credit cash (or the stated account), with the amount.",
  post: (event, context) =>
    pay(context, event.from, [{ account: context.account(event.deposit), quantity: context.money(event.amount), flow: "restricted-deposits" }]),
});
