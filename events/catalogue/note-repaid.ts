/** Principal, accrued interest or both paid back. */
import { eventType } from "../event-type.ts";
import { account, amount, id } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { pay } from "../payment.ts";
import { notePrincipal } from "../unit-accounts.ts";

export const noteRepaid = eventType({
  type: "note-repaid",
  family: "debt",
  meaning: "Principal of a note, its accrued interest or both are paid, in cash or out of another asset.",
  rank: 40,
  fields: {
    note: id,
    principal: amount.optional(),
    interest: amount.optional(),
    /** The account that carries the accrued interest. */
    "interest-account": account.default("accrued-liabilities"),
    /** The account it is paid from. */
    from: account.default("cash"),
  },
  rule: "Debit principal and accrued interest; credit cash (or the stated account) with their sum.",
  post(event, context) {
    context.instrument(event.note, "note");
    const { principal, interest } = event;
    if (principal === undefined && interest === undefined) {
      throw refuse("field-invalid", "neither principal nor interest", "principal, interest or both", { field: "principal" });
    }
    return pay(context, event.from, [
      ...(principal === undefined ? [] : [{ account: notePrincipal(event.note), quantity: context.money(principal), flow: "note-repayments" }]),
      ...(interest === undefined ? [] : [{ account: context.account(event["interest-account"]), quantity: context.money(interest), flow: "accrued-liabilities" }]),
    ]);
  },
  settlesInterest: ({ note, interest }) => (interest === undefined ? [] : [{ note, amount: interest }]),
});
