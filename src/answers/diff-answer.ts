/** What changed in our knowledge between two days, and which figures it moved. */
import { z } from "zod";
import type { Book, RecordedEvent } from "../book/book.ts";
import type { Day } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { inForce } from "../ledger/corrections.ts";
import { knownOn } from "../ledger/known-time.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { changeBetween, movedMeasures } from "../measures/measure-at.ts";
import type { MovedMeasure } from "../measures/measure-at.ts";
import { differenceText, figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { instantOf, periodEnding } from "./query.ts";
import type { Query } from "./query.ts";

const changeSchema = z.object({
  event: z.string(),
  type: z.string(),
  /** The day on which it counts. */
  on: z.string(),
  /** The day on which this became known. */
  known: z.string(),
  summary: z.string(),
}).meta({ id: "ChangeKnown" });

export const movedSchema = z.object({ measure: z.string(), label: z.string(), before: figureSchema, after: figureSchema, difference: z.string().nullable() }).meta({ id: "MovedMeasure" });

export const diffAnswerSchema = z.object({
  ...headerSchema.shape,
  /** The earlier day; `knownAt` is the later. */
  knownAtFrom: z.string(),
  /** Events in force by the later day and not by the earlier. */
  becameKnown: z.array(changeSchema),
  /** Events in force by the earlier day that a correction has voided since. */
  voided: z.array(z.object({ ...changeSchema.shape, by: z.string() })),
  /** Sources published in between. */
  published: z.array(z.object({ source: z.string(), title: z.string(), published: z.string() })),
  total: z.number().int(),
  shown: z.number().int(),
  measures: z.array(movedSchema),
}).meta({ id: "DiffAnswer" });
export type DiffAnswer = z.output<typeof diffAnswerSchema>;

/** Between two ledgers of one book: events that count, at the latest, from the date on, and the figures at that date. */
export function diffAnswer(before: Ledger, after: Ledger, query: Pick<Query, "asOf">): DiffAnswer {
  const { book, definition, knownAt: to } = after;
  const from = before.knownAt;
  if (from === undefined || to === undefined || from > to) throw refuse("query-invalid", `knownAt from ${from ?? "no day"} to ${to ?? "no day"}`, "two days, the earlier first", { field: "knownAtFrom" });
  const asOf = instantOf(query, definition);
  const [then, now] = [knownBy(book, from), knownBy(book, to)];
  const isInReach = ({ event }: RecordedEvent): boolean => event.on.first <= asOf;
  const moved = movedMeasures(before, after, { at: asOf, over: periodEnding(asOf, definition) });
  return {
    ...header(after, { at: asOf }),
    knownAtFrom: from,
    becameKnown: now.filter((each) => isInReach(each) && !then.includes(each)).map((each) => changeOf(each, knownOn(each, book))),
    voided: then.filter((each) => isInReach(each) && !now.includes(each)).map((each) => voidedOf(each, after)),
    published: Object.entries(definition.sources).flatMap(([source, { title, published }]) => (published > from && published <= to ? [{ source, title, published }] : [])),
    total: moved.length,
    shown: moved.length,
    measures: moved.map(movedAnswer),
  };
}

function knownBy(book: Book, knownAt: Day): RecordedEvent[] {
  return inForce(book, knownAt).events.filter((recorded) => knownOn(recorded, book) <= knownAt);
}

function changeOf({ event }: RecordedEvent, known: Day): z.output<typeof changeSchema> {
  return { event: event.id, type: event.type, on: event.on.day, known, summary: event.summary };
}

/** One that a correction has put in place goes as well where that correction is voided. */
function voidedOf(recorded: RecordedEvent, { voided, book }: Ledger): DiffAnswer["voided"][number] {
  const placing = book.events.find(({ event, type }) => type.corrects?.(event).replacedBy.includes(recorded.event.id) === true);
  const by = (voided.get(recorded.event.id) ?? voided.get(placing?.event.id ?? ""))?.recorded ?? recorded;
  return { ...changeOf(recorded, knownOn(by, book)), by: by.event.id };
}

export function movedAnswer({ measure: { id, label, unit, decimals }, before, after }: MovedMeasure): z.output<typeof movedSchema> {
  return { measure: id, label, before: measuredAnswer(before, unit, decimals), after: measuredAnswer(after, unit, decimals), difference: differenceText(changeBetween(before, after), decimals) };
}
