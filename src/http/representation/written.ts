/** The body of a form that is written from tables. */
import { csvOf } from "../../forms/csv.ts";
import { linesOf } from "../../forms/lines.ts";
import { markdownOf } from "../../forms/markdown.ts";
import { workbookOf } from "../../forms/workbook.ts";
import { refuse } from "../../kernel/fault.ts";
import type { Table, Tabulated } from "../../tables/table.ts";
import type { Form } from "./forms.ts";

export type TabularForm = Exclude<Form, "json">;

/** CSV and lines hold one table, the main one where none is named; a workbook and Markdown hold all, or the one that is named. */
export async function written(form: TabularForm, tabulated: Tabulated, name: string | undefined): Promise<string | Uint8Array<ArrayBuffer>> {
  const named = name === undefined ? undefined : tableNamed(name, tabulated);
  const [main] = tabulated.tables;
  switch (form) {
    case "csv":
      return csvOf(named ?? main);
    case "ndjson":
      return [...linesOf(tabulated, named ?? main)].join("");
    case "md":
      return markdownOf(tabulated, named === undefined ? tabulated.tables : [named]);
    case "xlsx":
      return workbookOf(tabulated, named === undefined ? tabulated.tables : [named]);
  }
}

export function tableNamed(name: string, { tables }: Tabulated): Table {
  const found = tables.find((table) => table.name === name);
  if (found === undefined) throw refuse("query-invalid", `table "${name}"`, `one of ${tables.map((table) => table.name).join(", ")}`, { field: "table" });
  return found;
}
