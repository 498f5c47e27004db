/** The company's own shares bought back and held. */
import { credit, debit, eventType } from "../event-type.ts";
import { amount, count, id } from "../fields.ts";
import { sharesInTreasury, sharesOutstanding } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const treasuryStockAcquired = eventType({
  type: "treasury-stock-acquired",
  family: "equity",
  meaning: "The company buys its own shares for cash and holds them, at cost (ARB 43, chapter 1B).",
  rank: 50,
  fields: {
    class: id,
    shares: count,
    cost: amount,
  },
  rule: "Debit treasury stock, credit cash, with the cost; par and paid-in capital stay as they are.",
  post(event, context) {
    context.instrument(event.class, "share-class");
    const cost = context.money(event.cost);
    return [
      debit(context, context.account("treasury-stock"), cost, "treasury-stock"),
      credit(context, context.account("cash"), cost),
      ...transferUnits(context, event.class, event.shares, { from: sharesOutstanding(event.class), to: sharesInTreasury(event.class) }),
    ];
  },
});
