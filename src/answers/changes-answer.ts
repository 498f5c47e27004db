/** What happened between two dates, and which figures it moved. */
import { z } from "zod";
import type { Day } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { movedBetween } from "../measures/measure-at.ts";
import { header, headerSchema } from "./answer.ts";
import { movedAnswer, movedSchema } from "./diff-answer.ts";
import { eventSummarySchema, summaryOf } from "./event-answer.ts";
import { dated, instantOf } from "./query.ts";
import type { Query } from "./query.ts";

export const changesAnswerSchema = z.object({
  ...headerSchema.shape,
  /** The end of the earlier day; `asOf` is the later. */
  asOfFrom: z.string(),
  /** Events that count after the earlier day and by the later, and those that may have happened then although they count on another. */
  events: z.array(z.object({ ...eventSummarySchema.shape, counts: z.boolean() })),
  /** How many measures stand at a date at all. */
  total: z.number().int(),
  shown: z.number().int(),
  /** Those that differ. */
  measures: z.array(movedSchema),
}).meta({ id: "ChangesAnswer" });
export type ChangesAnswer = z.output<typeof changesAnswerSchema>;

export interface ChangesQuery extends Pick<Query, "asOf"> {
  readonly asOfFrom: string;
}

/** Between the ends of two days of one ledger. */
export function changesAnswer(ledger: Ledger, query: ChangesQuery): ChangesAnswer {
  const from = dated("asOfFrom", query.asOfFrom, ledger.definition).last;
  const to = instantOf(query, ledger.definition);
  if (from > to) throw refuse("query-invalid", `asOf from ${from} to ${to}`, "two dates, the earlier first", { field: "asOfFrom" });
  const moved = movedBetween(ledger, from, to);
  return {
    ...header(ledger, { at: to }),
    asOfFrom: from,
    events: eventsBetween(ledger, from, to),
    total: [...measuresOf(ledger).values()].filter(({ kind }) => kind === "instant").length,
    shown: moved.length,
    measures: moved.map(movedAnswer),
  };
}

function eventsBetween(ledger: Ledger, from: Day, to: Day): ChangesAnswer["events"] {
  return ledger.entries.flatMap((entry) => {
    const { on, first, last, ...summary } = summaryOf(ledger, entry);
    const counts = on > from && on <= to;
    return counts || (last > from && first <= to) ? [{ ...summary, on, first, last, counts }] : [];
  });
}
