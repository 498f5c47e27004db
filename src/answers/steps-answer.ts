/** Several measures over all their days at once, as steps: what a reader who drags a date looks up without asking again. */
import { z } from "zod";
import { later, plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { fractionText } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { refuse } from "../kernel/fault.ts";
import { measureOf } from "../measures/catalogue.ts";
import type { InstantMeasure } from "../measures/measure.ts";
import { published } from "../reconciliation/reconcile.ts";
import { againstLedger } from "../reconciliation/verdict.ts";
import { differenceText, figureSchema, header, headerSchema, measuredAnswer, verdictSchema } from "./answer.ts";
import { dated } from "./query.ts";

const stepSchema = z.object({ on: z.string(), ...figureSchema.omit({ unit: true, reasons: true }).shape }).meta({ id: "Step" });

export const stepsAnswerSchema = z.object({
  ...headerSchema.shape,
  total: z.number().int(),
  shown: z.number().int(),
  measures: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      unit: z.string(),
      /**
       * Whether only events move it, so that each step holds until the next; what also moves from
       * day to day (interest, say) is only told for the days of the steps.
       */
      moves: z.enum(["by-events", "by-days"]),
      /** The first day's figure, and each that differs from the one before it. */
      steps: z.array(stepSchema),
      /** What sources print of it, on which days, and whether it ties. */
      printed: z.array(z.object({ on: z.string(), value: z.string(), section: z.string(), verdict: verdictSchema, difference: z.string().nullable() })),
    }),
  ),
}).meta({ id: "StepsAnswer" });
export type StepsAnswer = z.output<typeof stepsAnswerSchema>;
type Stepped = StepsAnswer["measures"][number];

export interface StepsQuery {
  /** Measures by id, with commas between them. */
  readonly measures: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What moves by days is computed anew on each: on no more of them than these. */
const MOST_DAYS = 400;

/** Without dates, from the first day on which something counts, to the last or the book's own. */
export function stepsAnswer(ledger: Ledger, query: StepsQuery): StepsAnswer {
  const measures = [...new Set(query.measures.split(","))].map((id) => standing(ledger, id));
  const days = daysOf(ledger);
  const period = rangeOf(ledger, query, days);
  const inside = [...days, ...daysAfter(ledger)].filter((day) => day > period.first && day < period.last).sort();
  return { ...header(ledger, { over: period }), total: measures.length, shown: measures.length, measures: stepped(ledger, measures, [...new Set([period.first, ...inside, period.last])]) };
}

function standing(ledger: Ledger, id: string): InstantMeasure {
  const measure = measureOf(ledger, id);
  if (measure.kind === "period") throw refuse("query-invalid", `${id}, which runs over a period`, "measures that stand at a date", { field: "measures" });
  return measure;
}

/** The days on which something may begin, is taken to count, or has certainly happened. */
function daysOf({ entries }: Ledger): Day[] {
  return entries.flatMap(({ when }) => [when.first, when.day, when.last]).sort();
}

/** The days after the ends of windows: no entry may say any more what moved from there on. */
function daysAfter({ entries }: Ledger): Day[] {
  return entries.map(({ when }) => plusDays(when.last, 1));
}

function rangeOf({ definition }: Ledger, { from, to }: StepsQuery, days: readonly Day[]): Period {
  const own = definition["as-of"];
  const first = from === undefined ? (days[0] ?? own) : dated("from", from, definition).first;
  const last = to === undefined ? later(days.at(-1) ?? own, own) : dated("to", to, definition).last;
  if (first > last) throw refuse("query-invalid", `from ${first} to ${last}`, "a period that does not end before it starts", { field: "from" });
  return { first, last };
}

/** Day by day rather than measure by measure: what several measures of a day rest on is then made once. */
function stepped(ledger: Ledger, measures: readonly InstantMeasure[], days: readonly Day[]): Stepped[] {
  const all = measures.map((measure) => ({ measure, isByEvents: measure.made.kind === "movements", steps: [] as Stepped["steps"] }));
  const sampled = new Set(thinned(days));
  for (const on of days) {
    for (const { measure, isByEvents, steps } of all) {
      if (!isByEvents && !sampled.has(on)) continue;
      const { value, low, high, status } = measuredAnswer(measure.at(ledger, on), measure.unit, measure.decimals);
      const before = steps.at(-1);
      if (before?.value !== value || before.low !== low || before.high !== high || before.status !== status) steps.push({ on, value, low, high, status });
    }
  }
  return all.map(({ measure, isByEvents, steps }) => ({ id: measure.id, label: measure.label, unit: measure.unit, moves: isByEvents ? "by-events" : "by-days", steps, printed: printedOf(ledger, measure) }));
}

/** The first, the last, and evenly many between them. */
function thinned(days: readonly Day[]): readonly Day[] {
  if (days.length <= MOST_DAYS) return days;
  return Array.from({ length: MOST_DAYS }, (_, index) => days[Math.round((index * (days.length - 1)) / (MOST_DAYS - 1))]).filter((day) => day !== undefined);
}

function printedOf(ledger: Ledger, measure: InstantMeasure): Stepped["printed"] {
  return published(ledger).flatMap((figure) => {
    if (figure.concept !== measure.id || !("at" in figure.when) || figure.unit !== measure.unit) return [];
    const { verdict, difference } = againstLedger(figure, measure.at(ledger, figure.when.at));
    return [{ on: figure.when.at, value: fractionText(figure.value, measure.decimals), section: figure.section, verdict, difference: differenceText(difference, measure.decimals) }];
  });
}
