/** A bond called: its collateral pays what the bond stood for, and what is left comes back. */
import { z } from "zod";
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { account, amount, id } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { bondPosted, bondSurety, notePrincipal } from "../unit-accounts.ts";

const applied = z.strictObject({
  /** The liability that is paid. */
  to: account,
  amount,
  flow: id.default("legal-judgments"),
});

export const bondLiquidated = eventType({
  type: "bond-liquidated",
  family: "legal",
  meaning: "A bond is called: the released collateral pays liabilities and notes, and the rest becomes cash.",
  rank: 40,
  readsBalances: true,
  fields: {
    bond: id,
    /** The account of the restricted deposit that secured it. */
    deposit: account.default("restricted-deposit"),
    /** How much of the deposit is released. */
    "deposit-amount": amount,
    applied: z.array(applied).default([]),
    "note-repayments": z.array(z.strictObject({ note: id, principal: amount })).default([]),
  },
  rule: "Credit the deposit; debit each liability and each note's principal; debit cash with the rest: cash = deposit − applied − principal. The classified legs so sum to −cash. Beside the balance sheet, the whole bond goes from posted back to the surety.",
  post(event, context) {
    context.instrument(event.bond, "bond");
    const standing = context.balance(bondPosted(event.bond));
    if (standing <= 0n) {
      throw refuse("outstanding-exceeded", `nothing posted of ${event.bond}`, "a bond that is posted, and not yet liquidated", { field: "bond" });
    }
    const released = context.money(event["deposit-amount"]);
    const paid = event.applied.map(({ to, amount, flow }) => debit(context, context.account(to), context.money(amount), flow));
    const repaid = event["note-repayments"].map(({ note, principal }) => {
      context.instrument(note, "note");
      return debit(context, notePrincipal(note), context.money(principal), "note-repayments");
    });
    const spent = [...paid, ...repaid].reduce((sum, leg) => sum + leg.quantity, 0n);
    if (spent > released) {
      const text = (quantity: bigint): string => context.decimal(quantity, context.currency).toString();
      const uses = [...paid, ...repaid].map((leg) => ` − ${text(leg.quantity)}`).join("");
      throw refuse("result-mismatch", `${text(released)}${uses} = ${text(released - spent)}`, "uses of at most the deposit released", { field: "deposit-amount" });
    }
    return withoutNil([
      credit(context, context.account(event.deposit), released, "restricted-deposits"),
      ...paid,
      ...repaid,
      debit(context, context.account("cash"), released - spent),
      credit(context, bondPosted(event.bond), standing),
      debit(context, bondSurety(event.bond), standing),
    ]);
  },
});
