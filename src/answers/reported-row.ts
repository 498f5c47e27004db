/** A reported figure as data: what it is of, its value and interval, and where it is printed. */
import { z } from "zod";
import type { ReportedFigure } from "../book/reported-figure.ts";
import { fractionText } from "../kernel/fraction.ts";

export const reportedSchema = z.object({
  id: z.string(),
  /** What it is a figure of: a measure, or a name of the book's own. */
  concept: z.string(),
  /** The date that it is of; null of a period. */
  at: z.string().nullable(),
  /** The first day of its period; null of a date. */
  from: z.string().nullable(),
  /** The last day of its period; null of a date. */
  to: z.string().nullable(),
  /** Its value in ones, as printed to that precision. */
  value: z.string(),
  unit: z.string(),
  /** What one step of its last printed digit is worth. */
  precision: z.string(),
  /** How the source limits it; null where it does not. */
  qualifier: z.string().nullable(),
  section: z.string(),
  source: z.string(),
  page: z.string().nullable(),
  lines: z.string().nullable(),
  /** The figure exactly as it is printed. */
  printed: z.string(),
}).meta({ id: "ReportedRow" });

export type ReportedRow = z.output<typeof reportedSchema>;

export function reportedRow(figure: ReportedFigure, decimals = decimalsOf(figure)): ReportedRow {
  const { when, evidence } = figure;
  return {
    id: figure.id,
    concept: figure.concept,
    at: "at" in when ? when.at : null,
    from: "over" in when ? when.over.first : null,
    to: "over" in when ? when.over.last : null,
    value: fractionText(figure.value, decimals),
    unit: figure.unit,
    precision: figure.precision,
    qualifier: figure.qualifier ?? null,
    section: figure.section,
    source: evidence.source,
    page: evidence.page ?? null,
    lines: evidence.lines ?? null,
    printed: evidence.printed[0] ?? "",
  };
}

/** As many decimals as its precision has. */
export function decimalsOf({ precision }: ReportedFigure): number {
  return precision.split(".")[1]?.length ?? 0;
}
