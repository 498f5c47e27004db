/** The interest of a period, explained: note by note, rate by rate, and held against the reported line. */
import { z } from "zod";
import { accrualsOver, conventionOf, interestOver } from "../../projections/note-interest.ts";
import { everyConvention, rateSteps } from "../../projections/interest.ts";
import type { Accrual, Convention } from "../../projections/interest.ts";
import { daysBetween, plusDays } from "../kernel/day.ts";
import type { Period } from "../kernel/day.ts";
import { fraction, fractionText, multiply, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { sumOf } from "../measures/measure.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { noteConventions, rangeOf, rateReadings } from "../reconciliation/interest-conventions.ts";
import { published } from "../reconciliation/reconcile.ts";
import { againstLedger } from "../reconciliation/verdict.ts";
import type { Interval } from "../reconciliation/verdict.ts";
import { differenceText, figureSchema, header, headerSchema, measuredAnswer, verdictSchema } from "./answer.ts";
import { periodOf } from "./query.ts";
import type { Query } from "./query.ts";

const runSchema = z.object({
  from: z.string(),
  to: z.string(),
  days: z.number().int(),
  principal: z.string(),
  compounded: z.string(),
  ratePercent: z.string(),
  indexPercent: z.string().nullable(),
  yearFraction: z.string(),
  interest: z.string(),
  estimated: z.boolean(),
});

const conventionSchema = z.object({ dayCount: z.string(), compounding: z.string() });

export const interestAnswerSchema = z.object({
  ...headerSchema.shape,
  notes: z.array(
    z.object({
      note: z.string(),
      name: z.string(),
      convention: conventionSchema,
      assumes: z.array(z.string()),
      runs: z.array(runSchema),
      netted: z.array(runSchema),
      total: figureSchema,
      daily: z.array(z.object({ on: z.string(), interest: z.string() })).optional(),
    }),
  ),
  total: figureSchema,
  /** The reported line that bears this interest, as an expense above nil. */
  reported: z.object({ concept: z.string(), value: z.string(), remainder: z.string().nullable(), verdict: verdictSchema }).nullable(),
  /** The total by every convention, and whether it lies inside the reported interval. */
  conventions: z.array(z.object({ ...conventionSchema.shape, total: figureSchema, ties: z.boolean().nullable() })),
  /** What reported balances at the period's end say of each note's convention. */
  balances: z.array(z.object({ note: z.string(), reported: z.string().nullable(), low: z.string().nullable(), high: z.string().nullable(), fit: z.array(conventionSchema), doNotFit: z.array(conventionSchema) })),
  readings: z.array(z.object({ figure: z.string(), printed: z.string(), note: z.string(), reads: z.enum(["index", "rate", "undecided"]), indexPercent: z.string(), ratePercent: z.string(), tried: z.array(z.string()), fitsAsIndex: z.number().int(), fitsAsRate: z.number().int(), of: z.number().int() })),
});
export type InterestAnswer = z.output<typeof interestAnswerSchema>;

export function interestAnswer(ledger: Ledger, query: Query, { daily = false } = {}): InterestAnswer {
  const period = periodOf(query, ledger.definition);
  const { currency, currencyScale } = ledger.chart;
  const notes = [...ledger.chart.instruments.values()].filter(({ id, kind }) => kind === "note" && ledger.terms.at(id, period.last) !== undefined && rateSteps(ledger.terms.history(id), ledger.rates).length > 0);
  const totalBy = (convention?: Convention): MeasuredFigure => sumOf(notes.map(({ id }) => interestOver(ledger, id, period, convention === undefined ? {} : { convention })));
  const total = totalBy();
  const line = reportedLine(ledger, period);
  const inside = (figure: MeasuredFigure): boolean | null => (line === undefined ? null : againstLedger(line.expense, figure).asCounted);
  return {
    ...header(ledger, { over: period }),
    notes: notes.map(({ id, name, assumes }) => {
      const { borne, netted } = accrualsOver(ledger, id, period);
      return {
        note: id,
        name,
        convention: { ...conventionOf(ledger.terms.at(id, period.last)?.terms ?? {}) },
        assumes: [...assumes],
        runs: borne.filter((run) => run.principal !== 0n).map((run) => runRow(ledger, run)),
        netted: netted.filter((run) => run.principal !== 0n).map((run) => runRow(ledger, run)),
        total: measuredAnswer(interestOver(ledger, id, period), currency, currencyScale),
        ...(daily ? { daily: dayByDay(ledger, id, period) } : {}),
      };
    }),
    total: measuredAnswer(total, currency, currencyScale),
    reported: line === undefined ? null : reportedRow(line, total, currencyScale),
    conventions: everyConvention.map((convention) => {
      const by = totalBy(convention);
      return { ...convention, total: measuredAnswer(by, currency, currencyScale), ties: inside(by) };
    }),
    balances: notes.map(({ id }) => balanceRow(ledger, id, period)),
    readings: rateReadings(ledger).map(({ figure, note, reads, index, rate, tried, fitsAsIndex, fitsAsRate }) => ({
      figure: figure.id,
      printed: figure.evidence.printed.join(" "),
      note,
      reads,
      indexPercent: fractionText(index, 2),
      ratePercent: fractionText(rate, 2),
      tried: [...tried],
      fitsAsIndex: fitsAsIndex.length,
      fitsAsRate: fitsAsRate.length,
      of: everyConvention.length,
    })),
  };
}

interface ReportedLine {
  readonly concept: string;
  /** Turned into an expense above nil. */
  readonly expense: Interval;
}

function reportedLine(ledger: Ledger, { first, last }: Period): ReportedLine | undefined {
  const concept = ledger.definition["interest-line"];
  const figure = published(ledger).find((each) => each.concept === concept && "over" in each.when && each.when.over.first === first && each.when.over.last === last);
  if (figure === undefined || concept === undefined) return undefined;
  const turned = (value: Fraction): Fraction => multiply(value, fraction(figure.value.n < 0n ? -1n : 1n));
  const [low, high] = figure.value.n < 0n ? [turned(figure.high), turned(figure.low)] : [figure.low, figure.high];
  return { concept, expense: { value: turned(figure.value), low, high } };
}

function reportedRow({ concept, expense }: ReportedLine, total: MeasuredFigure, decimals: number): NonNullable<InterestAnswer["reported"]> {
  const { verdict } = againstLedger(expense, total);
  const remainder = total.status === "not-determinable" ? undefined : subtract(expense.value, total.value);
  return { concept, value: fractionText(expense.value, decimals), remainder: differenceText(remainder, decimals), verdict };
}

function runRow({ chart }: Ledger, { from, to, principal, compounded, rate, fraction: share, interest }: Accrual): z.output<typeof runSchema> {
  const unit = fraction(1n, 10n ** BigInt(chart.currencyScale));
  const money = (value: Fraction): string => fractionText(multiply(value, unit), chart.currencyScale);
  const percent = (value: Fraction): string => fractionText(multiply(value, fraction(100n)), 4);
  return {
    from,
    to,
    days: daysBetween(from, to),
    principal: money(fraction(principal)),
    compounded: money(fraction(compounded)),
    ratePercent: percent(rate.rate),
    indexPercent: rate.index === undefined ? null : percent(rate.index),
    yearFraction: `${share.n}/${share.d}`,
    interest: money(interest),
    estimated: rate.estimated,
  };
}

function dayByDay(ledger: Ledger, note: string, { first, last }: Period): { on: string; interest: string }[] {
  const days: { on: string; interest: string }[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) {
    const figure = interestOver(ledger, note, { first: day, last: day });
    days.push({ on: day, interest: figure.status === "not-determinable" ? "" : fractionText(figure.value, ledger.chart.currencyScale + 4) });
  }
  return days;
}

function balanceRow(ledger: Ledger, note: string, { last }: Period): InterestAnswer["balances"][number] {
  const { fits, reported } = noteConventions(ledger, note, last);
  const range = rangeOf(fits);
  const text = (value: Fraction | undefined): string | null => differenceText(value, ledger.chart.currencyScale);
  const those = (fit: boolean): Convention[] => fits.filter((each) => each.fits === fit).map(({ convention }) => ({ ...convention }));
  return { note, reported: text(reported?.value), low: text(range?.low), high: text(range?.high), fit: those(true), doNotFit: those(false) };
}
