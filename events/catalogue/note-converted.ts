/** Principal, interest or both turned into shares. */
import { debit, eventType, withoutNil } from "../event-type.ts";
import { account, count, id, positive, unsigned } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";
import { notePrincipal } from "../unit-accounts.ts";

export const noteConverted = eventType({
  type: "note-converted",
  family: "debt",
  meaning: "Principal and accrued interest of a note become shares of a class; no cash moves.",
  rank: 40,
  fields: {
    note: id,
    principal: unsigned.optional(),
    interest: unsigned.optional(),
    class: id,
    shares: count,
    /** The price as agreed, where it is not the note's own conversion price. */
    price: positive.optional(),
    /** The account that carries the accrued interest. */
    "interest-account": account.default("accrued-liabilities"),
  },
  rule: "Debit principal and accrued interest; credit par and paid-in capital with their sum.",
  post(event, context) {
    context.instrument(event.note, "note");
    const principal = event.principal === undefined ? 0n : context.money(event.principal);
    const interest = event.interest === undefined ? 0n : context.money(event.interest);
    if (principal + interest === 0n) throw refuse("field-invalid", "neither principal nor interest", "what is converted: principal, interest or both", { field: "principal" });
    return withoutNil([
      debit(context, notePrincipal(event.note), principal),
      ...(interest === 0n ? [] : [debit(context, context.account(event["interest-account"]), interest)]),
      ...paidInLegs(context, { shareClass: event.class, shares: event.shares, received: principal + interest }),
      ...issueShares(context, event.class, event.shares),
    ]);
  },
  converts: ({ note, principal, interest, class: shareClass, shares, price }) => ({ note, amount: new Exact(0).plus(principal ?? 0).plus(interest ?? 0), class: shareClass, shares, price }),
  settlesInterest: ({ note, interest }) => (interest === undefined ? [] : [{ note, amount: interest }]),
});
