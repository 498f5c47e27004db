/** The interest of a period, explained: note by note, rate by rate, and held against the reported line. */
import { z } from "zod";
import { accrualsOver, conventionOf, interestOver } from "../../projections/note-interest.ts";
import { everyConvention, rateSteps } from "../../projections/interest.ts";
import type { Accrual, Convention } from "../../projections/interest.ts";
import { daysBetween, plusDays } from "../kernel/day.ts";
import type { Period } from "../kernel/day.ts";
import { fraction, fractionText, multiply } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { sumOf } from "../measures/measure.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { noteConventions, rangeOf, rateReadings } from "../reconciliation/interest-conventions.ts";
import { interestExpense, otherInterest } from "../reconciliation/other-interest.ts";
import { againstLedger } from "../reconciliation/verdict.ts";
import type { Verdict } from "../reconciliation/verdict.ts";
import { differenceText, figureSchema, header, headerSchema, measuredAnswer, verdictSchema } from "./answer.ts";
import { periodOf } from "./query.ts";
import type { Query } from "./query.ts";

const runSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** How many days. */
  days: z.number().int(),
  /** What was owed. */
  principal: z.string(),
  /** Interest that had been added to it. */
  compounded: z.string(),
  /** The yearly rate in percent. */
  ratePercent: z.string(),
  /** The index in percent; null where the rate is fixed. */
  indexPercent: z.string().nullable(),
  /** The part of a year that the days are, by the day count. */
  yearFraction: z.string(),
  /** The interest. */
  interest: z.string(),
  /** Whether the rate is an estimate. */
  estimated: z.boolean(),
}).meta({ id: "InterestRun" });

const conventionSchema = z.object({ dayCount: z.string(), compounding: z.string() }).meta({ id: "InterestConvention" });

export const interestAnswerSchema = z.object({
  ...headerSchema.shape,
  notes: z.array(
    z.object({
      note: z.string(),
      name: z.string(),
      convention: conventionSchema,
      /** Which parts of it are assumed, since the note does not state them. */
      assumes: z.array(z.string()),
      /** Runs of days on which the same principal bore the same rate. */
      runs: z.array(runSchema),
      /** Such runs of what is netted against it. */
      netted: z.array(runSchema),
      total: figureSchema,
      daily: z.array(z.object({ on: z.string(), interest: z.string() })).optional(),
    }),
  ),
  total: figureSchema,
  /** What the interest expense has beyond the notes: a residual; null where the book names no line that bears interest. */
  other: z.object({ figure: figureSchema, basis: z.literal("inferred"), arithmetic: z.string().nullable() }).nullable(),
  /** The line that bears this interest, above nil where it is an expense: as reported, otherwise as booked. */
  expense: z.object({ concept: z.string(), basis: z.enum(["reported", "booked"]), figure: figureSchema }).nullable(),
  /** Whether the notes alone explain the reported expense; null where none is reported. */
  verdict: verdictSchema.nullable(),
  /** The total by every convention against the reported interval. */
  conventions: z.array(z.object({ ...conventionSchema.shape, total: figureSchema, verdict: verdictSchema.nullable() })),
  /** What reported balances at the period's end say of each note's convention. */
  balances: z.array(z.object({ note: z.string(), reported: z.string().nullable(), low: z.string().nullable(), high: z.string().nullable(), fit: z.array(conventionSchema), doNotFit: z.array(conventionSchema) })),
  /** Printed rates that may be the index or the note's own. */
  readings: z.array(z.object({ figure: z.string(), printed: z.string(), note: z.string(), reads: z.enum(["index", "rate", "undecided"]), indexPercent: z.string(), ratePercent: z.string(), tried: z.array(z.string()), fitsAsIndex: z.number().int(), fitsAsRate: z.number().int(), of: z.number().int() })),
}).meta({ id: "InterestAnswer" });
export type InterestAnswer = z.output<typeof interestAnswerSchema>;

export function interestAnswer(ledger: Ledger, query: Query, { daily = false } = {}): InterestAnswer {
  const period = periodOf(query, ledger.definition);
  const { currency, currencyScale } = ledger.chart;
  const notes = [...ledger.chart.instruments.values()].filter(({ id, kind }) => kind === "note" && ledger.terms.at(id, period.last) !== undefined && rateSteps(ledger.terms.history(id), ledger.rates).length > 0);
  const totalBy = (convention?: Convention): MeasuredFigure => sumOf(notes.map(({ id }) => interestOver(ledger, id, period, convention === undefined ? {} : { convention })));
  const total = totalBy();
  const line = interestExpense(ledger, period);
  const other = line === undefined ? undefined : otherInterest(line, total, currencyScale);
  const verdict = (figure: MeasuredFigure): Verdict | null => (line?.printed === undefined || line.expense.status === "not-determinable" ? null : againstLedger(line.expense, figure).verdict);
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
    other: other === undefined ? null : { figure: measuredAnswer(other.figure, currency, currencyScale), basis: "inferred", arithmetic: other.arithmetic ?? null },
    expense: line === undefined ? null : { concept: line.concept, basis: line.printed === undefined ? "booked" : "reported", figure: measuredAnswer(line.expense, currency, currencyScale) },
    verdict: verdict(total),
    conventions: everyConvention.map((convention) => {
      const by = totalBy(convention);
      return { ...convention, total: measuredAnswer(by, currency, currencyScale), verdict: verdict(by) };
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
    estimated: rate.estimate !== undefined,
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
