/**
 * Which conventions of interest can produce what was reported: each day count with each way of
 * compounding, tried against the reported balances, and the range over all of them.
 */
import { notePrincipal } from "../../events/unit-accounts.ts";
import { everyConvention, rateSteps } from "../../projections/interest.ts";
import type { Convention } from "../../projections/interest.ts";
import { accruedInterest, conventionOf } from "../../projections/note-interest.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Day } from "../kernel/day.ts";
import { compare, fraction, multiply, subtract } from "../kernel/fraction.ts";
import type { Exact } from "../kernel/quantity.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured, plus } from "../measures/measure.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { published } from "./reconcile.ts";

export interface ConventionFit {
  readonly convention: Convention;
  /** Principal and accrued interest by this convention, over all dates that the windows allow. */
  readonly payoff: MeasuredFigure;
  /** Whether some allowed dates produce the reported balance; undefined where none was reported. */
  readonly fits: boolean | undefined;
}

export interface NoteConventions {
  readonly note: string;
  readonly asOf: Day;
  /** What the book goes by, and whether a source states it. */
  readonly used: Convention;
  readonly assumed: boolean;
  readonly reported: ReportedFigure | undefined;
  readonly fits: readonly ConventionFit[];
}

interface Given {
  /** What the index is taken to lie higher by, as a fraction of one. */
  readonly shift?: Fraction | undefined;
  /** The printed figures to hold it against; all that were published when absent. */
  readonly figures?: readonly ReportedFigure[];
}

/** A note's payoff by every convention at the date of its reported balance, or at `asOf` without one. */
export function noteConventions(ledger: Ledger, note: string, asOf: Day, { shift, figures = published(ledger) }: Given = {}): NoteConventions {
  const reported = reportedPayoff(figures, note, asOf);
  const fits = payoffs(ledger, note, asOf, shift).map(({ convention, payoff }): ConventionFit => ({ convention, payoff, fits: reported === undefined ? undefined : overlaps(payoff, reported) }));
  const assumed = (ledger.chart.instruments.get(note)?.assumes ?? []).some((term) => term === "day-count" || term === "compounding");
  return { note, asOf, used: conventionOf(ledger.terms.at(note, asOf)?.terms ?? {}), assumed, reported, fits };
}

/** Payoffs by every convention do not change with what is reported, and take long: computed once for a ledger. */
const computed = new WeakMap<Ledger, Map<string, readonly Omit<ConventionFit, "fits">[]>>();

function payoffs(ledger: Ledger, note: string, asOf: Day, shift: Fraction | undefined): readonly Omit<ConventionFit, "fits">[] {
  const ofLedger = computed.get(ledger) ?? new Map<string, readonly Omit<ConventionFit, "fits">[]>();
  computed.set(ledger, ofLedger);
  const key = [note, asOf, shift?.n, shift?.d].join(" ");
  const known = ofLedger.get(key);
  if (known !== undefined) return known;
  const principal = measured(ledger.balance(new Map([[notePrincipal(note), -1n]]), asOf), ledger.chart.currencyScale);
  const all = everyConvention.map((convention) => ({ convention, payoff: plus(principal, accruedInterest(ledger, note, asOf, { convention, ...(shift === undefined ? {} : { shift }) })) }));
  ofLedger.set(key, all);
  return all;
}

function reportedPayoff(figures: readonly ReportedFigure[], note: string, asOf: Day): ReportedFigure | undefined {
  return figures.find(({ concept, when }) => concept === `notes.${note}.payoff` && "at" in when && when.at === asOf);
}

function overlaps(figure: MeasuredFigure, reported: ReportedFigure): boolean {
  return figure.status !== "not-determinable" && compare(figure.low, reported.high) <= 0 && compare(figure.high, reported.low) >= 0;
}

export interface RateReading {
  readonly figure: ReportedFigure;
  readonly note: string;
  /** What the figure would have to be under each reading, in percent. */
  readonly index: Fraction;
  readonly rate: Fraction;
  /** Conventions under which every note of that index and spread reaches its reported balance, by reading. */
  readonly fitsAsIndex: readonly Convention[];
  readonly fitsAsRate: readonly Convention[];
  /** The notes whose reported balances were tried. */
  readonly tried: readonly string[];
  /** `undecided` where both readings fit, or neither does. */
  readonly reads: "index" | "rate" | "undecided";
}

/**
 * A rate printed beside "index plus spread" may be the index's or the note's. It is the one whose
 * accruals can reach the reported balances, and that agrees with the index table; the figures decide.
 */
export function rateReadings(ledger: Ledger, figures = published(ledger)): RateReading[] {
  return figures.flatMap((figure): RateReading[] => {
    const note = /^notes\.(.+)\.stated-rate$/.exec(figure.concept)?.[1];
    if (note === undefined || !("at" in figure.when)) return [];
    const { at } = figure.when;
    const step = rateSteps(ledger.terms.history(note), ledger.rates).findLast(({ from }) => from <= at);
    if (step?.index === undefined) return [];
    const hundred = fraction(100n);
    const tried = sisters(ledger, note, at, figures);
    // As the note's own rate, the whole index would have to lie lower by what is missing at the date.
    const shift = subtract(multiply(figure.value, fraction(1n, 100n)), step.rate);
    const fitsAsIndex = overlapsPercent(figure, multiply(step.index, hundred)) ? commonFits(ledger, tried, at, { figures }) : [];
    const fitsAsRate = commonFits(ledger, tried, at, { shift, figures });
    const reads = fitsAsIndex.length > 0 && fitsAsRate.length === 0 ? "index" : fitsAsRate.length > 0 && fitsAsIndex.length === 0 ? "rate" : "undecided";
    return [{ figure, note, index: multiply(step.index, hundred), rate: multiply(step.rate, hundred), fitsAsIndex, fitsAsRate, tried, reads }];
  });
}

function overlapsPercent(figure: ReportedFigure, value: Fraction): boolean {
  return compare(value, figure.low) >= 0 && compare(value, figure.high) <= 0;
}

/** Notes with the same index and spread, a reported balance, and no netting rate that was itself assumed. */
function sisters(ledger: Ledger, note: string, at: Day, figures: readonly ReportedFigure[]): string[] {
  const own = ledger.terms.at(note, at)?.terms;
  return [...ledger.chart.instruments.values()].flatMap(({ id, kind, assumes }) => {
    const terms = kind === "note" ? ledger.terms.at(id, at)?.terms : undefined;
    const same = terms?.index !== undefined && terms.index === own?.index && equal(terms.spread, own.spread);
    return same && !assumes.includes("netting-rate") && reportedPayoff(figures, id, at) !== undefined ? [id] : [];
  });
}

function equal(a: Exact | undefined, b: Exact | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b);
}

function commonFits(ledger: Ledger, notes: readonly string[], at: Day, given: Given): Convention[] {
  const byNote = notes.map((note) => noteConventions(ledger, note, at, given).fits);
  return everyConvention.filter((_, index) => byNote.length > 0 && byNote.every((fits) => fits[index]?.fits === true));
}

/** The least and the most over a set of fits. */
export function rangeOf(fits: readonly ConventionFit[]): { readonly low: Fraction; readonly high: Fraction } | undefined {
  const known = fits.flatMap(({ payoff }) => (payoff.status === "not-determinable" ? [] : [payoff]));
  const [first] = known;
  if (first === undefined) return undefined;
  return known.reduce((range, { low, high }) => ({ low: compare(low, range.low) < 0 ? low : range.low, high: compare(high, range.high) > 0 ? high : range.high }), { low: first.low, high: first.high });
}

