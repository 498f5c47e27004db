/** Answers as tables: columns that say what they hold, and rows of exact cells. What is written from them is for `src/forms`. */

/** Decimal texts stay texts: only counts of rows and days are numbers. */
export type Cell = string | number | boolean | null;

export type Kind = "text" | "date" | "quantity" | "count" | "status" | "verdict" | "flag";

export interface Column {
  /** The name of the field in the answer, or made of it: the same in every release. */
  readonly name: string;
  /** For people. */
  readonly heading: string;
  readonly kind: Kind;
  /** Of a quantity: the unit of every row; null where rows differ in it, and a column of the table then tells. */
  readonly unit: string | null;
  /** Of a quantity: the most decimals that a row has; null where no row has one. */
  readonly scale: number | null;
  /** Of a bound: the column whose least or greatest value it is. */
  readonly bounds: string | null;
}

export interface Table {
  /** What it is asked for by: letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What every answer says of itself. */
export interface Source {
  readonly book: string;
  /** Null or absent where it runs over a period, or over all that there is. */
  readonly asOf?: string | null | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt: string | null;
  readonly scenario: string | null;
  readonly ledgerHead: string;
}

/** One answer: what it is called, where it comes from, and its tables, the main one first. */
export interface Tabulated {
  /** For file names: letters, digits, dots and hyphens. */
  readonly answer: string;
  readonly title: string;
  readonly source: Source;
  readonly tables: readonly [main: Table, ...others: Table[]];
  /** Where the answer has a report of its own to read, in Markdown. */
  readonly report?: () => string;
}

/** The rows under the names of their columns. */
export function recordsOf({ columns, rows }: Table): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));
}

/** The date or period in words; nothing where an answer has neither. */
export function whenOf({ asOf, from, to }: Source): string | null {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  return asOf ?? null;
}
