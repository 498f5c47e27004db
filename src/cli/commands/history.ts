import { historyAnswer } from "../../answers/history-answer.ts";
import type { HistoryAnswer, HistoryQuery } from "../../answers/history-answer.ts";
import { historyTables } from "../../tables/history-tables.ts";
import { csvOf, figureText, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** One figure over time, along its dates or along what was known. */
export function history(id: string, options: SessionOptions & OutputOptions & HistoryQuery & { readonly all?: boolean }): number {
  const answer = historyAnswer(ledgerOf(options), id, options, options.spread);
  print(options, {
    answer,
    tables: [table(answer, options.all === true)],
    csv: csvOf(historyTables(answer)),
  });
  return 0;
}

function table({ book, measure, along, asOf, knownAt, unit, rows, total }: HistoryAnswer, all: boolean): Table {
  const shown = all ? rows : rows.filter(({ changed }, index) => changed || index === rows.length - 1);
  const fixed = along === "known-at" ? `, as of ${asOf ?? ""}` : knownAt === null ? "" : `, as known on ${knownAt}`;
  return {
    title: `${book}: ${measure} along ${along === "known-at" ? "what was known" : "its dates"}${fixed}, in ${unit}`,
    columns: [{ head: along === "known-at" ? "Known on" : "As of" }, { head: "Figure", align: "right" }, { head: "Status" }, { head: along === "known-at" ? "Became known" : "Events" }],
    rows: shown.map(({ on, from, figure, events }) => [from === undefined ? on : `${from}..${on}`, figureText(figure), figure.status.replaceAll("-", " "), few(events)]),
    notes: [`${numbered(total, "row")}; ${shown.length} shown${all ? "" : " (those that differ from the one before, and the last; --all shows every one)"}.`],
  };
}

/** The first few of them, and how many more there are. */
function few(events: readonly string[]): string {
  const most = 4;
  return events.length <= most ? events.join(", ") : `${events.slice(0, most).join(", ")} and ${events.length - most} more`;
}
