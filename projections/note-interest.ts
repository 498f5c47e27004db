/** Interest of one note as the ledger holds it: its timelines, and what grew, with honest bounds. */
import { declaredType } from "../events/event-schema.ts";
import { notePrincipal } from "../events/unit-accounts.ts";
import type { Terms } from "../events/book-definition.ts";
import { plusDays } from "../src/kernel/day.ts";
import type { Day, Period } from "../src/kernel/day.ts";
import { notDeterminable } from "../src/kernel/figure.ts";
import type { Determined, NotDeterminable } from "../src/kernel/figure.ts";
import { add, compare, fraction, fractionOf, multiply, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { roundedAtScale } from "../src/kernel/quantity.ts";
import type { Exact } from "../src/kernel/quantity.ts";
import { accruals, interestOf, rateSteps, settledBefore } from "./interest.ts";
import type { Accrual, Convention, NoteCase, RateStep } from "./interest.ts";
import type { LedgerView, ViewedEntry } from "./ledger-view.ts";

/** Ratios in the currency's unit: dollars, not cents. */
export type InterestFigure = Determined<Fraction> | NotDeterminable;

/** The day on which an entry counts in one case of the dates; it may depend on whether it increases the balance. */
type Pick = (entry: ViewedEntry, increases: boolean) => Day;

const asCounted: Pick = ({ when }) => when.day;

/** What bears interest, what reduces it, and at which rates, in one case of the dates. */
interface Bearing {
  readonly note: NoteCase;
  readonly rates: readonly RateStep[];
  readonly netted: NoteCase;
  readonly netting: readonly RateStep[];
}

/** The convention that the note's terms state or the book assumes; ACT/365 simple where it says nothing. */
export function conventionOf(terms: Terms): Convention {
  return { dayCount: terms["day-count"] ?? "ACT/365", compounding: terms.compounding ?? "simple" };
}

/** What is taken instead of the book's own terms, to see what would follow from it. */
export interface Instead {
  readonly convention?: Convention;
  /** Added to every yearly rate. */
  readonly shift?: Fraction;
}

/** Interest grown over a period, net of what a pledged deposit earned; days of the period included. */
export function interestOver(view: LedgerView, note: string, period: Period, instead: Instead = {}): InterestFigure {
  const used = instead.convention ?? conventionOf(view.terms.at(note, period.last)?.terms ?? {});
  return figureOf(view, note, period.last, used, (bearing) => {
    const shifted = shiftedBy(bearing, instead.shift);
    return subtract(grown(shifted, used, period.last), grown(shifted, used, plusDays(period.first, -1)));
  });
}

/** Interest grown and neither paid nor converted at the end of a day. */
export function accruedInterest(view: LedgerView, note: string, asOf: Day, instead: Instead = {}): InterestFigure {
  const used = instead.convention ?? conventionOf(view.terms.at(note, asOf)?.terms ?? {});
  return figureOf(view, note, asOf, used, (bearing) =>
    subtract(grown(shiftedBy(bearing, instead.shift), used, asOf), fraction(settledBefore(bearing.note, plusDays(asOf, 1)))),
  );
}

function shiftedBy(bearing: Bearing, shift: Fraction | undefined): Bearing {
  return shift === undefined ? bearing : { ...bearing, rates: bearing.rates.map((step) => ({ ...step, rate: add(step.rate, shift) })) };
}

/** The runs of days that make up the interest of a period as counted: the note's, then the deposit's. */
export function accrualsOver(view: LedgerView, note: string, period: Period): { readonly borne: readonly Accrual[]; readonly netted: readonly Accrual[] } {
  const { note: counted, rates, netted, netting } = bearingOf(view, note, asCounted);
  const convention = conventionOf(view.terms.at(note, period.last)?.terms ?? {});
  // Interest counts from the end of the day before; a cut there makes each run fall inside or outside.
  const start = plusDays(period.first, -1);
  const cut = (steps: readonly RateStep[]): RateStep[] => {
    const inForce = steps.findLast((step) => step.from <= start);
    return inForce === undefined ? [...steps] : [...steps.filter((step) => step.from !== start), { ...inForce, from: start }].sort((a, b) => (a.from < b.from ? -1 : 1));
  };
  const inside = (runs: readonly Accrual[]): Accrual[] => runs.filter(({ from }) => from >= start);
  return {
    borne: inside(accruals(counted, cut(rates), convention, period.last)),
    netted: inside(accruals(netted, cut(netting), { ...convention, compounding: "simple" }, period.last)),
  };
}

/** Interest that events have paid or converted by the end of a day, as counted. */
export function settledInterest(view: LedgerView, note: string, asOf: Day): ReturnType<typeof settlements> {
  return settlements(view, note, asCounted).filter(({ from }) => from <= asOf);
}

function grown({ note, rates, netted, netting }: Bearing, convention: Convention, until: Day): Fraction {
  const borne = interestOf(accruals(note, rates, convention, until));
  return subtract(borne, interestOf(accruals(netted, netting, { ...convention, compounding: "simple" }, until)));
}

function figureOf(view: LedgerView, note: string, asOf: Day, convention: Convention, of: (bearing: Bearing) => Fraction): InterestFigure {
  const terms = view.terms.at(note, asOf)?.terms;
  if (terms === undefined) return notDeterminable(`${note} does not exist yet on ${asOf}`);
  const principal = view.balance(new Map([[notePrincipal(note), -1n]]), asOf);
  if (principal.status === "not-determinable") return principal;
  const counted = bearingOf(view, note, asCounted);
  if (counted.rates.length === 0) return notDeterminable(`the book states no rate of ${note}, or no table of its index`);
  const value = of(counted);
  const spread = convention.compounding === "simple" ? separately(view, note, counted, convention, of) : together(view, note, of);
  const unit = fraction(1n, 10n ** BigInt(view.chart.currencyScale));
  const estimates = counted.rates.flatMap(({ from, estimate }) => (estimate !== undefined && from < asOf ? [estimate] : []));
  return {
    status: estimates.length > 0 ? "estimated" : spread.moved.length === 0 ? "exact" : "bounded",
    value: multiply(value, unit),
    low: multiply(spread.low, unit),
    high: multiply(spread.high, unit),
    reasons: [
      ...new Set(estimates),
      ...spread.moved.map(({ event, when }) => `${event.id} is only known to fall between ${when.first} and ${when.last}`),
    ],
  };
}

interface Spread {
  readonly low: Fraction;
  readonly high: Fraction;
  /** The entries whose windows make the difference. */
  readonly moved: readonly ViewedEntry[];
}

/**
 * Bounds of simple interest, exact: it is a sum over entries, each linear in its own day between
 * changes of rate (and, by 30/360, between the ends of months), so each entry is moved alone to
 * its window's ends and to the days between on which its slope changes.
 */
function separately(view: LedgerView, note: string, counted: Bearing, { dayCount }: Convention, of: (bearing: Bearing) => Fraction): Spread {
  const value = of(counted);
  let [low, high] = [value, value];
  const moved: ViewedEntry[] = [];
  for (const target of impreciseEntries(view, note)) {
    const { first, last } = target.when;
    const changes = [...counted.rates, ...counted.netting].map(({ from }) => from).filter((from) => from > first && from < last);
    if (dayCount.startsWith("30")) changes.push(...monthEndsWithin(target.when));
    const cases = [first, ...changes, last].map((day) => subtract(of(bearingOf(view, note, (entry) => (entry === target ? day : entry.when.day))), value)).sort(compare);
    const [least, most] = [cases[0], cases.at(-1)];
    if (least === undefined || most === undefined || (least.n === 0n && most.n === 0n)) continue;
    low = add(low, least.n < 0n ? least : fraction(0n));
    high = add(high, most.n > 0n ? most : fraction(0n));
    moved.push(target);
  }
  return { low, high, moved };
}

/** The days of a window around the ends of its months, where 30/360 counts jump. */
function monthEndsWithin({ first, last }: Period): Day[] {
  const days: Day[] = [];
  for (let day = plusDays(first, 1); day < last; day = plusDays(day, 1)) if (/-(?:01|28|29|30|31)$/.test(day)) days.push(day);
  return days;
}

/**
 * Bounds of compounded interest: more principal on any day never lowers it, so all increases late
 * and decreases early give the least, and the other way round the most. What 30/360 counts gain or
 * lose at the ends of months is taken in by trying each entry alone too.
 */
function together(view: LedgerView, note: string, of: (bearing: Bearing) => Fraction): Spread {
  const least: Pick = ({ when }, increases) => (increases ? when.last : when.first);
  const most: Pick = ({ when }, increases) => (increases ? when.first : when.last);
  const imprecise = impreciseEntries(view, note);
  const alone = imprecise.flatMap((target) =>
    [target.when.first, target.when.last].map((day) => of(bearingOf(view, note, (entry) => (entry === target ? day : entry.when.day)))),
  );
  const cases = [of(bearingOf(view, note, least, most)), of(bearingOf(view, note, most, least)), of(bearingOf(view, note, asCounted)), ...alone].sort(compare);
  const [low, high] = [cases[0] ?? fraction(0n), cases.at(-1) ?? fraction(0n)];
  return { low, high, moved: compare(low, high) === 0 ? [] : imprecise };
}

/** Entries of unknown day that move the note, its settled interest or the deposit that nets it. */
function impreciseEntries(view: LedgerView, note: string): ViewedEntry[] {
  const accounts = [notePrincipal(note), nettedBy(view, note)];
  return view.entries.filter((entry) => entry.when.first !== entry.when.last && (entry.movements.some(({ account }) => accounts.includes(account)) || settledBy(entry, note).length > 0));
}

function nettedBy(view: LedgerView, note: string): string | undefined {
  return view.terms.history(note).at(-1)?.terms["netted-by"];
}

function bearingOf(view: LedgerView, note: string, pick: Pick, pickForDeposit: Pick = pick): Bearing {
  const steps = view.terms.history(note);
  const deposit = nettedBy(view, note);
  return {
    note: { principal: timeline(view, notePrincipal(note), -1n, pick), settled: settlements(view, note, pick) },
    rates: rateSteps(steps, view.rates),
    netted: { principal: deposit === undefined ? [] : timeline(view, deposit, 1n, pickForDeposit), settled: [] },
    netting: steps.flatMap(({ from, terms }) => (terms["netting-rate"] === undefined ? [] : [{ from, rate: fractionOf(terms["netting-rate"]), index: undefined, estimate: undefined }])),
  };
}

/** The running balance of an account from each day on. */
function timeline(view: LedgerView, account: string, sign: 1n | -1n, pick: Pick): NoteCase["principal"] {
  const moves = view.entries.flatMap((entry) => {
    const moved = sign * entry.movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
    return moved === 0n ? [] : [{ from: pick(entry, moved > 0n), moved }];
  });
  let running = 0n;
  const steps = new Map<Day, bigint>();
  for (const { from, moved } of moves.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))) {
    running += moved;
    steps.set(from, running);
  }
  return [...steps].map(([from, value]) => ({ from, value }));
}

/** Interest that events paid or converted. */
function settlements(view: LedgerView, note: string, pick: Pick): (NoteCase["settled"][number] & { readonly event: string })[] {
  return view.entries.flatMap((entry) => settledBy(entry, note).map((amount) => ({ event: entry.event.id, from: pick(entry, false), value: roundedAtScale(amount, view.chart.currencyScale) })));
}

function settledBy({ event }: ViewedEntry, note: string): Exact[] {
  return (declaredType(event.type)?.type.settlesInterest?.(event) ?? []).flatMap((settled) => (settled.note === note ? [settled.amount] : []));
}
