import { conversionAnswer } from "../../answers/conversion-answer.ts";
import type { Query } from "../../answers/query.ts";
import { conversionTables } from "../../tables/conversion-tables.ts";
import { csvOf, figureText, print, reasonsOf } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";

/** What each note would convert into at a date, and the room that its class leaves. */
export function conversion(options: SessionOptions & OutputOptions & Query): number {
  const answer = conversionAnswer(ledgerOf(options), options);
  const { book, asOf, knownAt, notes } = answer;
  const when = `${asOf ?? ""}${knownAt === null ? "" : `, as known on ${knownAt}`}`;
  print(options, {
    answer,
    tables: [
      {
        title: `${book}: what the notes would convert into at ${when}`,
        columns: [{ head: "Note" }, { head: "Payoff", align: "right" }, { head: "Price", align: "right" }, { head: "Shares", align: "right" }, { head: "Into" }, { head: "Fractions" }, { head: "Remainder", align: "right" }, { head: "Ratio", align: "right" }, { head: "As converted", align: "right" }],
        rows: notes.map((row) => [row.note, figureText(row.payoff), grouped(row.price ?? ""), figureText(row.shares), row.into, row.fractionalShares.replaceAll("-", " "), figureText(row.remainder), grouped(row.ratio ?? ""), figureText(row.asConverted)]),
        notes: [`${numbered(answer.total, "convertible note")}, all shown.`, ...notes.flatMap(({ note, remark }) => (remark === null ? [] : [`  · ${note}: ${remark}`])), ...reasonsOf(notes.map(({ asConverted }) => asConverted))],
      },
      {
        title: "Room in the class, shared in this order",
        columns: [{ head: "Note" }, { head: "Into" }, { head: "Room before", align: "right" }, { head: "Room after", align: "right" }, { head: "Suffices" }],
        rows: notes.map(({ note, into, room, left, suffices }) => [note, into, figureText(room), figureText(left), suffices.replaceAll("-", " ")]),
        notes: reasonsOf(notes.map(({ room }) => room)),
      },
    ],
    csv: csvOf(conversionTables(answer)),
  });
  return 0;
}
