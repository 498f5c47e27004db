/** Figures as a source prints them: exact values rounded honestly, in tables of one column. */
import { figuresOf, reportedTable } from "../../src/book/reported-figure.ts";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import type { DateOrPeriod } from "../../src/kernel/date-or-period.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";

/** How a source prints figures: `power` of ten that one stands for, and decimals. */
export interface Style {
  readonly scale: "ones" | "thousands";
  readonly power: number;
  readonly decimals: number;
}

export const STYLES: readonly Style[] = [
  { scale: "thousands", power: 3, decimals: 0 },
  { scale: "thousands", power: 3, decimals: 1 },
  { scale: "ones", power: 0, decimals: 0 },
  { scale: "ones", power: 0, decimals: 2 },
];

/** One step of the last printed digit, as n/d. */
export const step = ({ power, decimals }: Style): Fraction => ({ n: 10n ** BigInt(power), d: 10n ** BigInt(decimals) });

/** The value in steps, rounded to the nearest; a half goes either way, as printers differ. */
export function inSteps({ n, d }: Fraction, style: Style, halfUp: boolean): bigint {
  const unit = step(style);
  const [top, bottom] = [n * unit.d, d * unit.n];
  const doubled = 2n * top + bottom;
  const floor = doubled >= 0n ? doubled / (2n * bottom) : -((-doubled + 2n * bottom - 1n) / (2n * bottom));
  return doubled % (2n * bottom) === 0n && !halfUp ? floor - 1n : floor;
}

/** Steps as a source prints them: grouped, deductions in parentheses. */
function printed(steps: bigint, { decimals }: Style): string {
  const digits = (steps < 0n ? -steps : steps).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return steps < 0n ? `(${text})` : text;
}

export interface PrintedRow {
  readonly concept: string;
  readonly unit: string;
  readonly steps: bigint;
  /** What it is claimed to be of others. */
  readonly is?: string | undefined;
}

/** A table of one column as the reader of reported figures makes it. */
export function printedTable(rows: readonly PrintedRow[], when: DateOrPeriod, style: Style): ReportedFigure[] {
  const column = "at" in when ? when : { over: `${when.over.first}..${when.over.last}` };
  const written = { id: "printed", title: "Printed", section: "statements", source: "a-report", page: "1", unit: "USD", columns: [column], rows: rows.map(({ concept, unit, steps, is }) => ({ concept, unit, line: "1", scale: style.scale, printed: [printed(steps, style)], ...(is === undefined ? {} : { is }) })) };
  return figuresOf(reportedTable.parse(written), (_, found, expected) => {
    throw new Error(`${found} where ${expected} was expected`);
  });
}
