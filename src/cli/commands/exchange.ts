import { readFileSync, writeFileSync } from "node:fs";
import { importedAnswer } from "../../answers/imported-answer.ts";
import type { ImportedAnswer } from "../../answers/imported-answer.ts";
import { journalOf } from "../../interop/journal.ts";
import { imported, written } from "../../interop/programs.ts";
import type { Program } from "../../interop/program.ts";
import { refuse } from "../../kernel/fault.ts";
import { print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** Writes the book as another program reads it. */
export function exportBook(program: Program, options: SessionOptions & { readonly output?: string }): number {
  const text = written(journalOf(ledgerOf(options)), program);
  if (options.output === undefined) process.stdout.write(text);
  else writeTo(options.output, text);
  return 0;
}

function writeTo(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw refuse("export-impossible", error instanceof Error ? error.message : String(error), "a file that can be written", { file });
  }
}

/** Reads the movements that another program printed of the book; 1 where they are not the book's. */
export function importMovements(program: Program, file: string, options: SessionOptions & OutputOptions): number {
  const ledger = ledgerOf(options);
  const answer = importedAnswer(ledger, program, imported(textOf(file), file, program, ledger));
  print(options, { answer, tables: tables(answer), csv: answer.movements });
  return answer.missing.length + answer.unknown.length === 0 ? 0 : 1;
}

function textOf(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a file of UTF-8 text that can be read", { file });
  }
}

function tables({ book, program, movements, missing, unknown, total }: ImportedAnswer): Table[] {
  const table = (title: string, rows: ImportedAnswer["movements"], notes: string[]): Table => ({
    title,
    columns: [{ head: "Counts on" }, { head: "Event" }, { head: "Account" }, { head: "Quantity", align: "right" }, { head: "Unit" }, { head: "Cash-flow class" }],
    rows: rows.map(({ on, event, account, quantity, unit, flow }) => [on, event, account, grouped(quantity), unit, flow ?? ""]),
    notes,
  });
  const same = missing.length + unknown.length === 0;
  return [
    table(`${book}: movements as ${program} has them`, movements, [`${numbered(total, "movement")}${same ? ", the same as the book's to the last digit" : ""}.`]),
    ...(missing.length === 0 ? [] : [table("In the book, and not imported", missing, [])]),
    ...(unknown.length === 0 ? [] : [table("Imported, and not in the book", unknown, [])]),
  ];
}
