/** Shares of one class turned into shares of another. */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import type { PostingContext } from "../event-type.ts";
import { count, id } from "../fields.ts";
import { capitalAccount, issueShares, parOf } from "../share-issue.ts";
import { refuse } from "../../src/kernel/fault.ts";
import type { Exact } from "../../src/kernel/quantity.ts";
import { sharesOutstanding, sharesUnissued } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const sharesConverted = eventType({
  type: "shares-converted",
  family: "equity",
  meaning: "Shares of one class become shares of another; no cash moves.",
  rank: 40,
  fields: {
    from: id,
    shares: count,
    into: id,
    /** Shares received; `shares` × the conversion-ratio in force when absent. */
    "into-shares": count.optional(),
  },
  rule: "Debit the par of what is given up, credit the par of what is received; paid-in capital takes the difference. Received = shares × conversion-ratio.",
  post(event, context) {
    if (event.from === event.into) throw refuse("field-invalid", `${event.into} on both sides`, "another class than from", { field: "into" });
    const received = event["into-shares"] ?? asConverted(context, event);
    const givenUp = parOf(context, event.from, event.shares);
    const par = parOf(context, event.into, received);
    return withoutNil([
      debit(context, capitalAccount(context, event.from), givenUp),
      credit(context, capitalAccount(context, event.into), par),
      credit(context, context.account("additional-paid-in-capital"), givenUp - par),
      ...transferUnits(context, event.from, event.shares, { from: sharesOutstanding(event.from), to: sharesUnissued(event.from) }),
      ...issueShares(context, event.into, received),
    ]);
  },
});

/** Shares × the conversion-ratio in force; refuses a ratio for another class, and part of a share. */
function asConverted(context: PostingContext, { from, shares, into }: { from: string; shares: Exact; into: string }): Exact {
  const { "conversion-ratio": ratio, "converts-into": target } = context.instrument(from, "share-class").terms;
  if (ratio === undefined || target !== into) {
    throw refuse("terms-missing", `no conversion-ratio of ${from} into ${into}`, "a conversion-ratio and converts-into in its terms, or into-shares", { field: "into-shares" });
  }
  const received = shares.times(ratio);
  const { scale } = context.instrument(into, "share-class").definition;
  if (received.decimalPlaces() > scale) {
    throw refuse("precision-exceeded", `${shares.toString()} × ${ratio.toString()} = ${received.toString()} ${into}`, `at most ${scale} decimals, the scale of ${into}, or the shares received as into-shares`, { field: "into-shares" });
  }
  return received;
}
