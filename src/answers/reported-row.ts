/** A reported figure as data: what it is of, its value and interval, and where it is printed. */
import { z } from "zod";
import type { ReportedFigure } from "../book/reported-figure.ts";
import { fractionText } from "../kernel/fraction.ts";

export const reportedSchema = z.object({
  id: z.string(),
  concept: z.string(),
  at: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  value: z.string(),
  unit: z.string(),
  precision: z.string(),
  /** How the source limits it; null where it does not. */
  qualifier: z.string().nullable(),
  section: z.string(),
  source: z.string(),
  page: z.string().nullable(),
  lines: z.string().nullable(),
  printed: z.string(),
});

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
