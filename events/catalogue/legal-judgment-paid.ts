/** A judgment paid, with the interest that ran on it. */
import { eventType } from "../event-type.ts";
import { account, amount, text } from "../fields.ts";
import { pay } from "../payment.ts";

export const legalJudgmentPaid = eventType({
  type: "legal-judgment-paid",
  family: "legal",
  meaning: "An accrued judgment and the interest accrued on it are paid, in cash or out of another asset.",
  rank: 60,
  fields: {
    matter: text.optional(),
    amount,
    interest: amount.optional(),
    liability: account.default("accrued-legal-judgment"),
    /** The account that carries the accrued interest. */
    "interest-account": account.default("accrued-liabilities"),
    /** The account it is paid from. */
    from: account.default("cash"),
  },
  rule: "Debit the accrued judgment and the accrued interest; credit cash (or the stated account) with their sum.",
  post: (event, context) =>
    pay(context, event.from, [
      { account: context.account(event.liability), quantity: context.money(event.amount), flow: "legal-judgments" },
      ...(event.interest === undefined
        ? []
        : [{ account: context.account(event["interest-account"]), quantity: context.money(event.interest), flow: "accrued-liabilities" }]),
    ]),
});
