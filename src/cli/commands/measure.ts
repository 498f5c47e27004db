import { measureAnswer, measureList } from "../../answers/measure-answer.ts";
import type { Query } from "../../answers/query.ts";
import { measureListTables, measureTables } from "../../tables/measure-tables.ts";
import { csvOf, figureText, print, reasonsOf } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered } from "../table.ts";

/** One measure at a date or over a period; without an id, the list of them all. */
export function measure(id: string | undefined, options: SessionOptions & OutputOptions & Query): number {
  const ledger = ledgerOf(options);
  if (id === undefined) return list(measureList(ledger), options);
  const answer = measureAnswer(ledger, id, options);
  const when = answer.asOf ?? `${answer.from ?? ""} to ${answer.to ?? ""}`;
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: ${answer.measure}, ${when}${answer.knownAt === null ? "" : `, as known on ${answer.knownAt}`}`,
        columns: [{ head: "Figure", align: "right" }, { head: "Unit" }, { head: "Status" }],
        rows: [[figureText(answer), answer.unit, answer.status.replaceAll("-", " ")]],
        notes: reasonsOf([answer]),
      },
    ],
    csv: csvOf(measureTables(answer)),
  });
  return 0;
}

function list(answer: ReturnType<typeof measureList>, options: OutputOptions): number {
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: measures`,
        columns: [{ head: "Id" }, { head: "What it is" }, { head: "Unit" }, { head: "Asked with" }],
        rows: answer.measures.map(({ id, label, unit, kind }) => [id, label, unit, kind === "instant" ? "--as-of" : "--from --to"]),
        notes: [`${numbered(answer.total, "measure")}, all shown.`],
      },
    ],
    csv: csvOf(measureListTables(answer)),
  });
  return 0;
}
