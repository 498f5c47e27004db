/** Every reported figure as printed, a row for each printing. */
import type { FiguresAnswer } from "../answers/figures-answer.ts";
import { column, tableOf } from "./columns.ts";
import { reportedColumns } from "./reported-columns.ts";
import type { Tabulated } from "./table.ts";

type Row = FiguresAnswer["figures"][number];

export function figuresTables(answer: FiguresAnswer): Tabulated {
  const columns = [...reportedColumns((row: Row) => row), ...column("is", "text", (row: Row) => row.is)];
  return { answer: "figures", title: "Reported figures", source: answer, tables: [tableOf("figures", "Reported figures", columns, answer.figures)] };
}
