/** The columns of a reported figure. */
import type { ReportedRow } from "../answers/reported-row.ts";
import { fields } from "./columns.ts";
import type { Declared } from "./columns.ts";

export function reportedColumns<Row>(of: (row: Row) => ReportedRow): Declared<Row>[] {
  return fields(
    { id: "text", concept: "text", at: "date", from: "date", to: "date", value: "quantity", unit: "text", precision: "text", qualifier: "text", section: "text", source: "text", page: "text", lines: "text", printed: "text" },
    of,
    (row) => of(row).unit,
  );
}
