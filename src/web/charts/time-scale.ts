/** Days along a line: where each lies, and which of them the axis names. */
import { scaleLinear } from "d3-scale";
import type { ScaleLinear } from "d3-scale";
import { dayNumber, dayOf } from "../state/days.ts";
import type { Day } from "../state/days.ts";

export interface TimeScale {
  readonly first: Day;
  readonly last: Day;
  readonly at: (day: Day) => number;
  /** The day at a place, never beyond the ends. */
  readonly dayAt: (x: number) => Day;
}

export function timeScale({ first, last }: { readonly first: Day; readonly last: Day }, [left, right]: readonly [number, number]): TimeScale {
  const scale: ScaleLinear<number, number> = scaleLinear([dayNumber(first), Math.max(dayNumber(last), dayNumber(first) + 1)], [left, right]).clamp(true);
  return { first, last, at: (day) => scale(dayNumber(day)), dayAt: (x) => dayOf(Math.min(dayNumber(last), Math.round(scale.invert(x)))) };
}

export interface Tick {
  readonly day: Day;
  readonly text: string;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Steps in months that an axis may have. */
const STEPS = [1, 3, 6, 12, 24, 60, 120];

/** The first days of months or years, far enough apart for their names. */
export function ticks({ first, last, at }: TimeScale, apart: number): readonly Tick[] {
  const months = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const pixelsAMonth = (at(last) - at(first)) / Math.max(1, months(last) - months(first));
  const step = STEPS.find((each) => each * pixelsAMonth >= apart) ?? 240;
  const all: Tick[] = [];
  for (let month = Math.ceil(months(first) / step) * step; month <= months(last); month += step) {
    const day = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day >= first) all.push({ day, text: month % 12 === 0 ? String(Math.floor(month / 12)) : (MONTHS[month % 12] ?? "") });
  }
  return all;
}
