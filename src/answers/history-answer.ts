/** One figure over time: along the dates it is asked for, or along what was known of it. */
import { z } from "zod";
import { plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { knownOn } from "../ledger/known-time.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Spread } from "../ledger/ledger.ts";
import { measureOf } from "../measures/catalogue.ts";
import { figureAt } from "../measures/measure-at.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { stepEnds, stepPeriods } from "./date-steps.ts";
import { dated, instantOf, periodEnding } from "./query.ts";
import type { Query } from "./query.ts";
import { axes } from "./steps.ts";
import type { Step } from "./steps.ts";

export const historyAnswerSchema = z.object({
  ...headerSchema.shape,
  measure: z.string(),
  along: z.enum(axes),
  every: z.string(),
  unit: z.string(),
  total: z.number().int(),
  shown: z.number().int(),
  offset: z.number().int(),
  rows: z.array(
    z.object({
      /** The date that is asked for, or the day by which it is known. */
      on: z.string(),
      /** The first day of a period that ends on the date; absent where the figure stands at a date. */
      from: z.string().optional(),
      figure: figureSchema,
      /** Whether it differs from the row before. */
      changed: z.boolean(),
      /** The events that count, or become known, since the row before. */
      events: z.array(z.string()),
    }),
  ),
});
export type HistoryAnswer = z.output<typeof historyAnswerSchema>;

export interface HistoryQuery extends Query {
  readonly along?: (typeof axes)[number] | undefined;
  readonly every?: Step | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

interface Asked {
  readonly on: Day;
  readonly from?: Day;
  readonly figure: MeasuredFigure;
  readonly events: readonly string[];
}

/** The measure at every step; without dates, from the first event to the book's own date, or from the first to the last day that something became known. */
export function historyAnswer(ledger: Ledger, id: string, query: HistoryQuery, spread: Spread = "at-end"): HistoryAnswer {
  const { along = "as-of", every = "month" } = query;
  const measure = measureOf(ledger, id);
  if (along === "as-of" && query.asOf !== undefined) throw refuse("query-invalid", "asOf", "from and to: the history runs along the dates", { field: "asOf" });
  const asOf = along === "as-of" ? undefined : instantOf({ asOf: query.asOf }, ledger.definition);
  const period = rangeOf(ledger, query, along);
  const asked = asOf === undefined ? alongDates(ledger, id, period, every) : alongKnowledge(ledger, id, { period, every, asOf, spread });
  const offset = query.offset ?? 0;
  const rows = asked.map(({ on, from, figure, events }, index) => {
    const told = measuredAnswer(figure, measure.unit, measure.decimals);
    const before = asked[index - 1]?.figure;
    return { on, ...(from === undefined ? {} : { from }), figure: told, changed: before === undefined || JSON.stringify({ ...told, reasons: [] }) !== JSON.stringify({ ...measuredAnswer(before, measure.unit, measure.decimals), reasons: [] }), events: [...events] };
  });
  const shown = rows.slice(offset, query.limit === undefined ? undefined : offset + query.limit);
  return {
    ...header(ledger, { over: period }),
    ...(asOf === undefined ? {} : { asOf }),
    measure: measure.id,
    along,
    every,
    unit: measure.unit,
    total: rows.length,
    shown: shown.length,
    offset,
    rows: shown,
  };
}

function rangeOf(ledger: Ledger, { from, to }: Query, along: HistoryAnswer["along"]): Period {
  const days = daysOf(ledger, along);
  const end = along === "as-of" ? ledger.definition["as-of"] : days.at(-1);
  const first = from === undefined ? days[0] : dated("from", from).first;
  const last = to === undefined ? end : dated("to", to).last;
  const own = ledger.definition["as-of"];
  const asked = { first: first ?? own, last: last ?? own };
  if (asked.first > asked.last) throw refuse("query-invalid", `from ${asked.first} to ${asked.last}`, "a period that does not end before it starts", { field: "from" });
  return asked;
}

/** The days on which events count or their windows end, or on which they become known, in order. */
function daysOf(ledger: Ledger, along: HistoryAnswer["along"]): Day[] {
  const days = along === "as-of" ? ledger.entries.flatMap(({ when }) => [when.first, when.day, when.last]) : ledger.book.events.map((recorded) => knownOn(recorded, ledger.book));
  return [...new Set(days)].sort();
}

function alongDates(ledger: Ledger, id: string, period: Period, every: Step): Asked[] {
  const measure = measureOf(ledger, id);
  const periods = stepPeriods(period.first, stepEnds(period, every, daysOf(ledger, "as-of")));
  const isInstant = measure.kind === "instant";
  const steps = isInstant && periods[0]?.last !== period.first ? [{ first: period.first, last: period.first }, ...periods] : periods;
  return steps.map(({ first, last }, index) => {
    const after = steps[index - 1]?.last ?? plusDays(first, -1);
    const events = ledger.entries.filter(({ when }) => when.day > after && when.day <= last).map(({ event }) => event.id);
    return { on: last, ...(isInstant ? {} : { from: first }), figure: figureAt(measure, ledger, { at: last, over: { first, last } }), events };
  });
}

/** Between two days on which something becomes known, the answer is the same and asked once. */
function alongKnowledge(ledger: Ledger, id: string, { period, every, asOf, spread }: { readonly period: Period; readonly every: Step; readonly asOf: Day; readonly spread: Spread }): Asked[] {
  const { book } = ledger;
  const days = daysOf(ledger, "known-at");
  const moment = { at: asOf, over: periodEnding(asOf, ledger.definition) };
  const answers = new Map<Day | undefined, MeasuredFigure>();
  const ends = [period.first, ...stepEnds(period, every, days).filter((end) => end > period.first)];
  return ends.map((on, index) => {
    const since = days.findLast((day) => day <= on);
    const known = answers.get(since) ?? figureAt(measureOf(ledger, id), new Ledger(book, { knownAt: on, spread }), moment);
    answers.set(since, known);
    const after = ends[index - 1];
    const events = book.events.filter((recorded) => knownOn(recorded, book) <= on && (after === undefined ? knownOn(recorded, book) === on : knownOn(recorded, book) > after)).map(({ event }) => event.id);
    return { on, figure: known, events };
  });
}
