/** Every reported figure against the ledger: what ties, what does not, what cannot be known. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { notDeterminable } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { figureOf } from "../measures/measure.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { againstLedger } from "./verdict.ts";
import type { Judgement, Verdict } from "./verdict.ts";

export interface Reconciled extends Judgement {
  readonly figure: ReportedFigure;
  readonly measure: Measure;
  readonly ledger: MeasuredFigure;
  readonly reasons: readonly string[];
}

/** Reconciles what was published by the ledger's knowledge date and is a figure of a measure, in the order of the book. */
export function reconcile(ledger: Ledger): Reconciled[] {
  const measures = measuresOf(ledger);
  return published(ledger).flatMap((figure): Reconciled[] => {
    const measure = measures.get(figure.concept);
    if (measure === undefined) return [];
    const measured = measureFor(figure, measure, ledger);
    return [{ figure, measure, ledger: measured, reasons: measured.reasons, ...againstLedger(figure, measured) }];
  });
}

/** The reported figures that a source had published by the ledger's knowledge date. */
export function published(ledger: Ledger): readonly ReportedFigure[] {
  return ledger.knownAt === undefined ? ledger.book.reported : ledger.book.reported.filter(({ evidence }) => isPublished(evidence.source, ledger));
}

/** Whether a source had been published by the ledger's knowledge date. */
export function isPublished(source: string, { knownAt, definition }: Ledger): boolean {
  return knownAt === undefined || (definition.sources[source]?.published ?? "9999-12-31") <= knownAt;
}

function measureFor(figure: ReportedFigure, measure: Measure, ledger: Ledger): MeasuredFigure {
  if (measure.unit !== figure.unit) return notDeterminable(`${figure.concept} is measured in ${measure.unit}, not in ${figure.unit}`);
  return figureOf(measure, ledger, figure.when);
}

/** How many of each verdict. */
export function tally(verdicts: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { ties: 0, "ties-within-rounding": 0, "does-not-tie": 0, "not-determinable": 0 };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}
