/** What is wrong with reported figures beside how they are written: their units, and what their claims name. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import type { Fault, FaultCode } from "../kernel/fault.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import type { Measure } from "../measures/measure.ts";

export function figureFaults(ledger: Ledger): Fault[] {
  const measures = measuresOf(ledger);
  const byConcept = groupedBy(ledger.book.reported, ({ concept }) => concept);
  const isKnown = (concept: string): boolean => byConcept.has(concept) || measures.has(concept);
  return [...[...byConcept].flatMap(([concept, figures]) => clashes(figures, measures.get(concept))), ...ledger.book.reported.flatMap((figure) => unknownOperands(figure, isKnown))];
}

function faultOf(figure: ReportedFigure, field: string, found: string, expected: string, code: FaultCode = "field-invalid"): Fault {
  return { code, severity: "error", ...figure.place, subject: figure.id, field, found, expected };
}

/** A concept is in one unit, and stands at dates or runs over periods: as its measure does, or as it is first reported. */
function clashes(figures: readonly ReportedFigure[], measure: Measure | undefined): Fault[] {
  const [first] = figures;
  if (first === undefined) return [];
  const unit = measure?.unit ?? first.unit;
  const isInstant = measure === undefined ? "at" in first.when : measure.kind === "instant";
  const as = measure === undefined ? `as ${first.id} has it` : "as its measure has it";
  return figures.flatMap((figure) => [
    ...(figure.unit === unit ? [] : [faultOf(figure, "unit", `${figure.concept} in ${figure.unit}`, `${unit}, ${as}`)]),
    ...("at" in figure.when === isInstant ? [] : [faultOf(figure, isInstant ? "over" : "at", `${figure.concept} ${isInstant ? "over" : "at"} ${dateOrPeriodText(figure.when)}`, `${isInstant ? "a date" : "a period"}, ${as}`)]),
  ]);
}

function unknownOperands(figure: ReportedFigure, isKnown: (concept: string) => boolean): Fault[] {
  return (figure.is?.operands ?? []).filter(({ concept }) => !isKnown(concept)).map(({ concept }) => faultOf(figure, "is", `${concept} in "${figure.is?.text ?? ""}"`, "a concept of a reported figure, or a measure", "figure-unknown"));
}
