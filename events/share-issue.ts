/** The two halves of every issue of shares: the count, and the capital it is recorded in. */
import { credit, withoutNil } from "./event-type.ts";
import type { Leg, PostingContext } from "./event-type.ts";
import { refuse } from "../src/kernel/fault.ts";
import type { Exact } from "../src/kernel/quantity.ts";
import { sharesOutstanding, sharesUnissued } from "./unit-accounts.ts";

/** Moves shares from unissued to outstanding. */
export function issueShares(context: PostingContext, shareClass: string, shares: Exact): Leg[] {
  context.instrument(shareClass, "share-class");
  const quantity = context.count(shares, shareClass);
  return [
    { account: sharesOutstanding(shareClass), unit: shareClass, quantity },
    { account: sharesUnissued(shareClass), unit: shareClass, quantity: -quantity },
  ];
}

/** Par of a count of shares: shares × par per share, rounded half to even at the currency's scale; the count is checked first. */
export function parOf(context: PostingContext, shareClass: string, shares: Exact): bigint {
  context.count(shares, shareClass);
  return context.rounded(shares.times(context.instrument(shareClass, "share-class").terms.par ?? 0));
}

/** The account that holds a class's par. */
export function capitalAccount(context: PostingContext, shareClass: string): string {
  const account = context.instrument(shareClass, "share-class").definition["capital-account"];
  if (account === undefined) {
    throw refuse("terms-missing", `share class ${shareClass} without capital-account`, "the account that holds its par, as capital-account of the instrument");
  }
  return context.account(account);
}

/**
 * Credits what was received for shares: par to the class's capital account, the rest to
 * additional paid-in capital (a debit there when less than par was received).
 */
export function paidInLegs(
  context: PostingContext,
  { shareClass, shares, received, flow }: { shareClass: string; shares: Exact; received: bigint; flow?: string },
): Leg[] {
  const par = parOf(context, shareClass, shares);
  return withoutNil([
    credit(context, capitalAccount(context, shareClass), par, flow),
    credit(context, context.account("additional-paid-in-capital"), received - par, flow),
  ]);
}
