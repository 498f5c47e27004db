/** Warrants turned into shares, for their price or against part of the shares. */
import { debit, eventType, withoutNil } from "../event-type.ts";
import type { PostingContext } from "../event-type.ts";
import { amount, count, id } from "../fields.ts";
import type { Terms } from "../book-definition.ts";
import { underlyingOf } from "../rights.ts";
import { issueShares, paidInLegs } from "../share-issue.ts";
import { refuse } from "../../src/kernel/fault.ts";
import type { Exact } from "../../src/kernel/quantity.ts";
import { warrantsOutstanding, warrantsUnissued } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const warrantExercised = eventType({
  type: "warrant-exercised",
  family: "equity",
  meaning: "Holders of warrants pay the strike and receive one share for each, or receive fewer shares and pay nothing.",
  rank: 40,
  fields: {
    warrant: id,
    warrants: count,
    /** Cash received, where it is stated: it must be what the strike in force makes it. */
    proceeds: amount.optional(),
    /** Shares received in a cashless exercise, where the rest of them pays the strike. */
    "net-shares": count.optional(),
  },
  rule: "Cash = warrants × strike in force; nil when cashless. Par = shares × par; paid-in = cash − par, so that a cashless exercise takes its par out of paid-in capital.",
  post(event, context) {
    const { warrant, warrants, "net-shares": net } = event;
    const { terms } = context.instrument(warrant, "warrant");
    const shareClass = underlyingOf(context, warrant, terms);
    const expires = terms["expires-up-to"] ?? terms.expires;
    if (expires !== undefined && event.on.first > expires) {
      throw refuse("date-impossible", `exercise on ${event.on.first}, expiry on ${expires}`, "an exercise not after the expiry in force", { field: "on" });
    }
    if (net?.greaterThan(warrants) === true) {
      throw refuse("result-mismatch", `${net.toString()} net shares for ${warrants.toString()} warrants`, "at most one share for each warrant", { field: "net-shares" });
    }
    const cashless = net !== undefined;
    if (cashless && event.proceeds !== undefined) {
      throw refuse("field-invalid", "both proceeds and net-shares", "proceeds of an exercise for cash, or net-shares of a cashless one", { field: "net-shares" });
    }
    const received = cashless ? 0n : cashFor(context, event, terms);
    const shares = net ?? warrants;
    return withoutNil([
      debit(context, context.account("cash"), received),
      ...paidInLegs(context, { shareClass, shares, received, ...(cashless ? {} : { flow: "exercises" }) }),
      ...transferUnits(context, warrant, warrants, { from: warrantsOutstanding(warrant), to: warrantsUnissued(warrant) }),
      ...issueShares(context, shareClass, shares),
    ]);
  },
  exercises: ({ warrant, warrants, proceeds }) => ({ instrument: warrant, count: warrants, proceeds }),
});

/** Warrants × strike in force; the proceeds as stated where the strike is a range that holds them. */
function cashFor(context: PostingContext, { warrant, warrants, proceeds }: { warrant: string; warrants: Exact; proceeds?: Exact | undefined }, terms: Terms): bigint {
  const { strike, "strike-up-to": highest = strike } = terms;
  if (strike === undefined || highest === undefined) {
    throw refuse("terms-missing", `${warrant} without strike`, "the price of one share, as strike of its terms", { field: "warrant" });
  }
  const least = context.rounded(warrants.times(strike));
  const most = context.rounded(warrants.times(highest));
  const text = (quantity: bigint): string => context.decimal(quantity, context.currency).toString();
  const product = (price: Exact, cash: bigint): string => `${warrants.toString()} × ${price.toString()} = ${text(cash)}`;
  const due = least === most ? product(strike, least) : `${product(strike, least)} to ${product(highest, most)}`;
  const cash = proceeds === undefined ? undefined : context.money(proceeds);
  if (cash === undefined && least !== most) throw refuse("field-invalid", `no proceeds for ${due}`, "proceeds, since the strike in force is a range", { field: "proceeds" });
  if (cash !== undefined && (cash < least || cash > most)) {
    throw refuse("result-mismatch", `${text(cash)} received, ${due} due`, "the strike in force × the warrants exercised", { field: "proceeds" });
  }
  return cash ?? least;
}
