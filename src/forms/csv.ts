/** CSV as RFC 4180 has it: a header, commas, lines that end in CR LF, quotes where a field needs them. */
import Papa from "papaparse";
import type { Cell, Table } from "../tables/table.ts";

/**
 * What a spreadsheet would take for a formula: it gets an apostrophe before it, which spreadsheets
 * read as "this is text". A plain number below nil is none, so amounts stay exactly as they are.
 */
export const FORMULA = /^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?$))/;

/** Cells that have nothing are empty; counts and flags are written as JSON writes them. */
export function csvOf({ columns, rows }: Table): string {
  const data: (readonly Cell[])[] = [columns.map(({ name }) => name), ...rows];
  return `${Papa.unparse(data as Cell[][], { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
}
