/** A debt settled for less than it was carried at. */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { account, amount, id, unsigned } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const debtSettledAtGain = eventType({
  type: "debt-settled-at-gain",
  family: "debt",
  meaning: "A debt is extinguished for less than its carrying amount; the difference is a gain.",
  rank: 50,
  fields: {
    /** The carrying amount that is extinguished. */
    amount,
    /** Cash paid for it; nil when absent. */
    paid: unsigned.optional(),
    liability: account.default("accounts-payable"),
    gain: account.default("gain-on-debt-settlement"),
    /** The class of cash flow of what was paid. */
    flow: id.default("accounts-payable"),
  },
  rule: "Debit the liability in two parts: what was paid, and the gain = amount − paid, which takes the gain back out of operating cash flows. Credit cash with what was paid, and the gain.",
  post(event, context) {
    const carried = context.money(event.amount);
    const paid = event.paid === undefined ? 0n : context.money(event.paid);
    if (paid >= carried) {
      throw refuse("result-mismatch", `${context.decimal(paid, context.currency).toString()} paid`, `less than the ${event.amount.toString()} settled, so that there is a gain`, { field: "paid" });
    }
    const liability = context.account(event.liability);
    return withoutNil([
      debit(context, liability, paid, event.flow),
      debit(context, liability, carried - paid, "debt-settlement-gain"),
      credit(context, context.account("cash"), paid),
      credit(context, context.account(event.gain), carried - paid),
    ]);
  },
});
