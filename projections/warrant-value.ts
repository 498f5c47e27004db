/** What the warrants outstanding are worth at a date, from the last inputs that a source stated. */
import type { Day } from "../src/kernel/day.ts";
import { notDeterminable } from "../src/kernel/figure.ts";
import type { Determined, NotDeterminable } from "../src/kernel/figure.ts";
import { fractionAtScale, fractionOf, multiply } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { warrantsOutstanding } from "../events/unit-accounts.ts";
import type { LedgerView } from "./ledger-view.ts";
import { between, callValue, chargeValuations, point, strikeOf, yearsToExpiry } from "./option-valuation.ts";
import type { ChargeValuation, Range } from "./option-valuation.ts";

export type ValueFigure = Determined<Fraction> | NotDeterminable;

interface Spot {
  readonly price: Range;
  readonly from: string;
}

/**
 * Outstanding × value of one. Share price: the day's close, what a charge of the day implies, or
 * the range of prices printed for a period around it. Volatility, rate and dividends: as last stated.
 */
export function warrantFairValue(view: LedgerView, warrant: string, asOf: Day): ValueFigure {
  const terms = view.terms.at(warrant, asOf)?.terms;
  if (terms === undefined) return notDeterminable(`${warrant} does not exist yet on ${asOf}`);
  const outstanding = view.balance(new Map([[warrantsOutstanding(warrant), 1n]]), asOf);
  if (outstanding.status === "not-determinable") return outstanding;
  const scale = view.chart.scaleOf(warrant);
  if (outstanding.low === 0n && outstanding.high === 0n) {
    const nil = fractionAtScale(0n, 0);
    return { status: "exact", value: nil, low: nil, high: nil, reasons: [] };
  }
  const term = yearsToExpiry(terms, asOf);
  const charges = chargeValuations(view).filter(({ on }) => on <= asOf);
  const spot = spotAt(view, terms.underlying, charges, asOf);
  const last = charges.at(-1);
  const missing = [
    ...(terms.strike === undefined ? [`the book states no strike of ${warrant}`] : []),
    ...(term === undefined ? [`the book states no expiry of ${warrant}`] : []),
    ...(spot === undefined ? [`the book knows no price of ${terms.underlying ?? "its underlying"} on ${asOf}`] : []),
    ...(last === undefined ? [`no source states a volatility by ${asOf}`] : []),
  ];
  if (term === undefined || spot === undefined || last === undefined || missing.length > 0) return notDeterminable(...missing);
  const { volatility, rate, dividendYield } = last.inputs;
  const one = callValue({ spot: spot.price, strike: strikeOf(terms), term, volatility, rate, dividendYield });
  const count = (quantity: bigint): Fraction => fractionAtScale(quantity, scale);
  const reasons = [
    `share price ${shown(spot.price)}, ${spot.from}`,
    `volatility ${shown(volatility)}, risk-free rate ${shown(rate)} and dividend yield ${dividendYield.toString()} as last stated on ${last.on} by ${last.event}`,
    `${shown(term)} years to expiry`,
    ...outstanding.reasons,
  ];
  return {
    status: "estimated",
    value: multiply(count(outstanding.value), fractionOf(one.value)),
    low: multiply(count(outstanding.low), fractionOf(one.low)),
    high: multiply(count(outstanding.high), fractionOf(one.high)),
    reasons,
  };
}

function shown({ low, high }: Range): string {
  const text = (value: Range["low"]): string => value.toSignificantDigits(6).toString();
  return low.equals(high) ? text(low) : `${text(low)} to ${text(high)}`;
}

function spotAt(view: LedgerView, shareClass: string | undefined, charges: readonly ChargeValuation[], asOf: Day): Spot | undefined {
  const prices = shareClass === undefined ? undefined : view.prices.get(shareClass);
  const close = prices?.closes.find(({ on }) => on === asOf);
  if (close !== undefined) return { price: point(close.close), from: `the close of ${asOf}` };
  const implied = charges.find(({ on, spot, warrant }) => on === asOf && typeof spot !== "string" && view.terms.at(warrant, asOf)?.terms.underlying === shareClass);
  if (implied !== undefined && typeof implied.spot !== "string") return { price: implied.spot, from: `implied by the charge of ${implied.event}` };
  const range = prices?.ranges.find(({ within }) => within.first <= asOf && asOf <= within.last);
  return range === undefined ? undefined : { price: between(range.low, range.high), from: `the range printed for ${range.within.first} to ${range.within.last}, whose middle stands for it` };
}
