/** What every holder of notes, shares and rights has at the end of a day, as claims on a sum that is paid out. */
import type { Terms } from "../events/book-definition.ts";
import { optionsOutstanding, sharesOutstanding, warrantsOutstanding } from "../events/unit-accounts.ts";
import type { Day } from "../src/kernel/day.ts";
import { refuse } from "../src/kernel/fault.ts";
import { add, fraction, fractionAtScale, fractionOf, multiply } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import type { Determined } from "../src/kernel/figure.ts";
import type { Exact } from "../src/kernel/quantity.ts";
import type { Alternative, Claim } from "./breakpoints.ts";
import { commonRatio, noteConversions, payoffOf, principalOf } from "./conversion.ts";
import type { NoteConversion } from "./conversion.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import { existing } from "./existing-instruments.ts";
import type { Existing } from "./existing-instruments.ts";
import type { LedgerView } from "./ledger-view.ts";
import { optionLots } from "./option-lots.ts";
import { plainly, ratioOf } from "./ratio-figure.ts";

export const choices = ["paid", "converted", "exercised", "out of the money", "residual"] as const;
export type Choice = (typeof choices)[number];

/** A holder's claim, in the currency's smallest unit. */
export interface Stake {
  readonly instrument: string;
  readonly name: string;
  readonly kind: "note" | "preferred" | "warrant" | "option" | "common";
  readonly claim: Claim;
  /** What each alternative of the claim is called, and what there is to say of it. */
  readonly choices: readonly { readonly choice: Choice; readonly remarks: readonly string[] }[];
  readonly strike: Fraction | undefined;
  /** Why the figures behind it are not exact. */
  readonly reasons: readonly string[];
}

/** What takes no part, and why. */
export interface Excluded {
  readonly instrument: string;
  readonly reason: string;
}

/** Everyone with something outstanding, in the order of payment; throws where shares or principal cannot be known. */
export function stakesOf(view: LedgerView, asOf: Day): { readonly stakes: readonly Stake[]; readonly excluded: readonly Excluded[] } {
  const common = view.definition["common-class"];
  const conversions = new Map(noteConversions(view, asOf).map((conversion) => [conversion.note, conversion]));
  const classes = existing(view, "share-class", asOf).sort((a, b) => (preferredRank(a.terms) < preferredRank(b.terms) ? -1 : preferredRank(a.terms) === preferredRank(b.terms) ? 0 : 1));
  const found = [
    ...existing(view, "note", asOf).flatMap((note) => ofNote(view, note, conversions.get(note.id), asOf)),
    ...classes.filter(({ id }) => id !== common).flatMap((preferred) => ofClass(view, preferred, "preferred", asOf)),
    ...existing(view, "warrant", asOf).flatMap((warrant) => ofWarrant(view, warrant, asOf)),
    ...existing(view, "option-pool", asOf).flatMap((pool) => ofPool(view, pool, asOf)),
    ...classes.filter(({ id }) => id === common).flatMap((each) => ofClass(view, each, "common", asOf)),
  ];
  const stakes = found.filter((each): each is Stake => "claim" in each);
  return { stakes, excluded: found.filter((each): each is Excluded => !("claim" in each)) };
}

/** Behind every seniority that terms state. */
const LAST = 10n ** 9n;
const debtRank = ({ seniority }: Terms): bigint => (seniority === undefined ? LAST : BigInt(seniority.toFixed(0)));
const preferredRank = (terms: Terms): bigint => LAST + 1n + debtRank(terms);

const nil = fraction(0n);

/** An amount of the currency in its smallest unit. */
function smallest(view: LedgerView, value: Fraction): Fraction {
  return multiply(value, fraction(10n ** BigInt(view.chart.currencyScale)));
}

function known(figure: RatioFigure, instrument: string): Determined<Fraction> {
  if (figure.status !== "not-determinable") return figure;
  throw refuse("balance-unknown", figure.reasons.join("; "), `a date at which the book knows what is outstanding of ${instrument}`, { subject: instrument });
}

interface Way extends Omit<Alternative, "cost"> {
  /** Whether the shares keep their preference, rather than becoming common. */
  readonly keeps: boolean;
}

