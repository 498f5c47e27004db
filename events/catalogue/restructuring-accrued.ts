/** Costs of closing or shrinking an activity, recorded before they are paid. */
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount } from "../fields.ts";

export const restructuringAccrued = eventType({
  type: "restructuring-accrued",
  family: "operations",
  meaning: "Costs of a restructuring are charged to expense and owed.",
  rank: 50,
  fields: {
    amount,
    expense: account.default("restructuring-expense"),
    liability: account.default("accrued-liabilities"),
  },
  rule: "Debit the expense, credit the liability, with the amount; the liability takes it back out of operating cash flows.",
  post(event, context) {
    const amount = context.money(event.amount);
    return [
      debit(context, context.account(event.expense), amount),
      credit(context, context.account(event.liability), amount, "accrued-liabilities"),
    ];
  },
});
