/** One measure as a row, and the list of a book's measures. */
import type { MeasureAnswer, MeasureList } from "../answers/measure-answer.ts";
import { column, fields, figure, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

export function measureTables(answer: MeasureAnswer): Tabulated {
  const columns = [
    ...fields({ book: "text", measure: "text", asOf: "date" }, (row: MeasureAnswer) => row),
    ...column("from", "date", (row: MeasureAnswer) => row.from ?? null),
    ...column("to", "date", (row: MeasureAnswer) => row.to ?? null),
    ...column("knownAt", "date", (row: MeasureAnswer) => row.knownAt),
    ...figure((row: MeasureAnswer) => row),
    ...column("ledgerHead", "text", (row: MeasureAnswer) => row.ledgerHead),
  ];
  return { answer: answer.measure, title: answer.measure, source: answer, tables: [tableOf("measure", answer.measure, columns, [answer])] };
}

type Listed = MeasureList["measures"][number];

export function measureListTables(answer: MeasureList): Tabulated {
  return { answer: "measures", title: "Measures", source: answer, tables: [tableOf("measures", "Measures", fields({ id: "text", label: "text", unit: "text", kind: "text" }, (row: Listed) => row), answer.measures)] };
}
