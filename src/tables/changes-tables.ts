/** What happened between two dates: the figures that it moved, and the events. */
import type { ChangesAnswer } from "../answers/changes-answer.ts";
import { fields, tableOf } from "./columns.ts";
import { movedColumns } from "./scenario-tables.ts";
import type { Tabulated } from "./table.ts";

type Happened = ChangesAnswer["events"][number];

export function changesTables(answer: ChangesAnswer): Tabulated {
  const columns = fields({ on: "date", first: "date", last: "date", counts: "flag", knownAt: "date", id: "text", type: "text", family: "text", basis: "text", plug: "flag", summary: "text" }, (row: Happened) => row);
  return {
    answer: "changes",
    title: `What happened from ${answer.asOfFrom} to ${answer.asOf ?? ""}`,
    source: answer,
    tables: [
      tableOf("measures", "The figures that it moved", movedColumns("before", "after"), answer.measures),
      tableOf("events", "Events between the two dates, or that may have happened between them", columns, answer.events),
    ],
  };
}
