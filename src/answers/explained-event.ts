/** An event as the cause of a movement: its rule, the fields and terms that entered it, and where the source says so. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { eventEvidenceSchema, eventSummarySchema, evidenceOf, recordedOf, summaryOf } from "./event-answer.ts";

export const explainedEventSchema = z.object({
  ...eventSummarySchema.shape,
  /** How its type makes a journal entry. */
  rule: z.string(),
  /** Its own fields, as written. */
  fields: z.record(z.string(), z.unknown()),
  /** Terms of instruments and balances of accounts that its rule asked for, as they stood just before it. */
  asked: z.array(z.object({ of: z.string(), term: z.string().nullable(), value: z.string() })),
  arithmetic: z.string().nullable(),
  evidence: z.array(eventEvidenceSchema),
}).meta({ id: "ExplainedEvent" });
export type ExplainedEvent = z.output<typeof explainedEventSchema>;

/** Of an anchor, the balances of the accounts asked about alone: it corrects many others. */
export function explainedEvent(ledger: Ledger, entry: Entry, accounts: readonly string[]): ExplainedEvent {
  const { event, asked, pinned } = entry;
  const { type, written } = recordedOf(ledger, event.id);
  const isOwn = ([name]: readonly [string, unknown]): boolean => name in type.fields;
  const concerns = ({ of }: Entry["asked"][number]): boolean => pinned.length === 0 || accounts.includes(of);
  return {
    ...summaryOf(ledger, entry),
    rule: type.rule,
    fields: Object.fromEntries(Object.entries(written ?? {}).filter(isOwn)),
    asked: asked.filter(concerns).map(({ of, term, value }) => ({ of, term: term ?? null, value })),
    arithmetic: event.arithmetic ?? null,
    evidence: evidenceOf(event),
  };
}
