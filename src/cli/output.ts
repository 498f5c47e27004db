/** One answer, printed as its reader wants it: a table, JSON, or CSV. */
import Papa from "papaparse";
import type { FigureAnswer } from "../answers/answer.ts";
import { FORMULA } from "../forms/csv.ts";
import { recordsOf } from "../tables/table.ts";
import type { Tabulated } from "../tables/table.ts";
import { grouped, renderTable } from "./table.ts";
import type { Table } from "./table.ts";

export interface OutputOptions {
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
}

/** Rows of plain texts under their names, for CSV. */
export type CsvRows = readonly Readonly<Record<string, string | number | boolean | null>>[];

export interface Output {
  readonly answer: unknown;
  readonly tables: readonly Table[];
  readonly csv: CsvRows;
}

export function print({ json, csv }: OutputOptions, output: Output): void {
  if (json === true) write(JSON.stringify(output.answer, null, 2));
  else if (csv === true) write(Papa.unparse([...output.csv], { newline: "\n", escapeFormulae: FORMULA }));
  else write(output.tables.map(renderTable).join("\n\n"));
}

// A reader that has seen enough, such as `head`, closes the pipe: nothing is wrong then.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

export function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A figure for people: its value, and its bounds where it has any. */
export function figureText({ value, low, high, status }: FigureAnswer): string {
  if (value === null) return "not determinable";
  if (status === "exact" || low === null || high === null) return grouped(value);
  return `${grouped(value)} (${grouped(low)} … ${grouped(high)})`;
}

/** The main table of an answer for CSV. */
export function csvOf({ tables: [main] }: Tabulated): CsvRows {
  return recordsOf(main);
}

/** A figure among others of its row for CSV: its value under its name, its bounds and status beside it. */
export function figureColumns(name: string, figure: FigureAnswer | undefined): CsvRows[number] {
  return { [name]: figure?.value ?? null, [`${name}Low`]: figure?.low ?? null, [`${name}High`]: figure?.high ?? null, [`${name}Status`]: figure?.status ?? null };
}

/** A verdict in words. */
export function verdictText(verdict: string | null): string {
  return verdict === null ? "" : verdict.replaceAll("-", " ");
}

/** The reasons of the figures that are not exact, each once. */
export function reasonsOf(figures: readonly (FigureAnswer | null)[]): string[] {
  return [...new Set(figures.flatMap((figure) => figure?.reasons ?? []))].map((reason) => `  · ${reason}`);
}
