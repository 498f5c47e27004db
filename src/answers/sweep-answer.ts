/** A sweep, one row for each point, as they come: nothing of a row is kept for the next. */
import { z } from "zod";
import type { Book } from "../book/book.ts";
import { Faults, faultLine } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measureOf } from "../measures/catalogue.ts";
import { figureAt } from "../measures/measure-at.ts";
import type { Moment } from "../measures/measure-at.ts";
import { pointCount, sweep } from "../scenarios/sweep.ts";
import type { Swept } from "../scenarios/sweep.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { instantOf, knownAtOf, periodEnding } from "./query.ts";
import type { Query } from "./query.ts";

export const sweepRowSchema = z.object({
  /** The value of each parameter. */
  point: z.record(z.string(), z.string()),
  figures: z.record(z.string(), figureSchema),
  /** What contradicts the scenario at this point; it then has no figures. */
  contradiction: z.string().nullable(),
});
export type SweepRow = z.output<typeof sweepRowSchema>;

export const sweepHeaderSchema = z.object({ ...headerSchema.shape, total: z.number().int(), parameters: z.array(z.string()), measures: z.array(z.string()) });

export interface SweepQuery extends Pick<Query, "asOf" | "knownAt"> {
  readonly measures: string;
  readonly spread?: "at-end" | "daily" | undefined;
}

export interface Sweep {
  readonly header: z.output<typeof sweepHeaderSchema>;
  readonly rows: Iterable<SweepRow>;
}

/** The header at once, and the rows as they are asked for. */
export function sweepAnswer(base: Ledger, stack: readonly ReadScenario[], query: SweepQuery): Sweep {
  const top = stack.at(-1);
  const measures = query.measures.split(",").map((id) => measureOf(base, id.trim()).id);
  const asOf = instantOf({ asOf: query.asOf }, base.definition);
  const moment = { at: asOf, over: periodEnding(asOf, base.definition) };
  const asked = { knownAt: knownAtOf(query, base.definition), spread: query.spread };
  return {
    header: {
      ...header(base, { at: asOf }),
      scenario: top?.scenario.id ?? null,
      total: top === undefined ? 0 : pointCount(top),
      parameters: top?.scenario.parameters.map(({ name }) => name) ?? [],
      measures,
    },
    rows: rowsOf(base.book, stack, asked, measures, moment),
  };
}

function* rowsOf(book: Book, stack: readonly ReadScenario[], asked: Parameters<typeof sweep>[2], measures: readonly string[], moment: Moment): Generator<SweepRow> {
  for (const swept of sweep(book, stack, asked)) yield rowOf(swept, measures, moment);
}

function rowOf({ point, at }: Swept, measures: readonly string[], moment: Moment): SweepRow {
  const values = Object.fromEntries([...point].map(([name, value]) => [name, value.toString()]));
  if (at instanceof Faults) return { point: values, figures: {}, contradiction: at.faults.map(faultLine).join("; ") };
  const figures = measures.map((id) => {
    const measure = measureOf(at, id);
    return [id, measuredAnswer(figureAt(measure, at, moment), measure.unit, measure.decimals)] as const;
  });
  return { point: values, figures: Object.fromEntries(figures), contradiction: null };
}
