/** What may be asked: dates, periods and knowledge, resolved against the book. */
import type { BookDefinition } from "../../events/book-definition.ts";
import { day, daysBetween, endOfMonth, period, plusMonths } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";

/** As asked: texts that may be absent. Days, or `2002-09`, `2002-Q3`, `FY2002` for their last (from: first) day. */
export interface Query {
  readonly asOf?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** The date asked for, or the book's own. */
export function instantOf({ asOf, from, to }: Query, definition: Pick<BookDefinition, "as-of"> & FiscalYear): Day {
  if (from !== undefined || to !== undefined) throw refuse("query-invalid", "from/to", "asOf: this figure stands at a date", { field: from === undefined ? "to" : "from" });
  return asOf === undefined ? definition["as-of"] : dated("asOf", asOf, definition).last;
}

/** The period asked for; without one the longest that the book presents up to its own date. */
export function periodOf({ asOf, from, to }: Query, definition: BookDefinition): Period {
  if (asOf !== undefined) throw refuse("query-invalid", "asOf", "from and to: this figure runs over a period", { field: "asOf" });
  if (from === undefined && to === undefined) return presented(definition);
  if (from === undefined || to === undefined) throw refuse("query-invalid", `only ${from === undefined ? "to" : "from"}`, "both from and to", { field: from === undefined ? "from" : "to" });
  const asked = { first: dated("from", from, definition).first, last: dated("to", to, definition).last };
  if (asked.first > asked.last) throw refuse("query-invalid", `from ${asked.first} to ${asked.last}`, "a period that does not end before it starts", { field: "from" });
  return asked;
}

export function knownAtOf({ knownAt }: Query, definition: FiscalYear): Day | undefined {
  return knownAt === undefined ? undefined : dated("knownAt", knownAt, definition).last;
}

/** What a book states of its fiscal year. */
export type FiscalYear = Pick<BookDefinition, "fiscal-year-end">;

/** The days that a text stands for, `FY2002` by the book's fiscal year; a run of days from one to another is not a date. */
export function dated(field: string, text: string, { "fiscal-year-end": month = "12" }: FiscalYear): Period {
  try {
    if (text.startsWith("FY")) return fiscalYear(day(`${text.slice(2)}-${month}-01`));
    if (!text.includes("..")) return period(text);
    throw refuse("date-impossible", text, "one date");
  } catch {
    throw refuse("date-impossible", `"${text}"`, "a date of the calendar such as 2002-09-30, or 2002-09, 2002-Q3, FY2002", { field });
  }
}

/** The twelve months of which the last one begins on that day. */
function fiscalYear(lastMonth: Day): Period {
  return { first: plusMonths(lastMonth, -11), last: endOfMonth(lastMonth) };
}

function presented(definition: BookDefinition): Period {
  return periodEnding(definition["as-of"], definition);
}

/** The longest period that the book presents up to a date; the calendar year so far where it presents none. */
export function periodEnding(end: Day, { presents }: Pick<BookDefinition, "presents">): Period {
  const candidates = presents.periods.filter(({ last }) => last === end);
  const longest = candidates.sort((a, b) => daysBetween(b.first, b.last) - daysBetween(a.first, a.last))[0];
  return longest ?? { first: day(`${end.slice(0, 4)}-01-01`), last: end };
}
