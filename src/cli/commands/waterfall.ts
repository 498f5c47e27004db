import { waterfallAnswer } from "../../answers/waterfall-answer.ts";
import type { Query } from "../../answers/query.ts";
import { waterfallTables } from "../../tables/waterfall-tables.ts";
import { csvOf, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped } from "../table.ts";

/** Who receives what of a sum paid out for the company at a date. */
export function waterfall(options: SessionOptions & OutputOptions & Query & { readonly exit: string }): number {
  const answer = waterfallAnswer(ledgerOf(options), options.exit, options);
  const { book, asOf, knownAt, unit, exit, perShare, rows, totals, excluded, reasons } = answer;
  print(options, {
    answer,
    tables: [
      {
        title: `${book}: ${grouped(exit)} ${unit} paid out at ${asOf ?? ""}${knownAt === null ? "" : `, as known on ${knownAt}`}`,
        columns: [{ head: "Instrument" }, { head: "Kind" }, { head: "Choice" }, { head: "Strike", align: "right" }, { head: "Common shares", align: "right" }, { head: "Gross", align: "right" }, { head: "Strike paid", align: "right" }, { head: "Net", align: "right" }, { head: "Remarks" }],
        rows: [
          ...rows.map((row) => [row.instrument, row.kind, row.choice, grouped(row.strike ?? ""), grouped(row.shares), grouped(row.gross), grouped(row.strikePaid), grouped(row.net), row.remarks.join("; ")]),
          ["Total", "", "", "", "", grouped(totals.gross), grouped(totals.strikePaid), grouped(totals.net), ""],
        ],
        notes: [
          `One common share receives ${perShare} ${unit}. The sum is what there is for notes and shares, after every other creditor.`,
          ...(excluded.length === 0 ? [] : ["Left out:", ...excluded.map(({ instrument, reason }) => `  · ${instrument}: ${reason}`)]),
          ...(reasons.length === 0 ? [] : ["Counted on their assumed days:", ...reasons.map((reason) => `  · ${reason}`)]),
        ],
      },
    ],
    csv: csvOf(waterfallTables(answer)),
  });
  return 0;
}
