/** Every reported figure held against the ledger twice: as it was known when the figure was published, and as it is known now. */
import { z } from "zod";
import type { Day } from "../kernel/day.ts";
import { Ledger } from "../ledger/ledger.ts";
import { changeBetween } from "../measures/measure-at.ts";
import { reconcile, tally } from "../reconciliation/reconcile.ts";
import type { Reconciled } from "../reconciliation/reconcile.ts";
import { differenceText, figureSchema, measuredAnswer, verdictSchema } from "./answer.ts";
import { reportedRow, reportedSchema } from "./reported-row.ts";

const judgedSchema = z.object({ ledger: figureSchema, difference: z.string().nullable(), verdict: verdictSchema }).meta({ id: "RestatedFigure" });
const tallySchema = z.record(verdictSchema, z.number().int()).meta({ id: "RestatementTally" });

export const restatementAnswerSchema = z.object({
  book: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  ledgerHead: z.string(),
  total: z.number().int(),
  /** Figures that the ledger makes otherwise now than by what was known at their publication. */
  restated: z.number().int(),
  tally: z.object({ asFirstReported: tallySchema, asRestated: tallySchema }),
  figures: z.array(
    z.object({
      reported: reportedSchema,
      /** The publication of its source. */
      published: z.string(),
      asFirstReported: judgedSchema,
      asRestated: judgedSchema,
      /** What is known now less what was known then; null where either cannot be determined. */
      restatedBy: z.string().nullable(),
    }),
  ),
}).meta({ id: "RestatementAnswer" });
export type RestatementAnswer = z.output<typeof restatementAnswerSchema>;

/** In the order of the book, the figures of measures that a source had published by the ledger's knowledge date. */
export function restatementAnswer(ledger: Ledger): RestatementAnswer {
  const now = reconcile(ledger);
  const then = new Map(publications(ledger).map((published) => [published, asKnown(ledger, published)]));
  const figures = now.map((restated) => {
    const published = publishedOn(restated, ledger);
    const first = then.get(published)?.get(restated.figure.id) ?? restated;
    return { reported: reportedRow(restated.figure, restated.measure.decimals), published, first, restated, change: changeBetween(first.ledger, restated.ledger) };
  });
  return {
    book: ledger.definition.id,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    ledgerHead: ledger.book.head,
    total: figures.length,
    restated: figures.filter(({ change }) => change !== undefined && change.n !== 0n).length,
    tally: { asFirstReported: tally(figures.map(({ first }) => first)), asRestated: tally(now) },
    figures: figures.map(({ reported, published, first, restated, change }) => ({ reported, published, asFirstReported: judged(first), asRestated: judged(restated), restatedBy: differenceText(change, restated.measure.decimals) })),
  };
}

function publications(ledger: Ledger): Day[] {
  return [...new Set(Object.values(ledger.definition.sources).map(({ published }) => published))].filter((day) => ledger.knownAt === undefined || day <= ledger.knownAt);
}

/** The figures held against what was known on a day, by id. */
function asKnown({ book }: Ledger, knownAt: Day): ReadonlyMap<string, Reconciled> {
  return new Map(reconcile(new Ledger(book, { knownAt })).map((each) => [each.figure.id, each]));
}

function publishedOn({ figure }: Reconciled, { definition }: Ledger): Day {
  return definition.sources[figure.evidence.source]?.published ?? definition["as-of"];
}

function judged({ ledger, measure, difference, verdict }: Reconciled): z.output<typeof judgedSchema> {
  return { ledger: measuredAnswer(ledger, measure.unit, measure.decimals), difference: differenceText(difference, measure.decimals), verdict };
}