/** The ways in which so many shares of a class may take part; none where its terms give it no claim. */
function waysOf(view: LedgerView, shareClass: string, count: Fraction, asOf: Day): Way[] {
  const terms = view.terms.at(shareClass, asOf)?.terms ?? {};
  const { ratio = nil } = commonRatio(view, shareClass, asOf);
  const shares = multiply(count, ratio);
  const asCommon: Way[] = ratio.n === 0n ? [] : [{ preferences: [], shares, keeps: false }];
  if (terms["liquidation-preference"] === undefined) return asCommon;
  const amount = smallest(view, multiply(count, fractionOf(terms["liquidation-preference"])));
  const participates = terms.participation === "full";
  const most = participates ? terms["participation-cap"] : undefined;
  const cap = most === undefined ? undefined : multiply(amount, fractionOf(most));
  return [{ preferences: [{ rank: preferredRank(terms), amount }], shares: participates ? shares : nil, cap, keeps: true }, ...asCommon];
}

function ofNote(view: LedgerView, { id, name, terms }: Existing, conversion: NoteConversion | undefined, asOf: Day): Stake[] {
  const principal = known(principalOf(view, id, asOf), id);
  const payoff = payoffOf(view, id, asOf);
  const owed = payoff.status === "not-determinable" ? principal : payoff;
  if (owed.value.n <= 0n) return [];
  const rank = debtRank(terms);
  const due = (value: Fraction): Alternative["preferences"] => (value.n <= 0n ? [] : [{ rank, amount: smallest(view, value) }]);
  const paid: Alternative = { preferences: due(owed.value), shares: nil, cost: nil };
  const { shares, remainder } = conversion ?? { shares: undefined, remainder: undefined };
  const cash = remainder === undefined || remainder.status === "not-determinable" || remainder.value.n < 0n ? nil : remainder.value;
  const ways = conversion === undefined || shares === undefined || shares.status === "not-determinable" ? [] : waysOf(view, conversion.into, shares.value, asOf);
  const converted = ways.map(({ preferences, shares: common, cap }): Alternative => ({ preferences: [...due(cash), ...preferences], shares: common, cap: cap === undefined ? undefined : add(cap, smallest(view, cash)), cost: nil }));
  const unpaid = payoff.status === "not-determinable" ? [`principal alone: ${payoff.reasons.join("; ")}`] : [];
  return [
    {
      instrument: id,
      name,
      kind: "note",
      claim: [paid, ...converted],
      choices: [{ choice: "paid", remarks: unpaid }, ...ways.map((way) => ({ choice: "converted" as const, remarks: conversion === undefined ? [] : conversionRemarks(conversion, way, view) }))],
      strike: undefined,
      reasons: owed.reasons,
    },
  ];
}

function conversionRemarks({ into, shares, room, suffices, perShare }: NoteConversion, { keeps, shares: common }: Way, { definition }: LedgerView): string[] {
  if (shares.status === "not-determinable") return [];
  const become = keeps ? ", which keep their preference" : into === definition["common-class"] ? "" : `, and they into ${plainly(common)} common`;
  const short = suffices === false && room.status !== "not-determinable" ? [`${into} has room for only ${plainly(room.value)}`] : [];
  return [`into ${plainly(shares.value)} ${into}${become}`, ...short, ...(perShare.remark === undefined ? [] : [perShare.remark])];
}

function ofClass(view: LedgerView, { id, name, terms }: Existing, kind: "preferred" | "common", asOf: Day): (Stake | Excluded)[] {
  const count = known(ratioOf(view.balance(new Map([[sharesOutstanding(id), 1n]]), asOf), view.chart.scaleOf(id)), id);
  if (count.value.n <= 0n) return [];
  const ways = waysOf(view, id, count.value, asOf);
  const [first, ...others] = ways.map(({ preferences, shares, cap }): Alternative => ({ preferences, shares, cap, cost: nil }));
  if (first === undefined) return [{ instrument: id, reason: "its terms state neither a liquidation preference nor a conversion into common" }];
  const most = terms["participation-cap"];
  const participates = terms.participation === "full" ? [`participates${most === undefined ? "" : ` up to ${most.toString()} × its preference`}`] : [];
  return [
    {
      instrument: id,
      name,
      kind,
      claim: [first, ...others],
      choices: ways.map(({ keeps }) => ({ choice: kind === "common" ? "residual" : keeps ? "paid" : "converted", remarks: keeps ? participates : [] })),
      strike: undefined,
      reasons: count.reasons,
    },
  ];
}

