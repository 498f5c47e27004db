/** A judgment against the company, recorded before it is paid. */
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount, text } from "../fields.ts";

export const legalJudgmentAccrued = eventType({
  type: "legal-judgment-accrued",
  family: "legal",
  meaning: "A court's judgment, or the loss expected from one, is charged to expense and owed.",
  rank: 50,
  fields: {
    matter: text,
    amount,
    expense: account.default("legal-expense"),
    liability: account.default("accrued-legal-judgment"),
  },
  rule: "Debit the expense, credit the liability, with the amount; the liability takes it back out of operating cash flows.",
  post(event, context) {
    const amount = context.money(event.amount);
    return [
      debit(context, context.account(event.expense), amount),
      credit(context, context.account(event.liability), amount, "legal-judgments"),
    ];
  },
});
