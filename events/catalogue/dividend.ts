/** What a company gives its holders for their shares: cash, or more shares. */
import { z } from "zod";
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import type { PostingContext } from "../event-type.ts";
import { account, amount, count, flag, id, positive } from "../fields.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";
import { refuse } from "../../src/kernel/fault.ts";
import type { Exact } from "../../src/kernel/quantity.ts";
import { sharesOutstanding } from "../unit-accounts.ts";

export const dividend = eventType({
  type: "dividend",
  family: "equity",
  meaning: "Holders of a class of shares are given cash, the promise of it, or further shares.",
  rank: 50,
  readsBalances: true,
  fields: {
    class: id,
    kind: z.enum(["cash", "stock"]),
    /** Cash for each share outstanding, or for all of them together: one of the two. */
    "per-share": positive.optional(),
    amount: amount.optional(),
    /** True where the cash is owed and not yet paid. */
    "declared-only": flag.default(false),
    /** Shares given, and the value at which they are taken out of the deficit. */
    shares: count.optional(),
    value: amount.optional(),
    /** What bears it; `dividends-payable` where a dividend declared before is paid. */
    from: account.default("accumulated-deficit"),
  },
  rule: "Cash = per-share × outstanding, or the amount: debit `from`, credit cash, or dividends payable where it is only declared. Stock: debit `from` with the value, credit par = shares × par and paid-in = value − par.",
  post(event, context) {
    const { kind, shares, value } = event;
    const from = context.account(event.from);
    context.instrument(event.class, "share-class");
    const strays = kind === "cash" ? { shares, value } : { "per-share": event["per-share"], amount: event.amount, "declared-only": event["declared-only"] || undefined };
    for (const [field, given] of Object.entries(strays)) {
      if (given !== undefined) throw refuse("field-invalid", `${field} of a ${kind} dividend`, `only the fields of a ${kind} dividend`, { field });
    }
    if (kind === "cash") {
      const cash = cashOf(context, event.class, event["per-share"], event.amount);
      if (event["declared-only"]) return [debit(context, from, cash), credit(context, context.account("dividends-payable"), cash)];
      return [debit(context, from, cash, "dividends"), credit(context, context.account("cash"), cash)];
    }
    if (shares === undefined || value === undefined) {
      const missing = shares === undefined ? "shares" : "value";
      throw refuse("field-invalid", `a stock dividend without ${missing}`, "the shares given and their value", { field: missing });
    }
    const given = context.money(value);
    return withoutNil([
      debit(context, from, given),
      ...paidInLegs(context, { shareClass: event.class, shares, received: given }),
      ...issueShares(context, event.class, shares),
    ]);
  },
});

/** Per-share × outstanding just before the event, or the amount as stated. */
function cashOf(context: PostingContext, shareClass: string, perShare: Exact | undefined, stated: Exact | undefined): bigint {
  if (perShare !== undefined && stated === undefined) {
    const cash = context.rounded(context.decimal(context.balance(sharesOutstanding(shareClass)), shareClass).times(perShare));
    if (cash > 0n) return cash;
    throw refuse("outstanding-exceeded", `nothing outstanding of ${shareClass}`, "shares outstanding that a dividend can be paid on", { field: "per-share" });
  }
  if (perShare === undefined && stated !== undefined) return context.money(stated);
  throw refuse("field-invalid", perShare === undefined ? "neither per-share nor amount" : "both per-share and amount", "one of per-share and amount", { field: "amount" });
}
