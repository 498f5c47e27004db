/**
 * What a source holds beside figures: the dates that it prints, its headings and what it cites of
 * itself, the lists that it gives, and the numbers that are no figures.
 */
import { z } from "zod";
import { dayPeriod, id, text } from "../../events/fields.ts";
import type { Evidence } from "../../events/envelope.ts";
import { isDay, period } from "../kernel/day.ts";
import type { Period } from "../kernel/day.ts";
import type { Place } from "../kernel/fault.ts";
import { inPrintOrder } from "../kernel/print-order.ts";
import { sections } from "./sections.ts";

const line = z.string().regex(/^\d+(?:-\d+)?$/, "a line number or a run of them");
const page = z.string().regex(/^\d+$/, "a page number");
const whole = z.string().regex(/^\d+$/, "a whole number");

const printedDate = z.strictObject({
  /** What happened or falls due then: an event, an instrument's term (`notes.first.matures`), or a name of its own. */
  concept: id,
  line,
  page: page.optional(),
  /** The date exactly as printed: a day, a month or a year. */
  printed: text,
  /** The date that the source says it follows from, and by how much. */
  follows: z
    .strictObject({
      concept: id,
      years: whole.optional(),
      months: whole.optional(),
      days: whole.optional(),
    })
    .optional(),
  /** Whether the act needs a day of business: a closing, a filing, a trade. */
  business: z.enum(["true", "false"]).default("false"),
});

const dateTable = z.strictObject({
  section: z.enum(sections),
  page,
  rows: z.array(printedDate),
});

/** What the source calls a part of itself or a document that it files or leans on. */
const heading = z.strictObject({ label: text, line, title: text.optional() });

const reference = z.strictObject({
  /** What is cited, as a label: `Note 6`, `Item 2`, `Form 10-KSB`. */
  to: text,
  line,
  /** The title by which it is cited, where one is. */
  title: text.optional(),
});

const list = z.strictObject({
  id,
  /** What the list says that it holds: every sale of unregistered securities, say. */
  of: z.enum(["securities-sold"]),
  over: dayPeriod,
  line,
  /** The events that it names. */
  events: z.array(id),
});

const NOT_FIGURES = ["date", "year", "page-number", "standard", "rule", "form", "exhibit", "item", "note-reference", "heading", "address", "identifier", "product", "list-number", "signature", "section"] as const;

const notFigure = z.strictObject({
  line,
  /** The numbers, as printed, in the order in which they stand. */
  text: z.array(text),
  kind: z.enum(NOT_FIGURES),
});

export const sourceDocument = z.strictObject({
  source: id,
  dates: z.array(dateTable).default([]),
  headings: z.array(heading).default([]),
  references: z.array(reference).default([]),
  lists: z.array(list).default([]),
  "not-figures": z.array(notFigure).default([]),
});

export interface SourceDocument extends z.output<typeof sourceDocument> {
  /** Where a path of it was read from. */
  readonly place: (path: readonly PropertyKey[]) => Place;
}

export interface PrintedDate {
  readonly id: string;
  readonly concept: string;
  /** The days that it may mean; undefined where there is no such date. */
  readonly when: Period | undefined;
  readonly follows: z.output<typeof printedDate>["follows"];
  readonly business: boolean;
  readonly section: (typeof sections)[number];
  readonly evidence: Evidence & { readonly printed: string[] };
  /** Where its row was read from. */
  readonly place: Place;
}

/** The dates of a source in the order of print, one for each printing. */
export function datesOf({ source, dates, place }: SourceDocument): PrintedDate[] {
  const printed = dates.flatMap(({ section, page: ofTable, rows }, table) =>
    rows.map(({ concept, printed, follows, business, line: lines, page: own }, row): PrintedDate => {
      const evidence = { source, page: own ?? ofTable, lines, printed: [printed] };
      return { id: `dates.${concept}`, concept, when: readDate(printed), follows, business: business === "true", section, evidence, place: place(["dates", table, "rows", row]) };
    }),
  );
  const times = new Map<string, number>();
  return inPrintOrder(printed).map((date) => {
    const nth = (times.get(date.id) ?? 0) + 1;
    times.set(date.id, nth);
    return nth === 1 ? date : { ...date, id: `${date.id}.${nth}` };
  });
}

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** `September 30, 2002`, `30 September 2002`, `February 2002`, `2003` or `2002-09-30`; undefined where there is no such day. */
function readDate(printed: string): Period | undefined {
  const words = printed.toLowerCase().replaceAll(",", " ").trim().split(/\s+/);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const month = MONTHS.findIndex((name) => words.some((word) => word.length >= 3 && name.startsWith(word.replace(".", "")))) + 1;
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const iso = year === undefined ? printed.trim() : [year, ...(month === 0 ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join("-");
  if (day !== undefined || year === undefined) return isDay(iso) ? { first: iso, last: iso } : undefined;
  return period(iso);
}

function two(number: number | string): string {
  return String(number).padStart(2, "0");
}
