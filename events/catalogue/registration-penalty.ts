/** What late registration of securities costs the company. */
import { z } from "zod";
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount, count, id } from "../fields.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const registrationPenalty = eventType({
  type: "registration-penalty",
  family: "equity",
  meaning: "Holders are owed or given something because their securities were not registered in time.",
  rank: 50,
  fields: {
    amount,
    charge: account.default("other-expense"),
    settled: z.enum(["accrued", "cash", "shares"]),
    /** Where it is owed, when accrued. */
    liability: account.default("accrued-liabilities"),
    /** What is given, when settled in shares. */
    class: id.optional(),
    shares: count.optional(),
  },
  rule: "Debit the charge with the amount; credit the liability, cash, or par = shares × par and paid-in = amount − par. Liability and capital take the charge back out of operating cash flows.",
  post(event, context) {
    const { settled, class: shareClass, shares } = event;
    const penalty = context.money(event.amount);
    const charge = debit(context, context.account(event.charge), penalty);
    if (settled === "shares") {
      if (shareClass === undefined || shares === undefined) {
        const missing = shareClass === undefined ? "class" : "shares";
        throw refuse("field-invalid", `settled in shares without ${missing}`, "the class and count of the shares given", { field: missing });
      }
      return [charge, ...paidInLegs(context, { shareClass, shares, received: penalty, flow: "share-based-charges" }), ...issueShares(context, shareClass, shares)];
    }
    if (shareClass !== undefined || shares !== undefined) {
      const stray = shareClass === undefined ? "shares" : "class";
      throw refuse("field-invalid", `${stray} of a penalty settled otherwise (${settled})`, "class and shares only where it is settled in shares", { field: stray });
    }
    const settles = settled === "cash" ? credit(context, context.account("cash"), penalty) : credit(context, context.account(event.liability), penalty, "accrued-liabilities");
    return [charge, settles];
  },
});
