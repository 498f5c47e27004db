/** The two sides of a payment: what it settles or buys, and the account that it is paid from. */
import { credit, debit, withoutNil } from "./event-type.ts";
import type { Leg, PostingContext } from "./event-type.ts";

/** One thing paid for: the account debited and the class of cash flow that it explains. */
export interface Paid {
  readonly account: string;
  readonly quantity: bigint;
  readonly flow: string;
}

/** The class of cash flow where the other side is cash; none where it is any other account. */
export function flowAgainst(context: PostingContext, account: string, flow: string): string | undefined {
  return context.isCash(account) ? flow : undefined;
}

/** Debits each thing paid for; credits the account paid from with their sum. */
export function pay(context: PostingContext, from: string, paid: readonly Paid[]): Leg[] {
  const source = context.account(from);
  const total = paid.reduce((sum, { quantity }) => sum + quantity, 0n);
  return withoutNil([
    ...paid.map(({ account, quantity, flow }) => debit(context, account, quantity, flowAgainst(context, source, flow))),
    credit(context, source, total),
  ]);
}
