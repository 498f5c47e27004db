/**
 * Day counts: what part of a year lies between two days, as the terms of a note reckon it.
 *
 * Source of the rules: 2006 ISDA Definitions, section 4.16: (b) ACT/ACT-ISDA, (d) ACT/365 (Fixed),
 * (e) ACT/360, (g) 30E/360, (h) 30E/360-ISDA. `30/360-US` is (f) 30/360 with the rule for the end of
 * February of US bonds (Securities Industry Association, Standard Securities Calculation Methods,
 * 1993), which (f) itself leaves out: 28 February 2007 to 31 August 2007 is 180 days here, 183 by (f).
 */
import { type Day, dayNumber, daysBetween } from "./day.ts";
import { refuse } from "./fault.ts";
import { type Fraction, fraction } from "./fraction.ts";

export const dayCounts = ["ACT/365", "ACT/360", "ACT/ACT-ISDA", "30/360-US", "30E/360", "30E/360-ISDA"] as const;
export type DayCount = (typeof dayCounts)[number];

/** Whether the text names a day count of this house: `30/360` alone does not, being several. */
export function isDayCount(text: string): text is DayCount {
  return (dayCounts as readonly string[]).includes(text);
}

export interface DayCountOptions {
  /** The instrument's last day: 30E/360-ISDA does not lengthen its February. Other conventions ignore it. */
  readonly termination?: Day;
}

/**
 * The part of a year from `from` to `to`, exact, not reduced; the same day gives nil.
 *
 * As ISDA has it, `from` is counted and `to` is not. A month of 31 days lets the conventions of
 * 30 days give nil for two different days (30 to 31 January). Refuses `from` after `to`.
 */
export function yearFraction(convention: DayCount, from: Day, to: Day, options: DayCountOptions = {}): Fraction {
  if (from > to) throw refuse("date-impossible", `${from} to ${to}`, "a period that does not end before it starts");
  if (from === to) return fraction(0n);
  switch (convention) {
    case "ACT/365":
      return fraction(BigInt(daysBetween(from, to)), 365n);
    case "ACT/360":
      return fraction(BigInt(daysBetween(from, to)), 360n);
    case "ACT/ACT-ISDA":
      return actualActual(from, to);
    case "30/360-US":
    case "30E/360":
    case "30E/360-ISDA":
      return fraction(thirtyDayMonths(convention, from, to, options.termination), 360n);
  }
}

/** Days in leap years by 366 and days in other years by 365 (4.16(b)). */
function actualActual(from: Day, to: Day): Fraction {
  const total = BigInt(daysBetween(from, to));
  const inLeapYears = leapDaysBefore(to) - leapDaysBefore(from);
  return fraction(inLeapYears * 365n + (total - inLeapYears) * 366n, 365n * 366n);
}

/** How many days before `day` fall in leap years, counted from the year 0 on. */
function leapDaysBefore(day: Day): bigint {
  const year = yearOf(day);
  const within = isLeap(year) ? dayNumber(day) - dayNumber(`${day.slice(0, 4)}-01-01` as Day) : 0;
  return BigInt(leapYearsBefore(year) * 366 + within);
}

/** How many of the years 0 to `year` − 1 are leap years; the year 0 is one. */
function leapYearsBefore(year: number): number {
  const multiplesOf = (length: number): number => Math.ceil(year / length);
  return multiplesOf(4) - multiplesOf(100) + multiplesOf(400);
}

/** 360 × years + 30 × months + days, with the days of both dates moved as the convention says. */
function thirtyDayMonths(convention: DayCount, from: Day, to: Day, termination: Day | undefined): bigint {
  const [first, last] = daysOfMonth(convention, from, to, termination);
  return BigInt(360 * (yearOf(to) - yearOf(from)) + 30 * (monthOf(to) - monthOf(from)) + last - first);
}

function daysOfMonth(convention: DayCount, from: Day, to: Day, termination: Day | undefined): readonly [number, number] {
  const first = Math.min(30, dayOf(from));
  const last = Math.min(30, dayOf(to));
  if (convention === "30E/360") return [first, last];
  if (convention === "30E/360-ISDA") {
    return [isEndOfFebruary(from) ? 30 : first, isEndOfFebruary(to) && to !== termination ? 30 : last];
  }
  const start = isEndOfFebruary(from) ? 30 : first;
  if (isEndOfFebruary(from) && isEndOfFebruary(to)) return [start, 30];
  return [start, start === 30 ? last : dayOf(to)];
}

function isEndOfFebruary(day: Day): boolean {
  return monthOf(day) === 2 && dayOf(day) === (isLeap(yearOf(day)) ? 29 : 28);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

function dayOf(day: Day): number {
  return Number(day.slice(8, 10));
}
