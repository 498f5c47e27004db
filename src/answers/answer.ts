/**
 * Answers as data: what the command line prints with --json and HTTP returns, to the letter.
 *
 * Money and counts are decimal texts, never numbers. Every answer says from which book, head and
 * dates it was computed.
 */
import { z } from "zod";
import type { Day, Period } from "../kernel/day.ts";
import { fractionText } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Figure } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured, measuredText } from "../measures/measure.ts";
import type { MeasuredFigure } from "../measures/measure.ts";

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

export const figureSchema = z.object({
  /** The value, as decimal text; null where it cannot be determined. */
  value: decimalText.nullable(),
  /** The least that it can be. */
  low: decimalText.nullable(),
  /** The most that it can be. */
  high: decimalText.nullable(),
  /** What it is counted in: a currency, shares, or an amount per share such as `USD/share`. */
  unit: z.string(),
  /** `exact`: the value. `bounded`: somewhere from low to high. `estimated`: made with what is not certain. `not-determinable`: there is no value. */
  status: z.enum(["exact", "bounded", "estimated", "not-determinable"]),
  /** Why it is not exact; absent where it is. */
  reasons: z.array(z.string()).optional(),
}).meta({ id: "Figure" });
export type FigureAnswer = z.output<typeof figureSchema>;

export const verdictSchema = z.enum(["ties", "ties-within-rounding", "does-not-tie", "not-determinable"]).meta({ id: "Verdict" });

export const headerSchema = z.object({
  /** The id of the book. */
  book: z.string(),
  /** The date answered for; null where the answer runs over a period. */
  asOf: isoDay.nullable(),
  /** The first day, where the answer runs over a period. */
  from: isoDay.optional(),
  /** The last day, where the answer runs over a period. */
  to: isoDay.optional(),
  /** The day whose knowledge it is from; null where it is from all that is known. */
  knownAt: isoDay.nullable(),
  /** The id of the scenario that it is under; null where it is the book as it is. */
  scenario: z.string().nullable(),
  /** The hash of everything that it was computed from: asked with it as `head`, the same comes back for ever. */
  ledgerHead: z.string(),
});
export type Header = z.output<typeof headerSchema>;

/** The date or period of an answer. */
export type Context = { readonly at: Day } | { readonly over: Period };

export function header(ledger: Ledger, context: Context): Header {
  return {
    book: ledger.definition.id,
    asOf: "at" in context ? context.at : null,
    ...("over" in context ? { from: context.over.first, to: context.over.last } : {}),
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    ledgerHead: ledger.book.head,
  };
}

export function measuredAnswer(figure: MeasuredFigure, unit: string, decimals: number): FigureAnswer {
  return { ...measuredText(figure, decimals), unit, status: figure.status, ...(figure.reasons.length === 0 ? {} : { reasons: [...figure.reasons] }) };
}

export function figureAnswer(figure: Figure, unit: string, scale: number): FigureAnswer {
  return measuredAnswer(measured(figure, scale), unit, scale);
}

/** A difference in the decimals of its figure; null where there is none to speak of. */
export function differenceText(difference: Fraction | undefined, decimals: number): string | null {
  return difference === undefined ? null : fractionText(difference, decimals);
}
