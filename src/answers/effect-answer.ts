/** What an event changed: the terms of instruments, and the figures that movements make, just before its day and at its end. */
import { z } from "zod";
import { plusDays } from "../kernel/day.ts";
import { fractionAtScale, fractionText } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { changeBetween, isSame } from "../measures/measure-at.ts";
import type { InstantMeasure, Measure, Movements } from "../measures/measure.ts";
import { differenceText, measuredAnswer } from "./answer.ts";
import { movedSchema } from "./diff-answer.ts";
import { entryOf } from "./event-answer.ts";
import { termsText } from "./terms-text.ts";

export const effectAnswerSchema = z.object({
  book: z.string(),
  ledgerHead: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  event: z.string(),
  /** Just before is the end of this day, */
  before: z.string(),
  /** and just after the end of this one, on which it counts. */
  on: z.string(),
  /** Other events that count on the same day: the figures change by them as well. */
  beside: z.array(z.string()),
  /** The instruments whose terms it changed, in order; `isNew` where it brought one into being. */
  terms: z.array(
    z.object({
      instrument: z.string(),
      name: z.string(),
      isNew: z.boolean(),
      /** Each term that is or was stated: null where it is not. */
      changes: z.array(z.object({ term: z.string(), before: z.string().nullable(), after: z.string().nullable(), isChanged: z.boolean() })),
    }),
  ),
  total: z.number().int(),
  shown: z.number().int(),
  /**
   * Of the figures that movements make, one for each sum of accounts, those that differ, and those
   * that it moves itself. What follows a rule is left out: most of it changes with every day,
   * whatever happens.
   */
  measures: z.array(
    z.object({
      ...movedSchema.shape,
      /** What the event itself moves of it: less than the difference where others count on the day. */
      own: z.string(),
    }),
  ),
}).meta({ id: "EffectAnswer" });
export type EffectAnswer = z.output<typeof effectAnswerSchema>;

export function effectAnswer(ledger: Ledger, id: string): EffectAnswer {
  const entry = entryOf(ledger, id);
  const { day } = entry.when;
  const all = distinct([...measuresOf(ledger).values()].flatMap(moving));
  const measures = all.flatMap((measure) => measureRow(ledger, measure, entry) ?? []);
  return {
    book: ledger.definition.id,
    ledgerHead: ledger.book.head,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    event: id,
    before: plusDays(day, -1),
    on: day,
    beside: ledger.entries.flatMap(({ event, when }) => (when.day === day && event.id !== id ? [event.id] : [])),
    terms: [...new Set(entry.changes)].map((instrument) => termsRow(ledger, instrument, id)),
    total: all.length,
    shown: measures.length,
    measures,
  };
}

function measureRow(ledger: Ledger, { id, label, unit, decimals, weight, at }: Moving, entry: Entry): EffectAnswer["measures"][number] | undefined {
  const own = weight(entry);
  const [before, after] = [at(ledger, plusDays(entry.when.day, -1)), at(ledger, entry.when.day)];
  if (own === 0n && isSame(before, after)) return undefined;
  return {
    measure: id,
    label,
    before: measuredAnswer(before, unit, decimals),
    after: measuredAnswer(after, unit, decimals),
    difference: differenceText(changeBetween(before, after), decimals),
    own: fractionText(fractionAtScale(own, decimals), decimals),
  };
}

type Moving = Pick<InstantMeasure, "id" | "label" | "unit" | "decimals" | "at"> & Pick<Movements, "weight" | "selection">;

/** A measure that stands at a date and sums movements. */
function moving(measure: Measure): Moving[] {
  return measure.kind === "instant" && measure.made.kind === "movements" ? [{ ...measure, ...measure.made }] : [];
}

/** Of several that sum the same accounts (a line of the statement and its only account), the first: the others say it again. */
function distinct(measures: readonly Moving[]): Moving[] {
  const seen = new Set<string>();
  return measures.filter(({ selection }) => {
    const accounts = [...selection.keys()].sort().join(" ");
    const isNew = !seen.has(accounts);
    seen.add(accounts);
    return isNew;
  });
}

/** All terms of the instrument as they stood before the event and after it, those that it changed first. */
function termsRow({ terms, chart }: Ledger, instrument: string, id: string): EffectAnswer["terms"][number] {
  const history = terms.history(instrument);
  const index = history.findIndex(({ event }) => event === id);
  const last = history.findLastIndex(({ event }) => event === id);
  const earlier = history[index - 1];
  const [was, is] = [termsText(earlier?.terms ?? {}), termsText(history[last]?.terms ?? {})];
  const changes = [...new Set([...Object.keys(was), ...Object.keys(is)])].map((term) => {
    const [before, after] = [was[term] ?? null, is[term] ?? null];
    return { term, before, after, isChanged: before !== after };
  });
  return { instrument, name: chart.instruments.get(instrument)?.name ?? instrument, isNew: earlier === undefined, changes: [...changes.filter(({ isChanged }) => isChanged), ...changes.filter(({ isChanged }) => !isChanged)] };
}
