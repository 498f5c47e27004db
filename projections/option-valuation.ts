/**
 * Values of warrants: what a stated charge implies of its inputs, what a modification gave, and
 * what warrants are worth at a date (Black-Scholes-Merton, as under SFAS 123 and EITF 96-18).
 *
 * Where an input is a range, the answer is a range over its ends: a call is worth more with a
 * higher share price, volatility, rate and, without dividends, term, and less with a higher strike.
 */
import { declaredType } from "../events/event-schema.ts";
import type { ValuedWarrants } from "../events/event-type.ts";
import { warrantsOutstanding } from "../events/unit-accounts.ts";
import type { Terms } from "../events/book-definition.ts";
import type { Valuation } from "../events/valuation.ts";
import { daysBetween, plusDays } from "../src/kernel/day.ts";
import type { Day } from "../src/kernel/day.ts";
import { Exact, toDecimal } from "../src/kernel/quantity.ts";
import { isPrecise } from "../src/kernel/when.ts";
import type { When } from "../src/kernel/when.ts";
import { impliedInputs } from "./implied-inputs.ts";
import type { ImpliedInputs } from "./implied-inputs.ts";
import type { LedgerView, ViewedEntry } from "./ledger-view.ts";
import { between, callValue, point } from "./value-range.ts";
import type { Inputs, Range } from "./value-range.ts";

/** A charge held against its own inputs and the instrument's terms. */
export interface ChargeValuation {
  readonly event: string;
  readonly on: Day;
  readonly warrant: string;
  readonly count: Exact;
  readonly charge: Range;
  readonly inputs: Omit<Inputs, "spot">;
  /** The share price: as stated, or as the charge implies it; text says why neither. */
  readonly spot: Range | string;
  readonly spotIsImplied: boolean;
  /** What the charge implies for each input, the others as stated and the share price as stated or as the book's prices have it. */
  readonly implied: ImpliedInputs;
  /** Where the share price of the others comes from; absent where none is known. */
  readonly spotFrom: string | undefined;
  /** Years to the instrument's own expiry; absent where that is not stated. */
  readonly termToExpiry: Range | undefined;
  /** The whole count at that share price and the term to expiry. */
  readonly valueToExpiry: Range | undefined;
  /** Of a modification: the whole count just before it, just after it, and what it added. */
  readonly modification: { readonly before: Range; readonly after: Range; readonly added: Range } | undefined;
}

function scaled(range: Range, by: Exact): Range {
  return { low: range.low.times(by), value: range.value.times(by), high: range.high.times(by) };
}

/** Every charge of the ledger that states its inputs. */
export function chargeValuations(view: LedgerView): ChargeValuation[] {
  return view.entries.flatMap((entry) => {
    const valued = declaredType(entry.event.type)?.type.values?.(entry.event);
    return valued === undefined ? [] : [chargeValuation(view, entry, valued)];
  });
}

function chargeValuation(view: LedgerView, { event, when }: ViewedEntry, { warrant, count: issued, charge: amount, inputs: stated }: ValuedWarrants): ChargeValuation {
  const terms = view.terms.at(warrant, when.day)?.terms ?? {};
  const before = view.terms.at(warrant, plusDays(when.day, -1))?.terms;
  const count = issued ?? outstandingAt(view, warrant, when.day);
  const inputs = statedInputs(stated, terms);
  const charge = chargeRange(amount, stated);
  const price = priceOf(view, stated, terms, when);
  const implied = impliedInputs(inputs, "price" in price ? point(price.price) : price.missing, charge, count);
  const spot = stated.spot === undefined ? whole(implied.spot) : point(stated.spot);
  const termToExpiry = yearsToExpiry(terms, when.day);
  const known = typeof spot === "string" ? undefined : spot;
  const worth = (strikes: Range, term: Range): Range | undefined => (known === undefined ? undefined : scaled(callValue({ ...inputs, strike: strikes, term, spot: known }), count));
  const [old, now] = [issued === undefined && before !== undefined ? worth(strikeOf(before), inputs.term) : undefined, worth(inputs.strike, inputs.term)];
  return {
    event: event.id,
    on: when.day,
    warrant,
    count,
    charge,
    inputs,
    spot,
    spotIsImplied: stated.spot === undefined,
    implied,
    spotFrom: "price" in price ? price.from : undefined,
    termToExpiry,
    valueToExpiry: termToExpiry === undefined ? undefined : worth(inputs.strike, termToExpiry),
    modification: old === undefined || now === undefined ? undefined : { before: old, after: now, added: { low: now.low.minus(old.low), value: now.value.minus(old.value), high: now.high.minus(old.high) } },
  };
}

function outstandingAt(view: LedgerView, warrant: string, asOf: Day): Exact {
  const figure = view.balance(new Map([[warrantsOutstanding(warrant), 1n]]), asOf);
  return toDecimal(figure.value ?? 0n, view.chart.scaleOf(warrant));
}

function statedInputs(stated: Valuation, terms: Terms): Omit<Inputs, "spot"> {
  const months = new Exact(12);
  return {
    strike: strikeOf(terms),
    term: between(stated["term-months"].div(months), stated["term-months-up-to"]?.div(months)),
    volatility: between(stated.volatility, stated["volatility-up-to"]),
    rate: between(stated["risk-free-rate"], stated["risk-free-rate-up-to"]),
    dividendYield: stated["dividend-yield"] ?? new Exact(0),
  };
}

export function strikeOf(terms: Terms): Range {
  return between(terms.strike ?? new Exact(0), terms["strike-up-to"]);
}

/** Years of 365 days from a date to the expiry; never below nil. */
export function yearsToExpiry({ expires, "expires-up-to": last }: Terms, asOf: Day): Range | undefined {
  if (expires === undefined) return undefined;
  const years = (until: Day): Exact => new Exact(Math.max(daysBetween(asOf, until), 0)).div(365);
  return between(years(expires), last === undefined ? undefined : years(last));
}

/** The interval that a printed charge stands for (half a unit to either side, a whole one where approximate). */
function chargeRange(amount: Exact, stated: Valuation): Range {
  const half = (stated["charge-precision"] ?? new Exact(0)).div(stated["charge-approximate"] ? 1 : 2);
  return { low: amount.minus(half), value: amount, high: amount.plus(half) };
}

type KnownPrice = { readonly price: Exact; readonly from: string } | { readonly missing: string };

/** The share price that the source states, or the close of the day in the book's prices. */
function priceOf(view: LedgerView, { spot }: Valuation, { underlying }: Terms, when: When): KnownPrice {
  if (spot !== undefined) return { price: spot, from: "stated" };
  const shares = underlying ?? "the underlying";
  if (!isPrecise(when)) return { missing: `no share price is stated, and the day between ${when.first} and ${when.last} whose close it could be is not known` };
  const close = underlying === undefined ? undefined : view.prices.get(underlying)?.closes.find(({ on }) => on === when.day);
  return close === undefined ? { missing: `no share price is stated, and the book's prices hold no close of ${shares} on ${when.day}` } : { price: close.close, from: `the close of ${when.day}` };
}

/** The interval as a range, or why it is none. */
function whole({ low, value, high, reasons }: ImpliedInputs["spot"]): Range | string {
  return low === null || value === null || high === null ? reasons.join("; ") : { low, value, high };
}
