/**
 * Calendar days, without clock or time zone: the text `YYYY-MM-DD`, which sorts as it counts.
 *
 * Day numbers (days since 1970-01-01) are for columns and day counts.
 */
import { addDays, addMonths, isValid, lastDayOfMonth, lastDayOfQuarter, lastDayOfYear, parseISO } from "date-fns";
import { refuse } from "./fault.ts";
import { utc } from "./utc.ts";

declare const brand: unique symbol;
/** What only `day` gives a text. */
export interface OfCalendar {
  readonly [brand]: "Day";
}
/** A day that exists in the Gregorian calendar. */
export type Day = string & OfCalendar;

const MILLISECONDS_A_DAY = 86_400_000;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is an ISO date that exists: `2002-02-30` is not. */
export function isDay(text: string): text is Day {
  return ISO.test(text) && isValid(parseISO(text, { in: utc }));
}

/** The text as a day, or a fault that says why not. */
export function day(text: string): Day {
  if (!isDay(text)) throw refuse("date-impossible", `"${text}"`, "a date of the calendar, YYYY-MM-DD");
  return text;
}

export function dayNumber(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`) / MILLISECONDS_A_DAY;
}

export function dayFromNumber(number: number): Day {
  return isoDay(new Date(number * MILLISECONDS_A_DAY));
}

/** `count` days later (earlier when negative). */
export function plusDays(from: Day, count: number): Day {
  return isoDay(addDays(parseISO(from, { in: utc }), count, { in: utc }));
}

/** The same day of the month `count` months later; the month's last day where it has no such day. */
export function plusMonths(from: Day, count: number): Day {
  return isoDay(addMonths(parseISO(from, { in: utc }), count, { in: utc }));
}

export function endOfMonth(of: Day): Day {
  return isoDay(lastDayOfMonth(parseISO(of, { in: utc })));
}

export function endOfQuarter(of: Day): Day {
  return isoDay(lastDayOfQuarter(parseISO(of, { in: utc })));
}

/** How many days from `from` to `to`: nil when they are the same day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** A run of days, both ends included. */
export interface Period {
  readonly first: Day;
  readonly last: Day;
}

/**
 * Reads `2002-01-11`, `2002-02`, `2002-Q3`, `2002`, `FY2002` (calendar year) or
 * `2002-01-01..2002-09-30` as a period.
 */
export function period(text: string): Period {
  const range = /^(\S+?)\.\.(\S+)$/.exec(text);
  if (range !== null) {
    const first = day(range[1] ?? "");
    const last = day(range[2] ?? "");
    if (first > last) throw refuse("date-impossible", `"${text}"`, "a period that does not end before it starts");
    return { first, last };
  }
  const parts = /^(?:FY)?(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(text);
  if (parts === null) {
    const only = day(text);
    return { first: only, last: only };
  }
  const [, year = "", quarter, month] = parts;
  if (quarter !== undefined) return from(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`, lastDayOfQuarter);
  if (month !== undefined) return from(`${year}-${month}-01`, lastDayOfMonth);
  return from(`${year}-01-01`, lastDayOfYear);
}

function from(firstText: string, end: (date: Date) => Date): Period {
  const first = day(firstText);
  return { first, last: isoDay(end(parseISO(first, { in: utc }))) };
}

function isoDay(date: Date): Day {
  const text = date.toISOString();
  // Years beyond 9999 are written with a sign and two more digits.
  if (text.length !== 24) throw refuse("date-impossible", text, "a day of the years 0000 to 9999");
  return text.slice(0, 10) as Day;
}
