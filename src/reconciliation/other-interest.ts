/** What the interest expense of a period has beyond the notes: leases, loans, late payments, or a slip. */
import { incomeLayout } from "../../projections/layout.ts";
import { less, plainly } from "../../projections/ratio-figure.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Period } from "../kernel/day.ts";
import { notDeterminable } from "../kernel/figure.ts";
import { compare, fraction, multiply, roundedFraction, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured } from "../measures/measure.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { published } from "./reconcile.ts";

/** The interest expense of a period, above nil where it is an expense. */
export interface InterestExpense {
  readonly concept: string;
  /** The figure as printed for the period; absent where only the ledger knows it. */
  readonly printed: ReportedFigure | undefined;
  readonly expense: MeasuredFigure;
}

/** As reported, with what its rounding allows; otherwise as booked. Undefined where the book names no line that bears it. */
export function interestExpense(ledger: Ledger, period: Period): InterestExpense | undefined {
  const concept = ledger.definition["interest-line"];
  if (concept === undefined) return undefined;
  const row = incomeLayout(ledger).find(({ id }) => id === concept);
  if (row === undefined) return { concept, printed: undefined, expense: notDeterminable(`the statement of operations has no line ${concept}`) };
  const showsCredit = [...row.selection.values()][0] === -1n;
  const printed = narrowest(published(ledger).filter(({ concept: of, when }) => of === concept && "over" in when && when.over.first === period.first && when.over.last === period.last));
  const figure: MeasuredFigure = printed === undefined ? measured(ledger.movement(row.selection, period), ledger.chart.currencyScale) : { status: "bounded", value: printed.value, low: printed.low, high: printed.high, reasons: [] };
  return { concept, printed, expense: showsCredit ? turned(figure) : figure };
}

export interface OtherInterest {
  readonly figure: MeasuredFigure;
  /** How it follows, written out; absent where it does not. */
  readonly arithmetic: string | undefined;
}

/** The expense less what the notes explain: a residual, which nobody has stated. */
export function otherInterest({ concept, printed, expense }: InterestExpense, notes: MeasuredFigure, scale: number): OtherInterest {
  const figure = less(expense, notes);
  if (figure.status === "not-determinable" || expense.status === "not-determinable" || notes.status === "not-determinable") return { figure, arithmetic: undefined };
  const text = (value: Fraction): string => plainly(roundedAt(value, scale));
  const shown = (of: typeof figure): string => (text(of.low) === text(of.high) ? text(of.value) : `${text(of.value)} (${text(of.low)} … ${text(of.high)})`);
  return { figure, arithmetic: `${shown(expense)} of ${concept} as ${printed === undefined ? "booked" : "reported"} − ${shown(notes)} of the notes = ${shown(figure)}` };
}

/** Of several printings the one that leaves the least open. */
function narrowest(printings: readonly ReportedFigure[]): ReportedFigure | undefined {
  const width = ({ low, high }: ReportedFigure): Fraction => subtract(high, low);
  return [...printings].sort((a, b) => compare(width(a), width(b)))[0];
}

function turned(figure: MeasuredFigure): MeasuredFigure {
  if (figure.status === "not-determinable") return figure;
  const minus = fraction(-1n);
  return { ...figure, value: multiply(figure.value, minus), low: multiply(figure.high, minus), high: multiply(figure.low, minus) };
}

function roundedAt(value: Fraction, scale: number): Fraction {
  const unit = 10n ** BigInt(scale);
  return fraction(roundedFraction(multiply(value, fraction(unit))), unit);
}
