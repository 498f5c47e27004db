/** Measures: the named figures of a book, at a date or over a period, and what each is made of. */
import type { Selection, Weight } from "../../projections/ledger-view.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import type { Day, Period } from "../kernel/day.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import type { Determined, Figure, NotDeterminable } from "../kernel/figure.ts";
import { add, fraction, fractionAtScale, fractionText, multiply } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** What a measure answers: exact ratios, so that money, counts and prices are judged alike. */
export type MeasuredFigure = Determined<Fraction> | NotDeterminable;

/**
 * How an input enters a rule: (all that is `plus` − all that is `minus`) × each `times` / each
 * `over`. One that is `beside` enters in a way of its own, which the words of the rule tell.
 */
export type Enters = "plus" | "minus" | "times" | "over" | "beside";

/** Another figure of the book, which can be explained in turn. */
interface OtherMeasure {
  readonly enters: Enters;
  readonly measure: string;
  /** Where it is of another date or period than the figure that it enters. */
  readonly when?: DateOrPeriod;
}

/** A figure that is no measure: a term, a field of an event, a step of the rule. */
interface StatedInput {
  readonly enters: Enters;
  readonly label: string;
  readonly figure: MeasuredFigure;
  readonly unit: string;
  readonly decimals: number;
  /** The event that states it. */
  readonly event?: string | undefined;
}

/** An input that is no figure: a day, a policy. */
interface ToldInput {
  readonly enters: "beside";
  readonly label: string;
  readonly text: string;
  readonly event?: string | undefined;
}

export type Input = OtherMeasure | StatedInput | ToldInput;

/** A sum of what entries move. */
export interface Movements {
  readonly kind: "movements";
  /** What an entry adds, at the scale of the measure's decimals. */
  readonly weight: Weight;
  /** The accounts that it sums, each with its sign, whose anchors may be where it starts; none of a flow. */
  readonly selection: Selection;
}

/** What follows from other figures. */
export interface Rule<When> {
  readonly kind: "rule";
  /** The rule in words. */
  readonly rule: string;
  /** Its inputs at a date or over a period; none where the figure is not determinable for want of one. */
  inputs(ledger: Ledger, when: When): readonly Input[];
}

interface Common {
  readonly id: string;
  readonly label: string;
  /** `USD`, `USD/share`, `shares`, `warrants`, `options`. */
  readonly unit: string;
  /** Decimals that its text shows; the value itself is exact. */
  readonly decimals: number;
}

/** A figure that stands at the end of a day. */
export interface InstantMeasure extends Common {
  readonly kind: "instant";
  readonly made: Movements | Rule<Day>;
  at(ledger: Ledger, asOf: Day): MeasuredFigure;
}

/** A figure that runs over a period. */
export interface PeriodMeasure extends Common {
  readonly kind: "period";
  readonly made: Movements | Rule<Period>;
  over(ledger: Ledger, period: Period): MeasuredFigure;
}

export type Measure = InstantMeasure | PeriodMeasure;

/** The measure at a date or over a period; not determinable where it is asked for the other of the two. */
export function figureOf(measure: Measure, ledger: Ledger, when: DateOrPeriod): MeasuredFigure {
  if (measure.kind === "instant") return "at" in when ? measure.at(ledger, when.at) : notDeterminable(`${measure.id} stands at a date, not over a period`);
  return "over" in when ? measure.over(ledger, when.over) : notDeterminable(`${measure.id} runs over a period, not at a date`);
}

/** An integer figure at a scale as the exact ratios it stands for. */
export function measured(figure: Figure, scale: number): MeasuredFigure {
  if (figure.status === "not-determinable") return figure;
  const exact = (quantity: bigint): Fraction => fractionAtScale(quantity, scale);
  return { ...figure, value: exact(figure.value), low: exact(figure.low), high: exact(figure.high) };
}

/** The sum of two figures; its bounds are sound because each part's are. */
export function plus(a: MeasuredFigure, b: MeasuredFigure): MeasuredFigure {
  if (a.status === "not-determinable" || b.status === "not-determinable") return notDeterminable(...new Set([...a.reasons, ...b.reasons]));
  const reasons = [...new Set([...a.reasons, ...b.reasons])];
  return { status: weaker(a.status, b.status), value: add(a.value, b.value), low: add(a.low, b.low), high: add(a.high, b.high), reasons };
}

/** The sum of any number of figures: nil of none. */
export function sumOf(figures: readonly MeasuredFigure[]): MeasuredFigure {
  return figures.reduce(plus, exactly(fraction(0n)));
}

/** The figure times an exact factor of nil or more. */
export function times(figure: MeasuredFigure, by: Fraction): MeasuredFigure {
  if (figure.status === "not-determinable") return figure;
  return { ...figure, value: multiply(figure.value, by), low: multiply(figure.low, by), high: multiply(figure.high, by) };
}

type Known = Exclude<MeasuredFigure["status"], "not-determinable">;

/** A sum is only as good as its weakest part. */
function weaker(a: Known, b: Known): Known {
  const order: readonly Known[] = ["exact", "bounded", "estimated"];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** The figure as plain decimal text, bounds and all. */
export function measuredText(figure: MeasuredFigure, decimals: number): { value: string | null; low: string | null; high: string | null } {
  if (figure.status === "not-determinable") return { value: null, low: null, high: null };
  return { value: fractionText(figure.value, decimals), low: fractionText(figure.low, decimals), high: fractionText(figure.high, decimals) };
}
