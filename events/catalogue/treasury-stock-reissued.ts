/** Shares held in treasury sold again. */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { amount, count, id } from "../fields.ts";
import { sharesInTreasury, sharesOutstanding } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const treasuryStockReissued = eventType({
  type: "treasury-stock-reissued",
  family: "equity",
  meaning: "Shares held in treasury are sold; paid-in capital takes what they bring beyond their cost, or lack of it.",
  rank: 50,
  fields: {
    class: id,
    shares: count,
    proceeds: amount,
    /** What these shares cost when they were bought back. */
    cost: amount,
  },
  rule: "Debit cash with the proceeds, credit treasury stock with the cost; paid-in = proceeds − cost.",
  post(event, context) {
    context.instrument(event.class, "share-class");
    const proceeds = context.money(event.proceeds);
    const cost = context.money(event.cost);
    return withoutNil([
      debit(context, context.account("cash"), proceeds),
      credit(context, context.account("treasury-stock"), cost, "treasury-stock"),
      credit(context, context.account("additional-paid-in-capital"), proceeds - cost, "treasury-stock"),
      ...transferUnits(context, event.class, event.shares, { from: sharesInTreasury(event.class), to: sharesOutstanding(event.class) }),
    ]);
  },
});
