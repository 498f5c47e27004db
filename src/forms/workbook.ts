/**
 * A workbook (Office Open XML): a sheet for each table, and one that says where they come from.
 *
 * A cell of a spreadsheet is a binary fraction and may round. So beside every quantity stands a
 * column of text with the exact decimal; whoever must not round reads that one.
 */
import writeExcelFile from "write-excel-file/node";
import type { CellObject, SheetData } from "write-excel-file/node";
import type { Cell, Column, Source, Table, Tabulated } from "../tables/table.ts";
import { undated } from "./undated.ts";

/** The most that a cell holds; more makes a workbook that is not opened. */
const MOST_CHARACTERS = 32_767;
const CUT = "… (cut: CSV and JSON have the whole text)";

/** Days before this one have no number in a spreadsheet, or one that programs disagree on. */
const FIRST_DAY = "1900-03-01";

const WIDEST = 60;

const DECIMAL = /^-?\d+(?:\.(\d+))?$/;
/** What XML 1.0 §2.2 has no character for. */
// eslint-disable-next-line no-control-regex
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The same answer makes the same bytes. */
export async function workbookOf({ source, title }: Tabulated, tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map((table) => {
    const data = sheetOf(table);
    return { sheet: table.name, data, stickyRowsCount: 1, columns: widths(data) };
  });
  const about = aboutOf(source, title);
  const written = await writeExcelFile([...sheets, { sheet: "about", data: about, columns: widths(about) }]).toBuffer();
  return undated(written);
}

function sheetOf({ columns, rows }: Table): SheetData {
  return [columns.flatMap(headingsOf), ...rows.map((row) => columns.flatMap((column, index) => cellsOf(column, row[index] ?? null)))];
}

function headingsOf({ kind, heading, unit }: Column): CellObject[] {
  const name = unit === null ? heading : `${heading} (${unit})`;
  return [name, ...(kind === "quantity" ? [`${name}, exact`] : [])].map((value) => ({ value, type: String, fontWeight: "bold" as const }));
}

function cellsOf({ kind }: Column, cell: Cell): (CellObject | null)[] {
  if (kind === "quantity") return cell === null ? [null, null] : [numberCell(String(cell)), textCell(String(cell))];
  if (cell === null) return [null];
  if (typeof cell === "number") return [{ value: cell, type: Number, format: "0" }];
  if (typeof cell === "boolean") return [{ value: cell, type: Boolean }];
  return [kind === "date" && cell >= FIRST_DAY ? { value: new Date(`${cell}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" } : textCell(cell)];
}

/** Shown with the decimals that the exact text has. */
function numberCell(exact: string): CellObject | null {
  const parts = DECIMAL.exec(exact);
  if (parts === null) return null;
  const decimals = parts[1]?.length ?? 0;
  return { value: Number(exact), type: Number, format: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(Math.min(decimals, 30))}` };
}

function textCell(text: string): CellObject | null {
  const clean = text.replaceAll(NO_CHARACTER, "\ufffd");
  const value = clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS - CUT.length)}${CUT}` : clean;
  return value === "" ? null : { value, type: String, format: "@" };
}

function aboutOf({ book, asOf, from, to, knownAt, scenario, ledgerHead }: Source, title: string): SheetData {
  const facts = [["Answer", title], ["Book", book], ["As of", asOf], ["From", from], ["To", to], ["Known at", knownAt], ["Scenario", scenario], ["Ledger head", ledgerHead]] as const;
  return facts.flatMap(([name, value]) => (value === undefined || value === null ? [] : [[{ value: name, type: String, fontWeight: "bold" as const }, textCell(value)]]));
}

/** As wide as the longest of the first cells of each column, within reason. */
function widths(data: SheetData): { width: number }[] {
  const sample = data.slice(0, 200);
  return (data[0] ?? []).map((_, index) => ({ width: Math.min(WIDEST, Math.max(8, ...sample.map((row) => lengthOf(row[index]) + 2))) }));
}

function lengthOf(cell: SheetData[number][number]): number {
  if (cell === null || cell === undefined || typeof cell !== "object" || !("value" in cell)) return 0;
  return cell.value instanceof Date ? 10 : typeof cell.value === "string" || typeof cell.value === "number" ? String(cell.value).length : 5;
}
