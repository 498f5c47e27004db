/** One measure, and the list of all measures of a book. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import { measureOf, measuresOf } from "../measures/catalogue.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { instantOf, periodOf } from "./query.ts";
import type { Query } from "./query.ts";

export const measureAnswerSchema = z.object({ ...headerSchema.shape, measure: z.string(), ...figureSchema.shape }).meta({ id: "MeasureAnswer" });
export type MeasureAnswer = z.output<typeof measureAnswerSchema>;

export function measureAnswer(ledger: Ledger, id: string, query: Query): MeasureAnswer {
  const measure = measureOf(ledger, id);
  const { book, ...rest } =
    measure.kind === "instant" ? header(ledger, { at: instantOf(query, ledger.definition) }) : header(ledger, { over: periodOf(query, ledger.definition) });
  const figure = measure.kind === "instant" ? measure.at(ledger, instantOf(query, ledger.definition)) : measure.over(ledger, periodOf(query, ledger.definition));
  return { book, measure: measure.id, ...rest, ...measuredAnswer(figure, measure.unit, measure.decimals) };
}

export const measureListSchema = z.object({
  book: z.string(),
  ledgerHead: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  total: z.number().int(),
  measures: z.array(z.object({ id: z.string(), label: z.string(), unit: z.string(), kind: z.enum(["instant", "period"]) })),
}).meta({ id: "MeasureList" });
export type MeasureList = z.output<typeof measureListSchema>;

export function measureList(ledger: Ledger): MeasureList {
  const measures = [...measuresOf(ledger).values()].map(({ id, label, unit, kind }) => ({ id, label, unit, kind }));
  return { book: ledger.definition.id, ledgerHead: ledger.book.head, knownAt: ledger.knownAt ?? null, scenario: ledger.book.scenario ?? null, total: measures.length, measures };
}
