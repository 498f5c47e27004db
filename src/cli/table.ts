/** Tables for people: columns as wide as they need, figures to the right, decimals under decimals. */

export interface Column {
  readonly head: string;
  readonly align?: "left" | "right";
}

/** One row: as many cells as columns, or a heading that stands alone. */
export type Row = readonly string[] | { readonly heading: string };

export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Lines under the table. */
  readonly notes?: readonly string[];
}

/** Cells are cut here, but for those of the last column. */
const WIDEST = 64;

export function renderTable({ title, columns, rows, notes = [] }: Table): string {
  const shown = rows.map((row) => ("heading" in row ? row : row.map((cell, index) => (index === columns.length - 1 ? cell : shorten(cell)))));
  const widths = columns.map(({ head }, index) => Math.max(head.length, ...shown.map((row) => ("heading" in row ? 0 : (row[index] ?? "").length))));
  const line = (cells: readonly string[]): string => columns.map(({ align }, index) => pad(cells[index] ?? "", widths[index] ?? 0, align)).join("  ").trimEnd();
  const body = shown.map((row) => ("heading" in row ? row.heading : line(row)));
  return [title, line(columns.map(({ head }) => head)), widths.map((width) => "─".repeat(width)).join("  "), ...body, ...notes].join("\n");
}

function pad(cell: string, width: number, align: Column["align"]): string {
  return align === "right" ? cell.padStart(width) : cell.padEnd(width);
}

function shorten(cell: string): string {
  return cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell;
}

/** Thousands grouped: `-1234567.80` becomes `-1,234,567.80`; anything else stays as it is. */
export function grouped(text: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (parts === null) return text;
  const [, sign = "", whole = "", decimals = ""] = parts;
  return sign + whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") + decimals;
}

/** `1 event`, `2 events`. */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
