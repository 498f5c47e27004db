import { diffAnswer } from "../../answers/diff-answer.ts";
import type { DiffAnswer } from "../../answers/diff-answer.ts";
import type { Query } from "../../answers/query.ts";
import { refuse } from "../../kernel/fault.ts";
import { diffTables } from "../../tables/diff-tables.ts";
import { csvOf, figureText, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { bookOf, ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

type Options = Omit<SessionOptions, "knownAt"> & OutputOptions & Pick<Query, "asOf"> & { readonly knownAt: readonly string[] };

/** What became known between two days, and the figures that it moved. */
export function diff({ knownAt, ...options }: Options): number {
  const [from, to, ...more] = knownAt;
  if (from === undefined || to === undefined || more.length > 0) throw refuse("query-invalid", `--known-at given ${knownAt.length} times`, "--known-at twice, the earlier day first", { field: "knownAt" });
  const book = bookOf(options);
  const answer = diffAnswer(ledgerOf({ ...options, knownAt: from }, book), ledgerOf({ ...options, knownAt: to }, book), options);
  print(options, {
    answer,
    tables: [changesTable(answer), measuresTable(answer)],
    csv: csvOf(diffTables(answer)),
  });
  return 0;
}

function changesTable({ book, asOf, knownAtFrom, knownAt, becameKnown, voided, published }: DiffAnswer): Table {
  return {
    title: `${book}: what became known from ${knownAtFrom} to ${knownAt ?? ""} of what counts by ${asOf ?? ""}`,
    columns: [{ head: "Known on" }, { head: "Counts on" }, { head: "Event" }, { head: "What" }, { head: "What happened" }],
    rows: [
      ...becameKnown.map(({ event, on, known, summary }) => [known, on, event, "known", summary]),
      ...voided.map(({ event, on, known, by, summary }) => [known, on, event, `voided by ${by}`, summary]),
    ],
    notes: [
      `${numbered(becameKnown.length, "event")} became known, ${voided.length} voided; all shown.`,
      ...published.map(({ title, published: day }) => `  published on ${day}: ${title}`),
    ],
  };
}

function measuresTable({ measures, total }: DiffAnswer): Table {
  return {
    title: "The figures that it moved",
    columns: [{ head: "Measure" }, { head: "Before", align: "right" }, { head: "After", align: "right" }, { head: "Difference", align: "right" }, { head: "Unit" }],
    rows: measures.map(({ measure, before, after, difference }) => [measure, figureText(before), figureText(after), grouped(difference ?? ""), after.unit]),
    notes: [`${numbered(total, "figure")}, all shown.`],
  };
}