function ofWarrant(view: LedgerView, { id, name, terms }: Existing, asOf: Day): (Stake | Excluded)[] {
  const count = ratioOf(view.balance(new Map([[warrantsOutstanding(id), 1n]]), asOf), view.chart.scaleOf(id));
  if (count.status === "not-determinable") return [{ instrument: id, reason: count.reasons.join("; ") }];
  return count.value.n <= 0n ? [] : [ofRight(view, { instrument: id, name, kind: "warrant", terms, strike: terms.strike, count: count.value, reasons: count.reasons }, asOf)];
}

/** A row for each price and last day at which options of the pool were granted; the pool's own for the rest. */
function ofPool(view: LedgerView, { id, name, terms }: Existing, asOf: Day): (Stake | Excluded)[] {
  const count = view.balance(new Map([[optionsOutstanding(id), 1n]]), asOf);
  if (count.status === "not-determinable") return [{ instrument: id, reason: count.reasons.join("; ") }];
  const { lots, priceAssumed } = optionLots(view, id, asOf);
  const reasons = [...count.reasons, ...(priceAssumed ? [`${id}: options that left the pool are taken from its oldest grants`] : [])];
  const rights = new Map<string, { readonly strike: Exact | undefined; readonly expires: Day | undefined; units: bigint }>();
  for (const { strike, expires, remaining } of lots) {
    const key = `${strike?.toString() ?? ""} ${expires ?? ""}`;
    const right = rights.get(key) ?? { strike, expires, units: 0n };
    rights.set(key, right);
    right.units += remaining.value ?? 0n;
  }
  return [...rights.values()].flatMap(({ strike, expires, units }) => {
    const own = expires === undefined ? terms : { ...terms, expires, "expires-up-to": expires };
    return units === 0n ? [] : [ofRight(view, { instrument: id, name, kind: "option", terms: own, strike: strike ?? terms.strike, count: fractionAtScale(units, view.chart.scaleOf(id)), reasons }, asOf)];
  });
}

interface Right {
  readonly instrument: string;
  readonly name: string;
  readonly kind: "warrant" | "option";
  readonly terms: Terms;
  readonly strike: Exact | undefined;
  readonly count: Fraction;
  readonly reasons: readonly string[];
}

function ofRight(view: LedgerView, { instrument, name, kind, terms, strike, count, reasons }: Right, asOf: Day): Stake | Excluded {
  const { underlying, "strike-up-to": highest } = terms;
  const last = terms["expires-up-to"] ?? terms.expires;
  const many = `${plainly(count)} outstanding`;
  if (last !== undefined && last < asOf) return { instrument, reason: `${many}, but expired on ${last}` };
  if (strike === undefined) return { instrument, reason: `${many}, but the book states no strike` };
  if (underlying === undefined) return { instrument, reason: `${many}, but the book states no underlying` };
  const cost = smallest(view, multiply(count, fractionOf(strike)));
  const exercised = waysOf(view, underlying, count, asOf).map(({ preferences, shares, cap }): Alternative => ({ preferences, shares, cap, cost }));
  if (exercised.length === 0) return { instrument, reason: `${many}, but ${underlying} has no claim to anything` };
  const range = highest === undefined || !strike.equals(terms.strike ?? strike) ? [] : [`strikes from ${strike.toString()} to ${highest.toString()}: all counted at the lower`];
  return {
    instrument,
    name,
    kind,
    claim: [{ preferences: [], shares: nil, cost: nil }, ...exercised],
    choices: [{ choice: "out of the money", remarks: range }, ...exercised.map(() => ({ choice: "exercised" as const, remarks: range }))],
    strike: fractionOf(strike),
    reasons,
  };
}
