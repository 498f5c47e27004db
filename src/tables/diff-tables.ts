/** What became known between two days: the figures that it moved, and the events. */
import type { DiffAnswer } from "../answers/diff-answer.ts";
import { column, fields, tableOf } from "./columns.ts";
import { movedColumns } from "./scenario-tables.ts";
import type { Tabulated } from "./table.ts";

interface Change {
  readonly known: string;
  readonly on: string;
  readonly event: string;
  readonly type: string;
  readonly by: string | null;
  readonly summary: string;
}

type Publication = DiffAnswer["published"][number];

export function diffTables(answer: DiffAnswer): Tabulated {
  const changes: Change[] = [...answer.becameKnown.map((each) => ({ ...each, by: null })), ...answer.voided];
  const columns = [
    ...fields({ known: "date", on: "date", event: "text", type: "text" }, (row: Change) => row),
    ...column("what", "text", (row: Change) => (row.by === null ? "known" : "voided")),
    ...fields({ by: "text", summary: "text" }, (row: Change) => row),
  ];
  return {
    answer: "diff",
    title: `What became known from ${answer.knownAtFrom} to ${answer.knownAt ?? "now"}`,
    source: answer,
    tables: [
      tableOf("measures", "The figures that it moved", movedColumns("before", "after"), answer.measures),
      tableOf("events", "Events that became known or were voided", columns, changes),
      tableOf("published", "Sources published in between", fields({ source: "text", title: "text", published: "date" }, (row: Publication) => row), answer.published),
    ],
  };
}
