/** An accrued judgment estimated anew. */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { account, decimal, text, unsigned } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const legalJudgmentAdjusted = eventType({
  type: "legal-judgment-adjusted",
  family: "legal",
  meaning: "The accrual of a judgment is raised or lowered, to a new balance or by an amount.",
  rank: 51,
  readsBalances: true,
  fields: {
    matter: text.optional(),
    /** What is owed from now on. */
    to: unsigned.optional(),
    /** How much more is owed; below nil, how much less. */
    by: decimal.optional(),
    expense: account.default("legal-expense"),
    liability: account.default("accrued-legal-judgment"),
  },
  rule: "Change = by, or to − owed before. Debit the expense, credit the liability (the reverse when it falls).",
  post(event, context) {
    const { to, by } = event;
    const liability = context.account(event.liability);
    const [change, second] = [
      ...(to === undefined ? [] : [context.money(to) + context.balance(liability)]),
      ...(by === undefined ? [] : [context.money(by)]),
    ];
    if (change === undefined || second !== undefined) {
      throw refuse("field-invalid", change === undefined ? "neither to nor by" : "both to and by", "either to, the new balance, or by, the change", { field: "to" });
    }
    return withoutNil([debit(context, context.account(event.expense), change), credit(context, liability, change, "legal-judgments")]);
  },
});
