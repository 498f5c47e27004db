/** Periods that end at a date: of so many months, of the year, or as statements are presented. */
import { dayNumber, dayOf, isDay } from "./days.ts";
import type { Day } from "./days.ts";

/** Both days included. */
export interface Period {
  readonly first: Day;
  readonly last: Day;
}

/** Without a choice, the longest that is presented up to the date, as the service has it; else the year so far. */
export function periodUpTo(last: Day, over: string | undefined, presented: readonly Period[]): Period {
  const yearSoFar = { first: `${last.slice(0, 4)}-01-01`, last };
  if (over === "year") return yearSoFar;
  if (over !== undefined && isDay(over) && over <= last) return { first: over, last };
  if (over !== undefined && /^[1-9]\d?$/.test(over)) return { first: monthsBefore(dayOf(dayNumber(last) + 1), Number(over)), last };
  return presented.find((each) => each.last === last) ?? yearSoFar;
}

/** How many whole months a period has, where it begins with a month and ends with one. */
export function wholeMonths({ first, last }: Period): number | undefined {
  const after = dayOf(dayNumber(last) + 1);
  return first.endsWith("-01") && after.endsWith("-01") ? monthNumber(after) - monthNumber(first) : undefined;
}

/** The same day of an earlier month; the last of that month where it has no such day. */
function monthsBefore(day: Day, months: number): Day {
  const month = monthNumber(day) - months;
  const first = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  const days = dayNumber(monthAfter(first)) - dayNumber(first);
  return dayOf(dayNumber(first) + Math.min(Number(day.slice(8)), days) - 1);
}

function monthAfter(first: Day): Day {
  return `${dayOf(dayNumber(first) + 31).slice(0, 7)}-01`;
}

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
