/** Calendar days as texts (`2002-09-30`) and as numbers of days, and how a reader steps from one to another. */

/** Texts of this form sort by date. */
export type Day = string;

const MILLISECONDS = 86_400_000;

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

export function dayOf(number: number): Day {
  return new Date(Math.round(number) * MILLISECONDS).toISOString().slice(0, 10);
}

/** Whether the text is a day of the calendar: not 2002-02-30. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && dayOf(dayNumber(text)) === text;
}

/** The last day of a quarter after the day. */
export function quarterEndAfter(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const end = quarterEnd(year, Math.ceil(month / 3));
  return end > day ? end : quarterEnd(year, Math.ceil(month / 3) + 1);
}

/** The last day of a quarter before the day. */
export function quarterEndBefore(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return quarterEnd(year, Math.ceil(month / 3) - 1);
}

/** The last day of a quarter by its number; 0 and 5 are those of the years beside. */
function quarterEnd(year: number, quarter: number): Day {
  return dayOf(Date.UTC(year, quarter * 3, 0) / MILLISECONDS);
}

/** The first of the sorted days after the day. */
export function next(days: readonly Day[], day: Day): Day | undefined {
  return days[firstAfter(days, day)];
}

/** The last of the sorted days before the day. */
export function previous(days: readonly Day[], day: Day): Day | undefined {
  const after = firstAfter(days, day);
  return days[after - 1] === day ? days[after - 2] : days[after - 1];
}

/** The last of the sorted days on or before the day. */
export function lastBy(days: readonly Day[], day: Day): Day | undefined {
  return days[firstAfter(days, day) - 1];
}

/** Where the first of the sorted days after the day stands, by bisection. */
export function firstAfter(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `30 September 2002`. */
export function dayInWords(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `30 Sep 2002`. */
export function dayInShort(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${(MONTHS[Number(month) - 1] ?? month).slice(0, 3)} ${year}`;
}
