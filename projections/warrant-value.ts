/** What the warrants outstanding are worth at a date, from the last inputs that a source stated. */
import type { Day } from "../src/kernel/day.ts";
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import type { Determined, NotDeterminable } from "../src/kernel/figure.ts";
import { fraction, fractionAtScale, fractionOf, multiply } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { warrantsOutstanding } from "../events/unit-accounts.ts";
import type { LedgerView } from "./ledger-view.ts";
import { chargeValuations, strikeOf, yearsToExpiry } from "./option-valuation.ts";
import type { ChargeValuation } from "./option-valuation.ts";
import { between, callValue, point } from "./value-range.ts";
import type { Inputs, Range } from "./value-range.ts";

export type ValueFigure = Determined<Fraction> | NotDeterminable;

interface Spot {
  readonly price: Range;
  readonly from: string;
}

/** What one warrant is worth, and the inputs of that. */
export interface WarrantValue {
  readonly one: Range;
  readonly inputs: Inputs;
  /** Where the share price comes from. */
  readonly spotFrom: string;
  /** The charge that last stated volatility, rate and dividends. */
  readonly stated: Pick<ChargeValuation, "event" | "on">;
}

/** Outstanding × value of one; nil of none, whatever one is worth. */
export function warrantFairValue(view: LedgerView, warrant: string, asOf: Day): ValueFigure {
  if (view.terms.at(warrant, asOf) === undefined) return notDeterminable(`${warrant} does not exist yet on ${asOf}`);
  const outstanding = view.balance(new Map([[warrantsOutstanding(warrant), 1n]]), asOf);
  if (outstanding.status === "not-determinable") return outstanding;
  if (outstanding.low === 0n && outstanding.high === 0n) return exactly(fraction(0n));
  const valued = warrantValue(view, warrant, asOf);
  if ("missing" in valued) return notDeterminable(...valued.missing);
  const { one, inputs: { spot, term, volatility, rate, dividendYield }, spotFrom, stated } = valued;
  const count = (quantity: bigint): Fraction => fractionAtScale(quantity, view.chart.scaleOf(warrant));
  const reasons = [
    `share price ${rangeText(spot)}, ${spotFrom}`,
    `volatility ${rangeText(volatility)}, risk-free rate ${rangeText(rate)} and dividend yield ${dividendYield.toString()} as last stated on ${stated.on} by ${stated.event}`,
    `${rangeText(term)} years to expiry`,
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

/**
 * One warrant by the last inputs stated, or what is missing. Share price: the day's close, what a
 * charge of the day implies, or the range of prices printed for a period around it.
 */
export function warrantValue(view: LedgerView, warrant: string, asOf: Day): WarrantValue | { readonly missing: readonly string[] } {
  const terms = view.terms.at(warrant, asOf)?.terms ?? {};
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
  if (term === undefined || spot === undefined || last === undefined || missing.length > 0) return { missing };
  const { volatility, rate, dividendYield } = last.inputs;
  const inputs = { spot: spot.price, strike: strikeOf(terms), term, volatility, rate, dividendYield };
  return { one: callValue(inputs), inputs, spotFrom: spot.from, stated: last };
}

/** One value, or the range that it lies in. */
export function rangeText({ low, high }: Range): string {
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
