/** The instant, or the period, that a figure is for. */
import type { Day, Period } from "./day.ts";

export type DateOrPeriod = { readonly at: Day } | { readonly over: Period };

export function dateOrPeriodText(when: DateOrPeriod): string {
  return "at" in when ? when.at : `${when.over.first}..${when.over.last}`;
}
