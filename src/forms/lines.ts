/** Newline-delimited JSON: one object a line, what the answer says of itself first. */
import { recordsOf } from "../tables/table.ts";
import type { Table, Tabulated } from "../tables/table.ts";

export function* linesOf({ answer, source, title }: Tabulated, table: Table): Generator<string> {
  const { book, asOf, from, to, knownAt, scenario, ledgerHead } = source;
  yield line({ book, answer, title, table: table.name, asOf: asOf ?? null, from, to, knownAt, scenario, ledgerHead, rows: table.rows.length });
  for (const record of recordsOf(table)) yield line(record);
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
