/** A balance shown elsewhere: it changes its account and nothing else. */
import { z } from "zod";
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const reclassification = eventType({
  type: "reclassification",
  family: "operations",
  meaning: "A balance goes from one account to another; no cash moves.",
  rank: 50,
  fields: {
    from: account,
    to: account,
    amount,
    /** Which balance goes: a debit (an asset) or a credit (a liability, capital). */
    side: z.enum(["debit", "credit"]).default("debit"),
  },
  rule: "A debit balance: debit `to`, credit `from`. A credit balance: debit `from`, credit `to`.",
  post(event, context) {
    const from = context.account(event.from);
    const to = context.account(event.to);
    if (from === to) throw refuse("field-invalid", `${to} on both sides`, "another account than from", { field: "to" });
    const [gains, gives] = event.side === "debit" ? [to, from] : [from, to];
    const amount = context.money(event.amount);
    return [debit(context, gains, amount), credit(context, gives, amount)];
  },
});
