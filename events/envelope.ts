/** What every event carries, whatever its type: identity, effective date, basis and evidence. */
import { z } from "zod";
import { amount, calendarDay, effective, flag, id, text } from "./fields.ts";

/** Where a source says it: page and lines, and the figures as printed there (never its sentences). */
export const evidence = z.strictObject({
  source: id,
  page: z.string().regex(/^\d+$|^[ivxlc]+$/, "a page number").optional(),
  lines: z.string().regex(/^\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)*$/, "line numbers such as 707-717 or 707-709, 715").optional(),
  printed: z.array(text).optional(),
});
export type Evidence = z.output<typeof evidence>;

export const envelope = z.strictObject({
  id,
  on: effective,
  /** The day on which it became known, where that is neither its own day nor its source's publication. */
  known: calendarDay.optional(),
  /** `reported`: a source says it. `inferred`: it follows from reported figures. `assumed`: the keeper's choice. */
  basis: z.enum(["reported", "inferred", "assumed"]).default("reported"),
  /** True where the amount is only what makes the figures meet. */
  plug: flag.default(false),
  summary: text,
  /** How an inferred or assumed figure follows, written out. */
  arithmetic: text.optional(),
  evidence: z.array(evidence).default([]),
  parties: z.array(text).default([]),
  /** Rank within the day; the type's own rank when absent. */
  order: z.string().regex(/^\d+$/, "a whole number").transform(Number).optional(),
  /** Amounts that the cash-flow statement discloses beside the flows, such as interest paid. */
  discloses: z.array(z.strictObject({ line: id, amount })).default([]),
});
export type Envelope = z.output<typeof envelope>;
