/** Events: listed with filters and a page, or one with its journal entry and evidence. */
import { z } from "zod";
import { declaredTypes } from "../../events/event-schema.ts";
import { refuse } from "../kernel/fault.ts";
import { quantityText } from "../kernel/quantity.ts";
import { knownOn } from "../ledger/known-time.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { dated } from "./query.ts";
import type { Entry } from "../ledger/replay.ts";

export const eventSummarySchema = z.object({
  id: z.string(),
  /** The type of event. */
  type: z.string(),
  /** What it belongs to: equity, debt, legal, operations, or the ledger itself. */
  family: z.string(),
  /** The day on which it counts, and its window where the day is not known. */
  on: z.string(),
  /** The first day of the window in which it happened; the day itself where it is known. */
  first: z.string(),
  /** The last day of that window. */
  last: z.string(),
  /** The day from which it is known. */
  knownAt: z.string(),
  /** `reported`: a source says it. `inferred`: it follows from reported figures. `assumed`: the keeper's choice. */
  basis: z.enum(["reported", "inferred", "assumed"]),
  /** Whether its amount is only what makes figures meet. */
  plug: z.boolean(),
  /** What it is, in the keeper's words. */
  summary: z.string(),
}).meta({ id: "EventSummary" });

/** Where a source says it. */
export const eventEvidenceSchema = z.object({ source: z.string(), page: z.string().optional(), lines: z.string().optional(), printed: z.array(z.string()).optional() }).meta({ id: "EventEvidence" });

export const movementSchema = z.object({ account: z.string(), quantity: z.string(), unit: z.string(), flow: z.string().nullable() }).meta({ id: "Movement" });

export const eventListSchema = z.object({
  book: z.string(),
  ledgerHead: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  total: z.number().int(),
  shown: z.number().int(),
  offset: z.number().int(),
  events: z.array(eventSummarySchema),
}).meta({ id: "EventList" });
export type EventList = z.output<typeof eventListSchema>;

export const eventAnswerSchema = z.object({
  book: z.string(),
  ledgerHead: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  event: z.object({
    ...eventSummarySchema.shape,
    /** How an inferred amount follows, written out; null where nothing is. */
    arithmetic: z.string().nullable(),
    parties: z.array(z.string()),
    evidence: z.array(eventEvidenceSchema),
    /** What it moves, account by account. */
    movements: z.array(movementSchema),
    /** The event as it is written in the book. */
    written: z.unknown(),
  }),
}).meta({ id: "EventAnswer" });
export type EventAnswer = z.output<typeof eventAnswerSchema>;

export interface EventFilter {
  readonly type?: string | undefined;
  readonly family?: string | undefined;
  readonly basis?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** Events in effective order; `from` and `to` cut by the day on which they count. */
export function eventList(ledger: Ledger, filter: EventFilter): EventList {
  known("type", filter.type, declaredTypes().map(({ type }) => type.type));
  known("family", filter.family, [...new Set(declaredTypes().map(({ type }) => type.family))]);
  known("basis", filter.basis, ["reported", "inferred", "assumed"]);
  const from = filter.from === undefined ? undefined : dated("from", filter.from, ledger.definition).first;
  const to = filter.to === undefined ? undefined : dated("to", filter.to, ledger.definition).last;
  if (from !== undefined && to !== undefined && from > to) throw refuse("query-invalid", `from ${from} to ${to}`, "a period that does not end before it starts", { field: "from" });
  const all = ledger.entries
    .map((entry) => summaryOf(ledger, entry))
    .filter(({ type, family, basis, on }) =>
      (filter.type === undefined || type === filter.type) && (filter.family === undefined || family === filter.family) && (filter.basis === undefined || basis === filter.basis) && (from === undefined || on >= from) && (to === undefined || on <= to));
  const offset = filter.offset ?? 0;
  const events = all.slice(offset, filter.limit === undefined ? undefined : offset + filter.limit);
  return { book: ledger.definition.id, ledgerHead: ledger.book.head, knownAt: ledger.knownAt ?? null, scenario: ledger.book.scenario ?? null, total: all.length, shown: events.length, offset, events };
}

function known(field: string, value: string | undefined, values: readonly string[]): void {
  if (value !== undefined && !values.includes(value)) throw refuse("query-invalid", `${field} "${value}"`, `one of ${values.join(", ")}`, { field });
}

/** The entry of an event in force; refuses any other. */
export function entryOf(ledger: Ledger, id: string): Entry {
  const entry = ledger.entries.find(({ event }) => event.id === id);
  const voidedBy = ledger.voided.get(id)?.recorded;
  if (voidedBy !== undefined) throw refuse("event-unknown", `event "${id}", voided by ${voidedBy.event.id}`, `an event in force; it was so by what was known before ${knownOn(voidedBy, ledger.book)}`);
  if (entry === undefined) throw refuse("event-unknown", `event "${id}"`, `one of the book's ${ledger.entries.length} events`);
  return entry;
}

export function eventAnswer(ledger: Ledger, id: string): EventAnswer {
  const entry = entryOf(ledger, id);
  const { event, movements } = entry;
  return {
    book: ledger.definition.id,
    ledgerHead: ledger.book.head,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    event: {
      ...summaryOf(ledger, entry),
      arithmetic: event.arithmetic ?? null,
      parties: [...event.parties],
      evidence: evidenceOf(event),
      movements: movementRows(ledger, movements),
      written: recordedOf(ledger, id).written,
    },
  };
}

export function movementRows({ chart }: Ledger, movements: Entry["movements"]): z.output<typeof movementSchema>[] {
  return movements.map(({ account, quantity, unit, flow }) => ({ account, quantity: quantityText(quantity, chart.scaleOf(unit)), unit, flow: flow ?? null }));
}

export function evidenceOf({ evidence }: Entry["event"]): z.output<typeof eventEvidenceSchema>[] {
  return evidence.map(({ source, page, lines, printed }) => ({ source, ...(page === undefined ? {} : { page }), ...(lines === undefined ? {} : { lines }), ...(printed === undefined ? {} : { printed: [...printed] }) }));
}

export function recordedOf(ledger: Ledger, id: string): Ledger["book"]["events"][number] {
  const recorded = ledger.recorded(id);
  if (recorded === undefined) throw refuse("event-unknown", `event "${id}"`, "an event of the book");
  return recorded;
}

export function summaryOf(ledger: Ledger, { event, when }: Entry): EventList["events"][number] {
  const recorded = recordedOf(ledger, event.id);
  return {
    id: event.id,
    type: event.type,
    family: recorded.type.family,
    on: when.day,
    first: when.first,
    last: when.last,
    knownAt: knownOn(recorded, ledger.book),
    basis: event.basis,
    plug: event.plug,
    summary: event.summary,
  };
}
