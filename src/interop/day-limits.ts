/** The years that a program reads: a day outside is refused, never moved or left out. */
import type { Day } from "../kernel/day.ts";
import { Faults } from "../kernel/fault.ts";
import type { Transaction } from "./journal.ts";

export function refuseDaysOutside(transactions: readonly Transaction[], program: string, first: number, last: number): void {
  const outside = transactions.filter(({ day }) => !isWithin(day, first, last));
  if (outside.length === 0) return;
  throw new Faults(outside.map(({ event, day }) => ({ code: "export-impossible", severity: "error", subject: event, field: "on", found: day, expected: `a day of the years ${first} to ${last}, which ${program} reads` })));
}

export function isWithin(day: Day, first: number, last: number): boolean {
  const year = Number(day.slice(0, 4));
  return year >= first && year <= last;
}
