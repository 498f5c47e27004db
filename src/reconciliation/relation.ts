/** A figure held against what a formula makes of other figures, over all that rounding leaves open. */
import type { Formula, Operand } from "../book/formula.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import { spanning } from "../kernel/bounds.ts";
import { compare } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Known, Review } from "./review.ts";
import { againstPrinted } from "./verdict.ts";
import type { Interval, Judgement } from "./verdict.ts";
import { amountText, nameOf, placeText } from "./wording.ts";

export interface Related extends Judgement {
  readonly figure: ReportedFigure;
  readonly formula: Formula;
  readonly made: Interval;
  readonly parts: readonly Part[];
}

interface Part extends Known {
  readonly concept: string;
  readonly when: DateOrPeriod;
}

/** Above this many operands the ends of their intervals are not tried in all combinations. */
const MOST_COMBINED = 8;

/** The figure against the formula; undefined where an operand is neither printed nor determinable, or where it divides by nil. */
export function relate(review: Review, figure: ReportedFigure, formula: Formula): Related | undefined {
  const parts = formula.operands.flatMap((operand) => partOf(review, operand, figure) ?? []);
  if (parts.length < formula.operands.length) return undefined;
  const made = madeOf(formula, parts.map(({ interval }) => interval));
  return made === undefined ? undefined : { figure, formula, made, parts, ...againstPrinted(figure, made) };
}

/** A balance named beside figures of a period is the one at its end; a flow beside a balance that of no period. */
function partOf(review: Review, { concept, when }: Operand, { when: own }: ReportedFigure): Part | undefined {
  const context = when ?? own;
  return partAt(review, concept, context) ?? ("over" in context ? partAt(review, concept, { at: context.over.last }) : undefined);
}

function partAt(review: Review, concept: string, when: DateOrPeriod): Part | undefined {
  const known = review.known(concept, when);
  return known === undefined ? undefined : { concept, when, ...known };
}

/** The least and the most that a formula makes; undefined where it may divide by nil. */
function madeOf(formula: Formula, intervals: readonly Interval[]): Interval | undefined {
  const value = formula.of(intervals.map((interval) => interval.value));
  const within = formula.within(intervals);
  if (value === undefined || within === undefined) return undefined;
  if (!formula.movesOneWay || intervals.length > MOST_COMBINED) return { value, ...within };
  return { value, ...spanning([value, ...everyEnd(intervals).flatMap((values) => formula.of(values) ?? [])]) };
}

function everyEnd(intervals: readonly Interval[]): Fraction[][] {
  return intervals.reduce<Fraction[][]>((all, { low, high }) => all.flatMap((values) => (compare(low, high) === 0 ? [[...values, low]] : [[...values, low], [...values, high]])), [[]]);
}

/** The recomputation, step by step: each operand with its place, then the formula with their values. */
export function arithmeticOf({ figure, formula, made, parts }: Related): string[] {
  const names = parts.map(({ concept, when, figure: printed, interval }) => `${nameOf({ concept, when })} = ${amountText(interval.value)} (${printed === undefined ? "by the ledger" : placeText(printed.evidence)})`);
  return [...names, `${formula.text} = ${amountText(made.value)}${compare(made.low, made.high) === 0 ? "" : ` (${amountText(made.low)} to ${amountText(made.high)} by what rounding leaves open)`}; printed ${amountText(figure.value)} (${placeText(figure.evidence)})`];
}

/** The printed figures that a relation rests on, its own first. */
export function figuresOfRelation({ figure, parts }: Related): ReportedFigure[] {
  return [figure, ...parts.flatMap(({ figure: printed }) => (printed === undefined ? [] : [printed]))];
}
