/** One figure over time, a row for each date. */
import type { HistoryAnswer } from "../answers/history-answer.ts";
import { column, figure, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

type Row = HistoryAnswer["rows"][number];

export function historyTables(answer: HistoryAnswer): Tabulated {
  const { measure, along, rows } = answer;
  const columns = [
    ...column("measure", "text", () => measure),
    ...column("along", "text", () => along),
    ...column("on", "date", (row: Row) => row.on),
    ...column("from", "date", (row: Row) => row.from ?? null),
    ...figure((row: Row) => row.figure),
    ...column("changed", "flag", (row: Row) => row.changed),
    ...column("events", "text", (row: Row) => row.events.join(" ")),
  ];
  return { answer: `${measure}-history`, title: `${measure} over time`, source: answer, tables: [tableOf("history", `${measure} along ${along === "known-at" ? "what was known" : "its dates"}`, columns, rows)] };
}
