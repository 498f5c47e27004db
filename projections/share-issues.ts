/** Issues of shares, one by one: what was received for them, what they cost, and how far below the market they were sold. */
import { declaredType } from "../events/event-schema.ts";
import type { AnyEvent } from "../events/catalogue/index.ts";
import type { SharesIssued } from "../events/event-type.ts";
import { notDeterminable } from "../src/kernel/figure.ts";
import { divide, fraction, fractionOf, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import type { LedgerView } from "./ledger-view.ts";
import { marketPrice, priceOnSomeDay } from "./market-price.ts";

/** What the event issues, or undefined where it issues no shares for a stated value. */
export function issuedBy(event: AnyEvent): SharesIssued | undefined {
  return declaredType(event.type)?.type.issues?.(event);
}

/** Received, before costs, for each share. */
export function issuePrice({ received, shares }: SharesIssued): Fraction {
  return divide(fractionOf(received), fractionOf(shares));
}

/** The market price that the issue is held against: over the days that it was priced by, otherwise on its own day. */
export function priceAgainst(view: LedgerView, event: AnyEvent, { shareClass, pricedBy }: SharesIssued): RatioFigure {
  return pricedBy === undefined ? priceOnSomeDay(view, shareClass, event.on) : marketPrice(view, shareClass, pricedBy);
}

/** 1 − price / market price; below nil where the shares were sold above the market. */
export function issueDiscount(view: LedgerView, event: AnyEvent, issued: SharesIssued): RatioFigure {
  const market = priceAgainst(view, event, issued);
  if (market.status === "not-determinable") return notDeterminable(...market.reasons);
  const price = issuePrice(issued);
  const below = (of: Fraction): Fraction => subtract(fraction(1n), divide(price, of));
  return { ...market, value: below(market.value), low: below(market.low), high: below(market.high) };
}
