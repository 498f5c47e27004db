/** How findings say figures: grouped digits, what they are of, and where they stand. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import type { Evidence } from "../../events/envelope.ts";
import { compare, fractionText, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Interval } from "./verdict.ts";

/** More decimals than this say nothing to a reader. */
const MOST_DECIMALS = 6;

/** An exact amount in plain decimals: as many as it needs, up to six. */
export function amountText(value: Fraction): string {
  const fitting = Array.from({ length: MOST_DECIMALS }, (_, decimals) => decimals).find((decimals) => (value.n * 10n ** BigInt(decimals)) % value.d === 0n);
  const [whole = "", decimals] = fractionText(value, fitting ?? MOST_DECIMALS).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export function signedText(value: Fraction): string {
  return value.n > 0n ? `+${amountText(value)}` : amountText(value);
}

/** The values that an interval leaves open; the value alone where it leaves none. */
export function intervalText({ value, low, high }: Interval): string {
  return compare(low, high) === 0 ? amountText(value) : `${amountText(low)} to ${amountText(high)}`;
}

/** What a figure is of: its concept and its date or period. */
export function nameOf({ concept, when }: { readonly concept: string; readonly when: DateOrPeriod }): string {
  return `${concept} ${"at" in when ? "at" : "over"} ${dateOrPeriodText(when)}`;
}

/** A figure, its value and where it is printed. */
export function figureText(figure: ReportedFigure): string {
  return `${nameOf(figure)}: ${amountText(figure.value)} ${figure.unit} (printed ${figure.evidence.printed.join(" ")}, ${placeText(figure.evidence)})`;
}

export function placeText({ page, lines }: Evidence): string {
  const parts = [...(page === undefined ? [] : [`p. ${page}`]), ...(lines === undefined ? [] : [`l. ${lines}`])];
  return parts.length === 0 ? "no page stated" : parts.join(", ");
}

/** By how much a made value is off a printed one, in the figure's unit. */
export function offBy(made: Interval, figure: ReportedFigure): string {
  return `${signedText(subtract(made.value, figure.value))} ${figure.unit}`;
}
