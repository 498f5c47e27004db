/** What each note would convert into, a row for each note. */
import type { ConversionAnswer } from "../answers/conversion-answer.ts";
import { column, fields, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

type Row = ConversionAnswer["notes"][number];

export function conversionTables(answer: ConversionAnswer): Tabulated {
  const value = (name: "payoff" | "shares" | "remainder" | "asConverted" | "room" | "left") => column(name, "quantity", (row: Row) => row[name].value, (row) => row[name].unit);
  const columns = [
    ...fields({ note: "text", into: "text", price: "quantity", fractionalShares: "text" }, (row: Row) => row),
    ...value("payoff"),
    ...value("shares"),
    ...column("sharesLow", "quantity", (row: Row) => row.shares.low, (row) => row.shares.unit),
    ...column("sharesHigh", "quantity", (row: Row) => row.shares.high, (row) => row.shares.unit),
    ...value("remainder"),
    ...column("ratio", "quantity", (row: Row) => row.ratio),
    ...value("asConverted"),
    ...value("room"),
    ...value("left"),
    ...fields({ suffices: "text", remark: "text" }, (row: Row) => row),
  ];
  return { answer: "conversion", title: "What the notes would convert into", source: answer, tables: [tableOf("notes", "What the notes would convert into", columns, answer.notes)] };
}
