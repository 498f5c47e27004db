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
import { impliedSpot } from "../src/kernel/implied.ts";
import { blackScholes } from "../src/kernel/option-value.ts";
import { Exact, toDecimal } from "../src/kernel/quantity.ts";
import type { LedgerView, ViewedEntry } from "./ledger-view.ts";

/** A range with the point that stands for it: its middle, where nothing better is known. */
export interface Range {
  readonly low: Exact;
  readonly value: Exact;
  readonly high: Exact;
}

export interface Inputs {
  readonly spot: Range;
  readonly strike: Range;
  /** In years. */
  readonly term: Range;
  readonly volatility: Range;
  readonly rate: Range;
  readonly dividendYield: Exact;
}

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
  /** Years to the instrument's own expiry; absent where that is not stated. */
  readonly termToExpiry: Range | undefined;
  /** The whole count at that share price and the term to expiry. */
  readonly valueToExpiry: Range | undefined;
  /** Of a modification: the whole count just before it, just after it, and what it added. */
  readonly modification: { readonly before: Range; readonly after: Range; readonly added: Range } | undefined;
}

export function point(value: Exact): Range {
  return { low: value, value, high: value };
}

/** From `low` to `high`; the middle stands for it. */
export function between(low: Exact, high: Exact | undefined): Range {
  return high === undefined ? point(low) : { low, value: low.plus(high).div(2), high };
}

/** One warrant's value over the ends of its inputs. */
export function callValue({ spot, strike, term, volatility, rate, dividendYield }: Inputs): Range {
  const at = (which: keyof Range, against: keyof Range): Exact =>
    blackScholes({ kind: "call", spot: spot[which], strike: strike[against], term: term[which], volatility: volatility[which], rate: rate[which], dividendYield }).value;
  return { low: at("low", "high"), value: at("value", "value"), high: at("high", "low") };
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
  const spot = spotOf(stated, inputs, charge, count);
  const termToExpiry = yearsToExpiry(terms, when.day);
  const known = typeof spot === "string" ? undefined : spot;
  const whole = (strikes: Range, term: Range): Range | undefined => (known === undefined ? undefined : scaled(callValue({ ...inputs, strike: strikes, term, spot: known }), count));
  const [old, now] = [issued === undefined && before !== undefined ? whole(strikeOf(before), inputs.term) : undefined, whole(inputs.strike, inputs.term)];
  return {
    event: event.id,
    on: when.day,
    warrant,
    count,
    charge,
    inputs,
    spot,
    spotIsImplied: stated.spot === undefined,
    termToExpiry,
    valueToExpiry: termToExpiry === undefined ? undefined : whole(inputs.strike, termToExpiry),
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

function spotOf(stated: Valuation, { strike, term, volatility, rate, dividendYield }: Omit<Inputs, "spot">, charge: Range, count: Exact): Range | string {
  if (stated.spot !== undefined) return point(stated.spot);
  if (!count.greaterThan(0)) return "no warrants are outstanding that the charge could be for";
  const solve = (price: Exact, which: keyof Range, against: keyof Range): Exact | string => {
    const each = price.div(count);
    const found = impliedSpot({ kind: "call", strike: strike[against], term: term[which], volatility: volatility[which], rate: rate[which], dividendYield }, { low: each, value: each, high: each });
    return found.solved ? found.value : found.explanation;
  };
  // The share price is least where every other input makes the warrant worth most.
  const [low, value, high] = [solve(charge.low, "high", "low"), solve(charge.value, "value", "value"), solve(charge.high, "low", "high")];
  if (typeof low === "string") return low;
  if (typeof value === "string") return value;
  return typeof high === "string" ? high : { low, value, high };
}
