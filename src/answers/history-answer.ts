/** One figure over time: along the dates it is asked for, or along what was known of it. */
import { z } from "zod";
import type { Period } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import type { Ledger, Spread } from "../ledger/ledger.ts";
import { measureOf } from "../measures/catalogue.ts";
import type { Measure } from "../measures/measure.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { stepEnds, stepPeriods } from "./date-steps.ts";
import { alongDates, alongKnowledge, daysOf } from "./history-points.ts";
import type { Point } from "./history-points.ts";
import { dated, instantOf } from "./query.ts";
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
}).meta({ id: "HistoryAnswer" });
export type HistoryAnswer = z.output<typeof historyAnswerSchema>;

export interface HistoryQuery extends Query {
  readonly along?: (typeof axes)[number] | undefined;
  readonly every?: Step | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export type HistoryRow = HistoryAnswer["rows"][number];

/** A history whose rows are computed as they are taken, so that a long one is never held whole. */
export interface History {
  readonly head: Omit<HistoryAnswer, "rows">;
  readonly rows: Generator<HistoryRow>;
}

/** More rows than this are not even streamed. */
const MOST_STREAMED = 100_000;

/** The measure at every step; without dates, from the first event to the book's own date, or from the first to the last day that something became known. */
export function historyAnswer(ledger: Ledger, id: string, query: HistoryQuery, spread: Spread = "at-end"): HistoryAnswer {
  const { head, rows } = historyOf(ledger, id, query, { spread });
  return { ...head, rows: [...rows] };
}

/** The same row by row, and longer where `most` rows allow it. */
export function historyRows(ledger: Ledger, id: string, query: HistoryQuery, spread: Spread = "at-end"): History {
  return historyOf(ledger, id, query, { spread, most: MOST_STREAMED });
}

function historyOf(ledger: Ledger, id: string, query: HistoryQuery, { spread, most }: { readonly spread: Spread; readonly most?: number }): History {
  const { along = "as-of", every = "month", offset = 0, limit } = query;
  const measure = measureOf(ledger, id);
  if (along === "as-of" && query.asOf !== undefined) throw refuse("query-invalid", "asOf", "from and to: the history runs along the dates", { field: "asOf" });
  const asOf = along === "as-of" ? undefined : instantOf({ asOf: query.asOf }, ledger.definition);
  const period = rangeOf(ledger, query, along);
  const first = { first: period.first, last: period.first };
  const ends = stepEnds(period, every, daysOf(ledger, along), most);
  const dates = stepPeriods(period.first, ends);
  const asked = along === "as-of" && measure.kind === "period" ? dates : [first, ...dates.filter(({ last }) => last > period.first)];
  const points = asOf === undefined ? alongDates(ledger, measure, asked) : alongKnowledge(ledger, id, { periods: asked, asOf, spread });
  const end = Math.min(asked.length, limit === undefined ? asked.length : offset + limit);
  return {
    head: { ...header(ledger, { over: period }), ...(asOf === undefined ? {} : { asOf }), measure: measure.id, along, every, unit: measure.unit, total: asked.length, shown: Math.max(0, end - offset), offset },
    rows: rowsOf(points, measure, offset, end),
  };
}

function* rowsOf(points: Iterable<Point>, { unit, decimals }: Measure, offset: number, end: number): Generator<HistoryRow> {
  let before: string | undefined;
  let index = 0;
  for (const { on, from, figure, events } of points) {
    if (index >= end) return;
    // The row before the first of the page says whether that one has changed.
    if (index >= offset - 1) {
      const told = measuredAnswer(figure(), unit, decimals);
      const now = JSON.stringify({ ...told, reasons: [] });
      if (index >= offset) yield { on, ...(from === undefined ? {} : { from }), figure: told, changed: before !== now, events: [...events] };
      before = now;
    }
    index += 1;
  }
}

function rangeOf(ledger: Ledger, { from, to }: Query, along: HistoryAnswer["along"]): Period {
  const days = daysOf(ledger, along);
  const end = along === "as-of" ? ledger.definition["as-of"] : days.at(-1);
  const first = from === undefined ? days[0] : dated("from", from, ledger.definition).first;
  const last = to === undefined ? end : dated("to", to, ledger.definition).last;
  const own = ledger.definition["as-of"];
  const asked = { first: first ?? own, last: last ?? own };
  if (asked.first > asked.last) throw refuse("query-invalid", `from ${asked.first} to ${asked.last}`, "a period that does not end before it starts", { field: "from" });
  return asked;
}
