/**
 * Interest on notes: a function of the principal timeline, the rate timeline and the terms in
 * force. Nothing is posted daily; accrued interest is what has grown since the first drawing less
 * what was paid or converted, so adjacent periods add up by construction.
 */
import type { Terms } from "../events/book-definition.ts";
import type { RateTable } from "../events/rate-table.ts";
import { plusMonths, plusDays } from "../src/kernel/day.ts";
import type { Day } from "../src/kernel/day.ts";
import { yearFraction } from "../src/kernel/day-count.ts";
import type { DayCount } from "../src/kernel/day-count.ts";
import { add, fraction, fractionOf, multiply, roundedFraction } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { plainly } from "./ratio-figure.ts";

export type Compounding = NonNullable<Terms["compounding"]>;

/** How a note's interest is counted where its terms, or an assumption, say so. */
export interface Convention {
  readonly dayCount: DayCount;
  readonly compounding: Compounding;
}

/** Every convention there is: what an unstated one ranges over. */
export const everyConvention: readonly Convention[] = (["ACT/365", "ACT/360", "ACT/ACT-ISDA", "30/360-US", "30E/360", "30E/360-ISDA"] as const).flatMap(
  (dayCount) => (["simple", "monthly", "quarterly"] as const).map((compounding) => ({ dayCount, compounding })),
);

/** A change at the start of a day. */
interface Step<Value> {
  readonly from: Day;
  readonly value: Value;
}

/** One case of what happened to a note: exact days, as counted or at one end of their windows. */
export interface NoteCase {
  /** Principal outstanding from each day on, in the currency's smallest unit. */
  readonly principal: readonly Step<bigint>[];
  /** Interest paid or converted, by day. */
  readonly settled: readonly Step<bigint>[];
}

/** A yearly rate from each day on, with where it comes from. */
export interface RateStep {
  readonly from: Day;
  readonly rate: Fraction;
  /** The index rate it was made of; absent where the rate is fixed. */
  readonly index: Fraction | undefined;
  /** Why it is an estimate, where the day lies past what the index table is known for. */
  readonly estimate: string | undefined;
}

/** A run of days with one principal and one rate. */
export interface Accrual {
  readonly from: Day;
  /** The day after the last day that it counts. */
  readonly to: Day;
  readonly principal: bigint;
  /** Interest that earlier compounding added to what bears interest. */
  readonly compounded: bigint;
  readonly rate: RateStep;
  readonly fraction: Fraction;
  /** In the currency's smallest unit, unrounded. */
  readonly interest: Fraction;
}

/**
 * The runs of days from the first drawing to `until` (its start), in order. Compounding adds the
 * interest not yet settled, rounded half to even, to what bears interest at each month's or
 * quarter's end counted from the first drawing.
 */
export function accruals(note: NoteCase, rates: readonly RateStep[], { dayCount, compounding }: Convention, until: Day): Accrual[] {
  const first = note.principal[0]?.from;
  if (first === undefined || first >= until) return [];
  const compounds = compoundingDays(first, until, compounding);
  const bounds = [...new Set([first, ...compounds, ...note.principal.map(({ from }) => from), ...rates.map(({ from }) => from)])].filter((day) => day >= first && day < until).sort();
  const runs: Accrual[] = [];
  let grown = fraction(0n);
  let compounded = 0n;
  for (const [index, from] of bounds.entries()) {
    if (compounds.includes(from)) compounded = larger(roundedFraction(grown) - settledBefore(note, from), 0n);
    const to = bounds[index + 1] ?? until;
    const principal = note.principal.findLast((step) => step.from <= from)?.value ?? 0n;
    const rate = rates.findLast((step) => step.from <= from);
    if (rate === undefined) continue;
    const share = yearFraction(dayCount, from, to);
    const interest = multiply(multiply(fraction(principal + compounded), rate.rate), share);
    grown = add(grown, interest);
    runs.push({ from, to, principal, compounded, rate, fraction: share, interest });
  }
  return runs;
}

/** All interest of the runs, in the currency's smallest unit, unrounded. */
export function interestOf(runs: readonly Accrual[]): Fraction {
  return runs.reduce((sum, { interest }) => add(sum, interest), fraction(0n));
}

/** Interest paid or converted before the start of a day. */
export function settledBefore({ settled }: NoteCase, until: Day): bigint {
  return settled.reduce((sum, { from, value }) => (from < until ? sum + value : sum), 0n);
}

function compoundingDays(first: Day, until: Day, compounding: Compounding): Day[] {
  if (compounding === "simple") return [];
  const months = compounding === "monthly" ? 1 : 3;
  const days: Day[] = [];
  for (let count = 1; ; count += 1) {
    const next = plusMonths(first, count * months);
    if (next >= until) return days;
    days.push(next);
  }
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * The rate of a note as a timeline: fixed, or index + spread, changing with the terms and with the
 * index. Empty where the book states no rate.
 */
export function rateSteps(termSteps: readonly { readonly from: Day; readonly terms: Terms }[], tables: ReadonlyMap<string, RateTable>): RateStep[] {
  return termSteps.flatMap(({ from, terms }, index): RateStep[] => {
    const end = termSteps[index + 1]?.from;
    if (terms.rate !== undefined) return [{ from, rate: fractionOf(terms.rate), index: undefined, estimate: undefined }];
    const table = terms.index === undefined ? undefined : tables.get(terms.index);
    if (table === undefined) return [];
    const spread = terms.spread === undefined ? fraction(0n) : fractionOf(terms.spread);
    const inForce = table.rates.findLast((row) => row.from <= from);
    const rows = [...(inForce === undefined ? [] : [{ ...inForce, from }]), ...table.rates.filter((row) => row.from > from && (end === undefined || row.from < end))];
    const known = rows.map((row) => ({ from: row.from, index: fractionOf(row.rate), rate: add(fractionOf(row.rate), spread), estimate: undefined }));
    const beyond = plusDays(table["known-to"], 1);
    const last = known.findLast((row) => row.from <= beyond);
    return last === undefined || (end !== undefined && beyond >= end) ? known : [...known, { ...last, from: beyond > from ? beyond : from, estimate: estimateOf(table, last.index) }];
  });
}

function estimateOf({ index, "known-to": knownTo }: RateTable, rate: Fraction): string {
  return `past the last known rate of ${index}: its ${plainly(multiply(rate, fraction(100n)))}% of ${knownTo} is taken to hold`;
}

