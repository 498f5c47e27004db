/**
 * Reported figures: what a source prints, kept as printed, table by table.
 *
 * The printed text is the record; value, sign and interval follow from it and the table's scale.
 */
import { z } from "zod";
import { calendarDay, dayPeriod, id, positive, text } from "../../events/fields.ts";
import type { Evidence } from "../../events/envelope.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import type { Place } from "../kernel/fault.ts";
import { add, fractionOf, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { Exact } from "../kernel/quantity.ts";
import { formula } from "./formula.ts";
import type { Formula } from "./formula.ts";
import { sections } from "./sections.ts";
import type { Section } from "./sections.ts";

/** Units that figures are printed in, as powers of ten of the currency or of one. */
const SCALES: Readonly<Record<string, number>> = { ones: 0, thousands: 3, millions: 6 };

const page = z.string().regex(/^\d+$/, "a page number");

const instant = z.strictObject({ at: calendarDay });
const duration = z.strictObject({ over: dayPeriod });
const column = z.union([instant, duration]);

const row = z.strictObject({
  concept: id,
  line: z.string().regex(/^\d+(?:-\d+)?$/, "a line number or a run of them"),
  /** One text per column, exactly as printed; `~` where the column prints nothing. */
  printed: z.array(text),
  /** The row's own instant, in a table without columns. */
  at: calendarDay.optional(),
  /** The row's own period, in a table without columns. */
  over: dayPeriod.optional(),
  /** Where the row stands on another page than the table's. */
  page: page.optional(),
  /** Overrides of the table for rows in another unit, such as shares or an amount per share. */
  unit: z.string().optional(),
  scale: z.enum(["ones", "thousands", "millions"]).optional(),
  /** `-1` where the source prints a deduction without parentheses. */
  sign: z.enum(["1", "-1"]).default("1"),
  /** How the source limits the figure: `approximately`; `up-to` or `at-most`; `over` or `at-least`. */
  qualifier: z.enum(["approximately", "up-to", "at-most", "over", "at-least"]).optional(),
  /** What one step of the last digit that means something is worth, where prose rounds: 1000 for $2,357,000. */
  precision: positive.optional(),
  /** What the source claims the figure to be, of other figures: `net-revenues - net-revenues@2001-Q3`. */
  is: formula.optional(),
});

export const reportedTable = z.strictObject({
  id,
  title: text,
  /** The part of the report that it stands in. */
  section: z.enum(sections),
  source: id,
  page,
  unit: z.string(),
  scale: z.enum(["ones", "thousands", "millions"]).default("ones"),
  /** What each figure of a row is for; without columns each row has one figure and says itself what it is for. */
  columns: z.array(column).min(1, "at least one column").optional(),
  rows: z.array(row).min(1, "at least one row"),
});

/** A table as it is written. */
export type WrittenTable = z.input<typeof reportedTable>;

export interface ReportedFigure {
  readonly id: string;
  readonly table: string;
  readonly section: Section;
  readonly concept: string;
  readonly when: DateOrPeriod;
  readonly value: Fraction;
  /** The closed interval of true values that would print so. */
  readonly low: Fraction;
  readonly high: Fraction;
  readonly unit: string;
  /** What one step of its last printed digit is worth, as text: `1000`, `1`, `0.01`. */
  readonly precision: string;
  readonly qualifier: z.output<typeof row>["qualifier"];
  /** What the source claims it to be, of other figures. */
  readonly is: Formula | undefined;
  readonly evidence: Evidence & { readonly printed: string[] };
  /** Where its row was read from. */
  readonly place: Place;
}

const DASH = /^(?:\$\s*)?[-–—]+$/;
const PRINTED = /^(\()?\s*\$?\s*(\()?\s*(-)?(\d[\d,\s]*(?:\.\d+)?|\.\d+)\s*%?\s*\)?\s*%?$/;

const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const TENS: Readonly<Record<string, number>> = { fifteen: 15, eighteen: 18, twenty: 20, "twenty-four": 24, thirty: 30, "thirty-six": 36, sixty: 60, ninety: 90 };

/** Whether a word is one of those that a figure may be written as. */
export function isNumberWord(word: string): boolean {
  return Object.hasOwn(TENS, word) || WORDS.includes(word);
}

/** Reads a printed figure: `$ (0.04)`, `12,629`, `(7)%`, `--`, `three`; nothing else. */
function readPrinted(printed: string): { readonly value: Exact; readonly decimals: number } | undefined {
  const trimmed = printed.trim();
  if (DASH.test(trimmed)) return { value: new Exact(0), decimals: 0 };
  const word = TENS[trimmed.toLowerCase()] ?? WORDS.indexOf(trimmed.toLowerCase());
  if (word >= 0) return { value: new Exact(word), decimals: 0 };
  const parts = PRINTED.exec(trimmed);
  if (parts === null) return undefined;
  const digits = (parts[4] ?? "").replaceAll(/[,\s]/g, "");
  const negative = parts[1] !== undefined || parts[2] !== undefined || parts[3] !== undefined;
  const value = new Exact(digits);
  return { value: negative ? value.negated() : value, decimals: digits.split(".")[1]?.length ?? 0 };
}

type Row = z.output<typeof row>;
type OnFault = (path: readonly PropertyKey[], found: string, expected: string) => void;

/** The figures of a table, one for each printing; `placeOf` tells where a path of the table was read from. */
export function figuresOf(table: z.output<typeof reportedTable>, onFault: OnFault, placeOf: (path: readonly PropertyKey[]) => Place = () => ({})): ReportedFigure[] {
  const taken = new Map<string, number>();
  return table.rows.flatMap((row, rowIndex) => {
    const columns = columnsFor(table, row, (path, found, expected) => {
      onFault(["rows", rowIndex, ...path], found, expected);
    });
    if (columns.length === 0) return [];
    if (row.printed.length < columns.length) onFault(["rows", rowIndex, "printed"], `${row.printed.length} figures`, `${columns.length}, one for each column; ~ where a column prints nothing`);
    return row.printed.flatMap((printed, columnIndex): ReportedFigure[] => {
      if (printed === "~") return [];
      const column = columns[columnIndex];
      const read = readPrinted(printed);
      if (column === undefined || read === undefined) {
        onFault(["rows", rowIndex, "printed", columnIndex], `"${printed}"`, "a figure as printed, such as (1,470), 0.75 or --, with a column of its own");
        return [];
      }
      const name = `${table.id}.${row.concept}.${dateOrPeriodText(column)}`;
      const times = (taken.get(name) ?? 0) + 1;
      taken.set(name, times);
      return [{ ...figureOf(table, row, read), id: times === 1 ? name : `${name}.${times}`, when: column, evidence: { source: table.source, page: row.page ?? table.page, lines: row.line, printed: [printed] }, place: placeOf(["rows", rowIndex]) }];
    });
  });
}

/** What the row's figures are for: the table's columns, or what it says itself. */
function columnsFor({ columns }: z.output<typeof reportedTable>, { at, over }: Row, onFault: OnFault): readonly DateOrPeriod[] {
  const own: DateOrPeriod[] = [...(at === undefined ? [] : [{ at }]), ...(over === undefined ? [] : [{ over }])];
  if (columns !== undefined) {
    if (own.length > 0) onFault([at === undefined ? "over" : "at"], "a date of the row's own", "none in a table with columns");
    return columns;
  }
  if (own.length !== 1) onFault([], own.length === 0 ? "neither at nor over" : "both at and over", "one of at and over in a table without columns");
  return own.slice(0, 1);
}

/**
 * A figure of unit u stands for [r − u/2, r + u/2]; one printed as approximate for [r − u, r + u].
 * Limits (up to, over) stand for themselves: what they limit is compared with them.
 */
function figureOf(table: z.output<typeof reportedTable>, row: Row, read: { readonly value: Exact; readonly decimals: number }): Omit<ReportedFigure, "id" | "when" | "evidence" | "place"> {
  const unitOfScale = Exact.pow(10, SCALES[row.scale ?? (row.unit === undefined ? table.scale : "ones")] ?? 0);
  const precision = row.precision ?? unitOfScale.div(Exact.pow(10, read.decimals));
  const value = fractionOf(read.value.times(unitOfScale).times(row.sign));
  const half = fractionOf(row.qualifier === "approximately" ? precision : precision.div(2));
  return { table: table.id, section: table.section, concept: row.concept, value, low: subtract(value, half), high: add(value, half), unit: row.unit ?? table.unit, precision: precision.toFixed(), qualifier: row.qualifier, is: row.is };
}
