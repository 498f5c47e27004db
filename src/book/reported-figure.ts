/**
 * Reported figures: what a source prints, kept as printed, table by table.
 *
 * The printed text is the record; value, sign and interval follow from it and the table's scale.
 */
import { z } from "zod";
import { calendarDay, dayPeriod, id, positive, text } from "../../events/fields.ts";
import type { Evidence } from "../../events/envelope.ts";
import type { Day, Period } from "../kernel/day.ts";
import { add, fractionOf, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { Exact } from "../kernel/quantity.ts";

/** Units that figures are printed in, as powers of ten of the currency or of one. */
const SCALES: Readonly<Record<string, number>> = { ones: 0, thousands: 3, millions: 6 };

const column = z.union([z.strictObject({ at: calendarDay }), z.strictObject({ over: dayPeriod })]);

const row = z.strictObject({
  concept: id,
  line: z.string().regex(/^\d+(?:-\d+)?$/, "a line number or a run of them"),
  /** One text per column, exactly as printed; `~` where the column prints nothing. */
  printed: z.array(text),
  /** Overrides of the table for rows in another unit, such as shares or an amount per share. */
  unit: z.string().optional(),
  scale: z.enum(["ones", "thousands", "millions"]).optional(),
  /** `-1` where the source prints a deduction without parentheses. */
  sign: z.enum(["1", "-1"]).default("1"),
  approximate: z.enum(["true", "false"]).default("false"),
  /** What one step of the last digit that means something is worth, where prose rounds: 1000 for $2,357,000. */
  precision: positive.optional(),
});

export const reportedTable = z.strictObject({
  id,
  title: text,
  source: id,
  page: z.string().regex(/^\d+$/, "a page number"),
  unit: z.string(),
  scale: z.enum(["ones", "thousands", "millions"]).default("ones"),
  columns: z.array(column).min(1, "at least one column"),
  rows: z.array(row).min(1, "at least one row"),
});

export interface ReportedFigure {
  readonly id: string;
  readonly table: string;
  readonly concept: string;
  /** The instant, or the period, that it is for. */
  readonly when: { readonly at: Day } | { readonly over: Period };
  readonly value: Fraction;
  /** The closed interval of true values that would print so. */
  readonly low: Fraction;
  readonly high: Fraction;
  readonly unit: string;
  /** What one step of its last printed digit is worth, as text: `1000`, `1`, `0.01`. */
  readonly precision: string;
  readonly approximate: boolean;
  readonly evidence: Evidence & { readonly printed: string[] };
}

const DASH = /^(?:\$\s*)?[-–—]+$/;
const PRINTED = /^(\()?\s*\$?\s*(\()?\s*(-)?(\d[\d,\s]*(?:\.\d+)?|\.\d+)\s*%?\s*\)?$/;

/** Reads a printed figure: `$ (0.04)`, `12,629`, `--`; nothing else. */
function readPrinted(printed: string): { readonly value: Exact; readonly decimals: number } | undefined {
  const trimmed = printed.trim();
  if (DASH.test(trimmed)) return { value: new Exact(0), decimals: 0 };
  const parts = PRINTED.exec(trimmed);
  if (parts === null) return undefined;
  const digits = (parts[4] ?? "").replaceAll(/[,\s]/g, "");
  const negative = parts[1] !== undefined || parts[2] !== undefined || parts[3] !== undefined;
  const value = new Exact(digits);
  return { value: negative ? value.negated() : value, decimals: digits.split(".")[1]?.length ?? 0 };
}

/**
 * The figures of a table. A figure of unit u stands for [r − u/2, r + u/2]; one printed as
 * approximate for [r − u, r + u].
 */
export function figuresOf(table: z.output<typeof reportedTable>, onFault: (path: readonly PropertyKey[], found: string, expected: string) => void): ReportedFigure[] {
  return table.rows.flatMap((row, rowIndex) => {
    if (row.printed.length < table.columns.length) {
      onFault(["rows", rowIndex, "printed"], `${row.printed.length} figures`, `${table.columns.length}, one for each column; ~ where a column prints nothing`);
    }
    return row.printed.flatMap((printed, columnIndex): ReportedFigure[] => {
      if (printed === "~") return [];
      const column = table.columns[columnIndex];
      const read = readPrinted(printed);
      if (column === undefined || read === undefined) {
        onFault(["rows", rowIndex, "printed", columnIndex], `"${printed}"`, "a figure as printed, such as (1,470), 0.75 or --, with a column of its own");
        return [];
      }
      const unitOfScale = Exact.pow(10, SCALES[row.scale ?? (row.unit === undefined ? table.scale : "ones")] ?? 0);
      const precision = row.precision ?? unitOfScale.div(Exact.pow(10, read.decimals));
      const approximate = row.approximate === "true";
      const value = fractionOf(read.value.times(unitOfScale).times(row.sign));
      const half = fractionOf(approximate ? precision : precision.div(2));
      const context = "at" in column ? column.at : `${column.over.first}..${column.over.last}`;
      return [
        {
          id: `${table.id}.${row.concept}.${context}`,
          table: table.id,
          concept: row.concept,
          when: column,
          value,
          low: subtract(value, half),
          high: add(value, half),
          unit: row.unit ?? table.unit,
          precision: precision.toString(),
          approximate,
          evidence: { source: table.source, page: table.page, lines: row.line, printed: [printed] },
        },
      ];
    });
  });
}
