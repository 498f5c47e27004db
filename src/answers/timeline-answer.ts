/** The timeline: every event in effective order, with whom and what it concerns, in few words: what a reader looks through. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { eventSummarySchema, summaryOf } from "./event-answer.ts";

export const timelineAnswerSchema = z.object({
  book: z.string(),
  ledgerHead: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  total: z.number().int(),
  shown: z.number().int(),
  offset: z.number().int(),
  /** The instruments and their names. */
  instruments: z.record(z.string(), z.string()),
  events: z.array(
    z.object({
      ...eventSummarySchema.shape,
      parties: z.array(z.string()),
      /** Those whose units it moves, or whose terms it changes. */
      instruments: z.array(z.string()),
    }),
  ),
}).meta({ id: "TimelineAnswer" });
export type TimelineAnswer = z.output<typeof timelineAnswerSchema>;

export interface TimelineQuery {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export function timelineAnswer(ledger: Ledger, { offset = 0, limit }: TimelineQuery = {}): TimelineAnswer {
  const entries = ledger.entries.slice(offset, limit === undefined ? undefined : offset + limit);
  return {
    book: ledger.definition.id,
    ledgerHead: ledger.book.head,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    total: ledger.entries.length,
    shown: entries.length,
    offset,
    instruments: Object.fromEntries([...ledger.chart.instruments].map(([id, { name }]) => [id, name])),
    events: entries.map((entry) => ({ ...summaryOf(ledger, entry), parties: [...entry.event.parties], instruments: instrumentsOf(ledger, entry) })),
  };
}

function instrumentsOf({ chart }: Ledger, { movements, changes }: Entry): string[] {
  const moved = movements.flatMap(({ account }) => chart.accounts.get(account)?.instrument ?? []);
  return [...new Set([...moved, ...changes])];
}
