/** Rows of CSV as programs write it, each with the line on which it begins: texts in quotes may hold lines of their own. */
import { refuse } from "../kernel/fault.ts";

export interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/** How a quote within quotes is written: twice, as RFC 4180 has it, or after a backslash. */
export type QuoteWithin = '""' | '\\"';

/** A field in quotes, or one without; what follows it must end the field. */
const FIELDS: Readonly<Record<QuoteWithin, RegExp>> = {
  '""': /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y,
  '\\"': /(?:"((?:[^"\\]|\\[^])*)"|([^",\r\n]*))(,|\r?\n|$)/y,
};

/** All rows, or a fault at the line that breaks off or does not end as it began. */
export function csvRows(text: string, file: string, within: QuoteWithin): Row[] {
  const field = new RegExp(FIELDS[within]);
  const rows: Row[] = [];
  let fields: string[] = [];
  let line = 1;
  let begun = 1;
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const [whole, inQuotes, plain = "", end] = field.exec(text) ?? [];
    if (whole === undefined) throw refuse("import-invalid", shown(text.slice(at)), "a field, and a comma or the end of the line after it", { file, line });
    fields.push(inQuotes === undefined ? plain : inQuotes.replaceAll(within, '"'));
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    if (end === "") throw refuse("import-invalid", "a last line without its end", "a file that was written whole", { file, line });
    if (fields.length > 1 || fields[0] !== "") rows.push({ line: begun, fields });
    fields = [];
    begun = line;
  }
  if (fields.length > 0) throw refuse("import-invalid", "a last line without its end", "a file that was written whole", { file, line });
  return rows;
}

function shown(text: string): string {
  return JSON.stringify((text.split("\n")[0] ?? "").slice(0, 40));
}

/** The rows below a head, each as a look-up by its column; columns may come in any order, and others beside them. */
export function headedRows(rows: readonly Row[], file: string, columns: readonly string[]): { readonly line: number; readonly field: (column: string) => string }[] {
  const [head, ...body] = rows;
  const names = head?.fields.map((name) => name.trim()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw refuse("import-invalid", head === undefined ? "an empty file" : `columns ${names.join(", ")}`, `columns ${columns.join(", ")}`, { file, line: 1 });
  return body.map(({ line, fields }) => {
    if (fields.length !== names.length) throw refuse("import-invalid", `${fields.length} fields`, `${names.length}, one for each column`, { file, line });
    return { line, field: (column) => fields[names.indexOf(column)]?.trim() ?? "" };
  });
}
