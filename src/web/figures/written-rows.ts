/** Rows that the page itself has narrowed, written as files: first what they are of, then the rows, in text as exact as the answer has it. */
import type { CellObject, SheetData } from "write-excel-file/browser";

/** A table as a file has it. Amounts are decimal texts; null is an empty cell. */
export interface Written {
  /** For the file's name: letters, digits and hyphens. */
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** What the rows are of: the book, the dates, the filters. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** What a spreadsheet would take for a formula gets an apostrophe before it; a plain number is none. */
const FORMULA = /^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?$))/;

/** A decimal that a spreadsheet's number holds to the last digit. */
const EXACT_IN_A_NUMBER = /^-?(?=(?:\d\.?){1,15}$)\d+(?:\.(\d+))?$/;

/** RFC 4180: a line for each fact, an empty one, the heads, the rows; the byte order mark tells spreadsheets that it is UTF-8. */
export function csvText({ heads, rows, facts }: Written): string {
  const lines: readonly (readonly (string | null)[])[] = [...facts, [], heads, ...rows];
  return `\uFEFF${lines.map((line) => `${line.map(csvField).join(",")}\r\n`).join("")}`;
}

function csvField(text: string | null): string {
  const plain = text === null ? "" : FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A sheet of the rows, and one that says what they are of. What writes it is loaded when it is first wanted. */
export async function workbookOf({ name, heads, rows, facts }: Written): Promise<Blob> {
  const { default: write } = await import("write-excel-file/browser");
  const data: SheetData = [heads.map(bold), ...rows.map((row) => row.map(cellOf))];
  const about: SheetData = facts.map(([fact, value]) => [bold(fact), { value, type: String }]);
  const widths = heads.map((head, column) => ({ width: Math.min(60, Math.max(head.length, ...rows.slice(0, 200).map((row) => row[column]?.length ?? 0)) + 2) }));
  return write([{ sheet: name.slice(0, 31), data, columns: widths, stickyRowsCount: 1 }, { sheet: "about", data: about, columns: [{ width: 16 }, { width: 60 }] }]).toBlob();
}

const bold = (value: string): CellObject => ({ value, type: String, fontWeight: "bold" });

/** An amount is a number where that loses no digit, and text where it would. */
function cellOf(text: string | null): CellObject | null {
  if (text === null || text === "") return null;
  const parts = EXACT_IN_A_NUMBER.exec(text);
  const decimals = parts?.[1]?.length ?? 0;
  return parts === null ? { value: text, type: String } : { value: Number(text), type: Number, format: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}` };
}
