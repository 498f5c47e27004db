/**
 * What could become common shares through a period, as SFAS 128 counts it: rights by the treasury-stock
 * method (paragraphs 17-19), convertible notes and preferred by the if-converted method (26-28).
 *
 * Each counts for the days on which it is outstanding and can be exercised or converted. The price at
 * which shares are bought back is the average of the whole period, whatever part of it a right stands.
 */
import type { Terms } from "../events/book-definition.ts";
import { notePrincipal, optionsOutstanding, sharesOutstanding, warrantsOutstanding } from "../events/unit-accounts.ts";
import { daysBetween, plusDays } from "../src/kernel/day.ts";
import type { Day, Period } from "../src/kernel/day.ts";
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import { compare, divide, fraction, fractionOf, multiply, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { Exact } from "../src/kernel/quantity.ts";
import { commonRatio, principalOf } from "./conversion.ts";
import { dividendsDeclared } from "./earnings-per-share.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import type { LedgerView } from "./ledger-view.ts";
import { marketPrice } from "./market-price.ts";
import { accruedInterest, interestOver } from "./note-interest.ts";
import { lotTimelines } from "./option-lots.ts";
import { isNil, mapped, plus, ratioOf, times, total } from "./ratio-figure.ts";
import { segmentsOf, undatedChanges } from "./terms-segments.ts";
import type { Segment } from "./terms-segments.ts";
import { movesOf, unitDays } from "./unit-days.ts";
import type { Moved } from "./unit-days.ts";

export interface PotentialShares {
  readonly instrument: string;
  readonly method: "treasury-stock" | "if-converted";
  /** Common shares that it adds to the average of the period. */
  readonly shares: RatioFigure;
  /** What it adds back to income, in the currency. */
  readonly addedBack: RatioFigure;
}

const nil = fraction(0n);
const one = fraction(1n);

/** Nothing of which no unit was outstanding in the period; in the order of the book. */
export function potentialShares(view: LedgerView, period: Period): PotentialShares[] {
  const common = view.definition["common-class"];
  if (common === undefined) return [];
  const price = marketPrice(view, common, period);
  return [...view.chart.instruments.values()].flatMap(({ id, kind }): PotentialShares[] => {
    if (kind === "warrant") return ofRight(view, { instrument: id, account: warrantsOutstanding(id), tranches: [{ moves: movesOf(view, warrantsOutstanding(id)) }] }, price, period);
    if (kind === "option-pool") return ofRight(view, { instrument: id, account: optionsOutstanding(id), tranches: lotTimelines(view, id, period.last) }, price, period);
    if (kind === "note") return ofNote(view, id, period);
    return kind === "share-class" && id !== common ? ofPreferred(view, id, period) : [];
  });
}

/** Rights of one price, with what they have of their own beside the instrument's terms. */
interface Tranche {
  readonly moves: readonly Moved[];
  readonly strikes?: readonly { readonly from: Day; readonly strike: Exact }[];
  readonly expires?: Day | undefined;
}

interface Right {
  readonly instrument: string;
  readonly account: string;
  readonly tranches: readonly Tranche[];
}

function ofRight(view: LedgerView, { instrument, account, tranches }: Right, price: RatioFigure, period: Period): PotentialShares[] {
  const unknown = unknownBalance(view, account, 1n, period);
  const parts = tranches.flatMap((tranche) => ofTranche(view, instrument, tranche, price, period));
  if (parts.length === 0 && unknown === undefined) return [];
  const changes = undatedChanges(view, instrument, ["strike", "strike-up-to", "underlying"], period);
  return [{ instrument, method: "treasury-stock", shares: unknown ?? changes ?? total(parts), addedBack: exactly(nil) }];
}

/** Units × (1 − strike / price), for as long as each strike was in force. */
function ofTranche(view: LedgerView, instrument: string, { moves, strikes = [], expires }: Tranche, price: RatioFigure, period: Period): RatioFigure[] {
  return segmentsOf(view, instrument, period, strikes.map(({ from }) => from)).flatMap(({ days, terms }) => {
    const standing = untilExpiry(days, expires ?? terms["expires-up-to"] ?? terms.expires);
    const units = standing === undefined ? undefined : averageOf(moves, standing, period, view.chart.scaleOf(instrument));
    if (units === undefined || isNil(units)) return [];
    const own = strikes.findLast(({ from }) => from <= days.last)?.strike ?? strikes[0]?.strike;
    const [strike, highest] = own === undefined ? [terms.strike, terms["strike-up-to"] ?? terms.strike] : [own, own];
    if (strike === undefined || highest === undefined) return [notDeterminable(`${instrument}: the book states no strike`)];
    if (terms.underlying === undefined) return [notDeterminable(`${instrument}: the book states no underlying`)];
    const { ratio, remark } = commonRatio(view, terms.underlying, days.last);
    if (ratio === undefined) return [notDeterminable(remark ?? instrument)];
    return ratio.n === 0n ? [] : [times(times(units, exactly(ratio)), boughtBack({ low: strike, high: highest }, ratio, price))];
  });
}

/** What part of the shares the strike does not buy back: 1 − strike per common share / price, nil where the strike is higher. */
function boughtBack(strike: { readonly low: Exact; readonly high: Exact }, ratio: Fraction, price: RatioFigure): RatioFigure {
  if (strike.high.isZero()) return exactly(one);
  if (price.status === "not-determinable") return price;
  const rest = (of: Exact, at: Fraction): Fraction => {
    const part = subtract(one, divide(divide(fractionOf(of), ratio), at));
    return part.n < 0n ? nil : part;
  };
  const isRange = !strike.low.equals(strike.high);
  const reasons = isRange ? [`strikes from ${strike.low.toString()} to ${strike.high.toString()}: their middle stands for them`] : [];
  return { status: price.status === "exact" && isRange ? "bounded" : price.status, value: rest(strike.low.plus(strike.high).div(2), price.value), low: rest(strike.high, price.low), high: rest(strike.low, price.high), reasons: [...price.reasons, ...reasons] };
}

function untilExpiry(days: Period, expires: Day | undefined): Period | undefined {
  if (expires === undefined || expires >= days.last) return days;
  return expires < days.first ? undefined : { first: days.first, last: expires };
}

/** The part of the period's average that falls in some of its days; never below nil. */
function averageOf(moves: readonly Moved[], days: Period, period: Period, scale: number): RatioFigure {
  const { value, low, high, reasons } = unitDays(moves, days);
  const divisor = BigInt(daysBetween(period.first, period.last) + 1) * 10n ** BigInt(scale);
  const average = (of: bigint): Fraction => fraction(of < 0n ? 0n : of, divisor);
  return { status: reasons.length === 0 ? "exact" : "bounded", value: average(value), low: average(low), high: average(high), reasons };
}

function unknownBalance(view: LedgerView, account: string, sign: 1n | -1n, period: Period): RatioFigure | undefined {
  const ends = [period.first, period.last].map((day) => view.balance(new Map([[account, sign]]), day));
  const unknown = ends.find((figure) => figure.status === "not-determinable");
  return unknown === undefined ? undefined : notDeterminable(...unknown.reasons);
}

/** Principal / conversion price, with what interest had accrued on it when the period began; its interest of the period is added back. */
function ofNote(view: LedgerView, note: string, period: Period): PotentialShares[] {
  const unknown = unknownBalance(view, notePrincipal(note), -1n, period) ?? undatedChanges(view, note, ["converts-into", "conversion-price"], period);
  const moves = movesOf(view, notePrincipal(note), -1n);
  const perPrincipal = withAccrued(view, note, plusDays(period.first, -1));
  const parts = segmentsOf(view, note, period).flatMap((segment) => {
    const principal = averageOf(moves, segment.days, period, view.chart.currencyScale);
    return segment.terms["converts-into"] === undefined || isNil(principal) ? [] : [ofSegment(view, note, segment, times(principal, perPrincipal))];
  });
  if (parts.length === 0) return [];
  return [{ instrument: note, method: "if-converted", shares: unknown ?? total(parts.map(({ shares }) => shares)), addedBack: total(parts.map(({ addedBack }) => addedBack)) }];
}

function ofSegment(view: LedgerView, note: string, { days, terms }: Segment, convertible: RatioFigure): Pick<PotentialShares, "shares" | "addedBack"> {
  const kept = subtract(one, fractionOf(view.definition["tax-rate"] ?? new Exact(0)));
  return { shares: converted(view, note, terms, convertible, days.last), addedBack: mapped(interestOver(view, note, days), (interest) => multiply(interest, kept)) };
}

function converted(view: LedgerView, note: string, { "converts-into": into = "", "conversion-price": price }: Terms, convertible: RatioFigure, asOf: Day): RatioFigure {
  const { ratio, remark } = commonRatio(view, into, asOf);
  if (price === undefined) return notDeterminable(`the terms of ${note} state no conversion price`);
  return ratio === undefined ? notDeterminable(remark ?? note) : mapped(convertible, (amount) => divide(multiply(amount, ratio), fractionOf(price)));
}

/** (Principal + accrued interest) / principal at the end of a day; one where nothing was owed. */
function withAccrued(view: LedgerView, note: string, asOf: Day): RatioFigure {
  const principal = view.terms.at(note, asOf) === undefined ? exactly(nil) : principalOf(view, note, asOf);
  if (principal.status === "not-determinable" || isNil(principal) || principal.low.n <= 0n) return principal.status === "not-determinable" ? principal : exactly(one);
  const accrued = accruedInterest(view, note, asOf);
  if (accrued.status === "not-determinable") return accrued;
  const grown = times(accrued, { ...principal, value: divide(one, principal.value), low: divide(one, principal.high), high: divide(one, principal.low) });
  const whole = plus(exactly(one), grown);
  return mapped(whole, (part) => (compare(part, one) < 0 ? one : part));
}

/** Shares outstanding × the ratio into common; the dividends declared on them are added back. */
function ofPreferred(view: LedgerView, shareClass: string, period: Period): PotentialShares[] {
  const unknown = unknownBalance(view, sharesOutstanding(shareClass), 1n, period) ?? undatedChanges(view, shareClass, ["conversion-ratio", "converts-into"], period);
  const moves = movesOf(view, sharesOutstanding(shareClass));
  const parts = segmentsOf(view, shareClass, period).flatMap(({ days }) => {
    const outstanding = averageOf(moves, days, period, view.chart.scaleOf(shareClass));
    if (isNil(outstanding)) return [];
    const { ratio, remark } = commonRatio(view, shareClass, days.last);
    if (ratio === undefined) return [notDeterminable(remark ?? shareClass)];
    return ratio.n === 0n ? [] : [times(outstanding, exactly(ratio))];
  });
  if (parts.length === 0) return [];
  return [{ instrument: shareClass, method: "if-converted", shares: unknown ?? total(parts), addedBack: ratioOf(dividendsDeclared(view, shareClass, period), view.chart.currencyScale) }];
}
