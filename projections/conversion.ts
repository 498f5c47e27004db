/**
 * What each convertible note would become at the end of a day, at its own price: shares of its
 * class, the money that is no whole share, the common shares behind them, and whether the class
 * has room for them.
 */
import type { Terms } from "../events/book-definition.ts";
import { notePrincipal, sharesInTreasury, sharesOutstanding } from "../events/unit-accounts.ts";
import type { Day } from "../src/kernel/day.ts";
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import { compare, divide, fraction, fractionOf, multiply, roundedFraction, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import { existing } from "./existing-instruments.ts";
import type { LedgerView } from "./ledger-view.ts";
import { accruedInterest } from "./note-interest.ts";
import { isCovered, isNil, less, mapped, plus, ratioOf } from "./ratio-figure.ts";

export type FractionalShares = NonNullable<Terms["fractional-shares"]>;

/** Common shares for one share of a class: nil where its terms give no right to any, absent where they are not known. */
export interface CommonRatio {
  readonly ratio: Fraction | undefined;
  /** Why it is nil or absent, or what it rests on where the class is not designated. */
  readonly remark: string | undefined;
}

export interface NoteConversion {
  readonly note: string;
  readonly name: string;
  /** The class of shares that it converts into. */
  readonly into: string;
  readonly price: Fraction | undefined;
  readonly policy: FractionalShares;
  /** Principal and accrued interest, to the currency's smallest unit. */
  readonly payoff: RatioFigure;
  readonly shares: RatioFigure;
  /** Payoff − shares × price: owed in cash when above nil, given beyond the payoff when below. */
  readonly remainder: RatioFigure;
  readonly perShare: CommonRatio;
  /** Common shares: shares × the class's ratio. */
  readonly asConverted: RatioFigure;
  /** Reserved (else authorised) count of the class less what is issued and what earlier notes take. */
  readonly room: RatioFigure;
  /** Room less this note's shares; below nil where the count does not suffice. */
  readonly left: RatioFigure;
  readonly suffices: boolean | undefined;
}

/** Notes that convert by their terms and owe anything, in order of their ids: so the room is shared. */
export function noteConversions(view: LedgerView, asOf: Day): NoteConversion[] {
  const taken = new Map<string, RatioFigure>();
  const notes = existing(view, "note", asOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return notes.flatMap(({ id, name, terms }): NoteConversion[] => {
    const into = terms["converts-into"];
    const payoff = payoffOf(view, id, asOf);
    if (into === undefined || isNil(payoff)) return [];
    const converted = conversionOf(view, id, terms, into, payoff);
    const perShare = commonRatio(view, into, asOf);
    const { ratio } = perShare;
    const room = taken.get(into) ?? roomOf(view, into, asOf);
    const left = less(room, converted.shares);
    taken.set(into, left);
    const asConverted = ratio === undefined ? notDeterminable(perShare.remark ?? "", ...converted.shares.reasons) : mapped(converted.shares, (shares) => multiply(shares, ratio));
    return [{ note: id, name, into, payoff, ...converted, perShare, asConverted, room, left, suffices: isCovered(left) }];
  });
}

type Converted = Pick<NoteConversion, "price" | "policy" | "shares" | "remainder">;

function conversionOf(view: LedgerView, note: string, terms: Terms, into: string, payoff: RatioFigure): Converted {
  const policy = terms["fractional-shares"] ?? "round-down";
  if (terms["conversion-price"] === undefined) {
    const unknown = notDeterminable(`the terms of ${note} state no conversion price`);
    return { price: undefined, policy, shares: unknown, remainder: unknown };
  }
  const price = fractionOf(terms["conversion-price"]);
  const scale = view.chart.scaleOf(into);
  const shares = mapped(payoff, (amount) => convert(amount, price, scale, policy).shares);
  return { price, policy, shares, remainder: remainderOf(payoff, price, scale, policy) };
}

/**
 * An amount of nil or more at a price per share, in shares of so many decimals. The value law:
 * shares × price + remainder = amount, and the remainder is less than one smallest share.
 */
export function convert(amount: Fraction, price: Fraction, scale: number, policy: FractionalShares): { readonly shares: Fraction; readonly remainder: Fraction } {
  const whole = 10n ** BigInt(scale);
  const { n, d } = multiply(divide(amount, price), fraction(whole));
  const shares = policy === "kept" ? fraction(n, d * whole) : fraction(policy === "round-up" ? (n + d - 1n) / d : n / d, whole);
  return { shares, remainder: subtract(amount, multiply(shares, price)) };
}

/** It does not follow the payoff in step: where the bounds give different shares, all up to one share's price is possible. */
function remainderOf(payoff: RatioFigure, price: Fraction, scale: number, policy: FractionalShares): RatioFigure {
  if (payoff.status === "not-determinable") return payoff;
  const [value, low, high] = [payoff.value, payoff.low, payoff.high].map((amount) => convert(amount, price, scale, policy));
  if (value === undefined || low === undefined || high === undefined || policy === "kept") return exactly(fraction(0n));
  if (compare(low.shares, high.shares) === 0) return { ...payoff, value: value.remainder, low: low.remainder, high: high.remainder };
  const most = divide(price, fraction(10n ** BigInt(scale)));
  const nil = fraction(0n);
  return { ...payoff, value: value.remainder, low: policy === "round-up" ? subtract(nil, most) : nil, high: policy === "round-up" ? nil : most };
}

export function principalOf(view: LedgerView, note: string, asOf: Day): RatioFigure {
  return ratioOf(view.balance(new Map([[notePrincipal(note), -1n]]), asOf), view.chart.currencyScale);
}

/** Principal and accrued interest, rounded half to even to the currency's smallest unit; never below nil. */
export function payoffOf(view: LedgerView, note: string, asOf: Day): RatioFigure {
  const { currencyScale } = view.chart;
  const principal = principalOf(view, note, asOf);
  const interest = accruedInterest(view, note, asOf);
  if (isNil(principal) && interest.status === "not-determinable") return principal;
  const whole = 10n ** BigInt(currencyScale);
  return mapped(plus(principal, interest), (amount) => {
    const rounded = roundedFraction(multiply(amount, fraction(whole)));
    return fraction(rounded < 0n ? 0n : rounded, whole);
  });
}

/**
 * How many common shares one share of the class converts into, through as many classes as it
 * takes. Of a class that is not designated at the date, the terms that the book declares for it
 * count; a class that is, and whose terms name no conversion, gives no right to any.
 */
export function commonRatio(view: LedgerView, shareClass: string, asOf: Day): CommonRatio {
  const common = view.definition["common-class"];
  if (common === undefined) return { ratio: undefined, remark: "the book names no common class" };
  let ratio = fraction(1n);
  let remark: string | undefined;
  const passed = new Set<string>();
  for (let at = shareClass; at !== common; ) {
    const inForce = view.terms.at(at, asOf)?.terms;
    const { "conversion-ratio": each, "converts-into": into } = inForce ?? view.chart.instruments.get(at)?.terms ?? {};
    if (each === undefined || into === undefined || passed.has(at)) {
      if (inForce === undefined) return { ratio: undefined, remark: `${at} is not designated at ${asOf}, and the book declares no conversion-ratio of it` };
      return { ratio: fraction(0n), remark: `the terms of ${at} state no conversion into ${common}` };
    }
    if (inForce === undefined) remark = `${at} is not designated at ${asOf}; its ratio is the one that the book declares`;
    ratio = multiply(ratio, fractionOf(each));
    passed.add(at);
    at = into;
  }
  return { ratio, remark };
}

/** The reserved, else the authorised count of a class, less the shares issued. */
function roomOf(view: LedgerView, shareClass: string, asOf: Day): RatioFigure {
  const inForce = view.terms.at(shareClass, asOf)?.terms;
  if (inForce === undefined) return notDeterminable(`${shareClass} is not designated at ${asOf}: no count of it is reserved or authorised`);
  const limit = inForce.reserved ?? inForce.authorised;
  if (limit === undefined) return notDeterminable(`the book states no reserved or authorised count of ${shareClass}`);
  return less(exactly(fractionOf(limit)), issuedShares(view, shareClass, asOf));
}

/** Shares issued of a class: outstanding and in treasury. */
export function issuedShares(view: LedgerView, shareClass: string, asOf: Day): RatioFigure {
  return ratioOf(view.balance(new Map([[sharesOutstanding(shareClass), 1n], [sharesInTreasury(shareClass), 1n]]), asOf), view.chart.scaleOf(shareClass));
}
