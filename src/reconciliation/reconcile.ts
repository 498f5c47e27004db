/** Every reported figure against the ledger: what ties, what does not, what cannot be known. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { notDeterminable } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { againstLedger } from "./verdict.ts";
import type { Judgement, Verdict } from "./verdict.ts";

export interface Reconciled extends Judgement {
  readonly figure: ReportedFigure;
  readonly measure: Measure | undefined;
  readonly ledger: MeasuredFigure;
  readonly reasons: readonly string[];
}

/** Reconciles what was published by the ledger's knowledge date, in the order of the book. */
export function reconcile(ledger: Ledger): Reconciled[] {
  const measures = measuresOf(ledger);
  return published(ledger).map((figure): Reconciled => {
    const measure = measures.get(figure.concept);
    const measured = measureFor(figure, measure, ledger);
    return { figure, measure, ledger: measured, reasons: measured.reasons, ...againstLedger(figure, measured) };
  });
}

/** The reported figures that a source had published by the ledger's knowledge date. */
export function published(ledger: Ledger): readonly ReportedFigure[] {
  const { knownAt, book } = ledger;
  if (knownAt === undefined) return book.reported;
  return book.reported.filter(({ evidence }) => (book.definition.sources[evidence.source]?.published ?? "9999-12-31") <= knownAt);
}

function measureFor(figure: ReportedFigure, measure: Measure | undefined, ledger: Ledger): MeasuredFigure {
  if (measure === undefined) return notDeterminable(`the book has no measure ${figure.concept}`);
  if (measure.unit !== figure.unit) return notDeterminable(`${figure.concept} is measured in ${measure.unit}, not in ${figure.unit}`);
  if (measure.kind === "instant") return "at" in figure.when ? measure.at(ledger, figure.when.at) : notDeterminable(`${figure.concept} stands at a date, not over a period`);
  return "over" in figure.when ? measure.over(ledger, figure.when.over) : notDeterminable(`${figure.concept} runs over a period, not at a date`);
}

/** How many of each verdict. */
export function tally(verdicts: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { ties: 0, "ties-within-rounding": 0, "does-not-tie": 0, "not-determinable": 0 };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}
