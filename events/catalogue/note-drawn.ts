/** A further draw on a note or line of credit. */
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount, id } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { flowAgainst } from "../payment.ts";
import { notePrincipal } from "../unit-accounts.ts";

export const noteDrawn = eventType({
  type: "note-drawn",
  family: "debt",
  meaning: "More is drawn on a note already signed and becomes principal, never beyond its commitment.",
  rank: 21,
  readsBalances: true,
  fields: {
    note: id,
    amount,
    /** The account that receives what was drawn. */
    into: account.default("cash"),
  },
  rule: "Debit cash (or the stated account), credit principal. Owed before + drawn ≤ commitment, where one is in force.",
  post(event, context) {
    const { commitment } = context.instrument(event.note, "note").terms;
    const principal = notePrincipal(event.note);
    const drawn = context.money(event.amount);
    const owed = -context.balance(principal);
    if (commitment !== undefined && owed + drawn > context.money(commitment)) {
      const text = (quantity: bigint): string => context.decimal(quantity, context.currency).toString();
      throw refuse(
        "outstanding-exceeded",
        `${text(drawn)} drawn onto ${text(owed)} owed, ${text(owed + drawn)} in all`,
        `at most ${commitment.toString()} owed in all, the note's commitment`,
        { field: "amount" },
      );
    }
    const into = context.account(event.into);
    return [debit(context, into, drawn), credit(context, principal, drawn, flowAgainst(context, into, "note-proceeds"))];
  },
});
