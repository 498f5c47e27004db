/** A printed figure beside the ledger's, and what would have to be true for the two to agree. */
import { z } from "zod";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import { refuse } from "../kernel/fault.ts";
import { fractionText } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { published } from "../reconciliation/reconcile.ts";
import { againstLedger } from "../reconciliation/verdict.ts";
import { whatWouldTie } from "../reconciliation/what-would-tie.ts";
import type { WhatWouldTie } from "../reconciliation/what-would-tie.ts";
import { differenceText, verdictSchema } from "./answer.ts";
import { gapText } from "./reconciliation-answer.ts";
import { reportedRow, reportedSchema } from "./reported-row.ts";

export const tieSchema = z.object({
  ...reportedSchema.shape,
  /** The values that would print so. */
  low: z.string(),
  high: z.string(),
  verdict: verdictSchema,
  /** The ledger's value less the printed one; null where there is none. */
  difference: z.string().nullable(),
  asCounted: z.boolean(),
  gap: z.string().nullable(),
  /** What the ledger's value must change by, at least, to be one that prints so; null where it is one, or is not determinable. */
  correction: z.string().nullable(),
  /** Slips of the pen in the printing that would explain the difference. */
  slips: z.array(z.string()),
  /** Events whose day or amount is not certain, and the change of the figure that they leave open; null where nothing limits it, and then what they would have to add instead. */
  absorbing: z.array(z.object({ event: z.string(), why: z.enum(["imprecise", "rounded", "inferred", "assumed", "plug"]), low: z.string().nullable(), high: z.string().nullable(), suffices: z.boolean(), needed: z.string().nullable() })),
  /** Single changes with which it would tie: an event moved in its window, left out, or with two digits of what it adds exchanged. */
  ways: z.array(z.object({ event: z.string(), how: z.enum(["moved", "left-out", "digits-swapped"]), to: z.string().nullable(), figure: z.string() })),
  /** How many events the figure rests on, and how many of them were tried. */
  rests: z.object({ total: z.number().int(), tried: z.number().int() }),
}).meta({ id: "Tie" });
export type TieRow = z.output<typeof tieSchema>;

/** Every printing of the measure for the date or period; refuses one for which nothing is printed. */
export function tieAnswer(ledger: Ledger, measure: Measure, when: DateOrPeriod, figure: MeasuredFigure): TieRow[] {
  const all = published(ledger).filter(({ concept }) => concept === measure.id);
  const wanted = dateOrPeriodText(when);
  const printings = all.filter((each) => dateOrPeriodText(each.when) === wanted);
  if (printings.length === 0) {
    const others = [...new Set(all.map((each) => dateOrPeriodText(each.when)))];
    throw refuse("figure-unknown", `no reported figure of ${measure.id} for ${wanted}`, others.length === 0 ? "a measure that a source prints a figure of" : `one of ${others.join(", ")}, for which one is printed`, { field: "reported" });
  }
  const { decimals } = measure;
  const text = (value: Fraction): string => fractionText(value, decimals);
  const orNull = (value: Fraction | undefined): string | null => (value === undefined ? null : text(value));
  // What is printed alike in two places has one answer, which takes long to find.
  const found = new Map<string, WhatWouldTie>();
  return printings.map((printed) => {
    const { verdict, difference, asCounted, gap } = againstLedger(printed, figure);
    const alike = [printed.evidence.printed.join(" "), printed.precision, printed.qualifier].join(" ");
    const would = found.get(alike) ?? whatWouldTie(ledger, measure, printed, figure);
    found.set(alike, would);
    const { correction, slips, absorbing, ways, behind, tried } = would;
    return {
      ...reportedRow(printed, decimals),
      low: gapText(printed.low, decimals) ?? "",
      high: gapText(printed.high, decimals) ?? "",
      verdict,
      difference: differenceText(difference, decimals),
      asCounted,
      gap: gapText(gap, decimals),
      correction: gapText(correction, decimals),
      slips: [...slips],
      absorbing: absorbing.map(({ event, why, low, high, suffices, needed }) => ({ event, why, low: orNull(low), high: orNull(high), suffices, needed: gapText(needed, decimals) })),
      ways: ways.map(({ to, figure: follows, ...each }) => ({ ...each, to: to ?? null, figure: text(follows) })),
      rests: { total: behind, tried },
    };
  });
}
