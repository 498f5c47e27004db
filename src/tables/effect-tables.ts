/** What an event changed: the figures that it moved, and the terms. */
import type { EffectAnswer } from "../answers/effect-answer.ts";
import { column, fields, tableOf } from "./columns.ts";
import { movedColumns } from "./scenario-tables.ts";
import type { Tabulated } from "./table.ts";

type Moved = EffectAnswer["measures"][number];

interface Term {
  readonly instrument: string;
  readonly term: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function effectTables(answer: EffectAnswer): Tabulated {
  const own = column("own", "quantity", (row: Moved) => row.own, (row) => row.after.unit);
  const terms = answer.terms.flatMap(({ instrument, changes }) => changes.map(({ term, before, after }): Term => ({ instrument, term, before, after })));
  return {
    answer: `effect-${answer.event}`,
    title: `What ${answer.event} changed`,
    source: answer,
    tables: [
      tableOf("measures", `Figures at the end of ${answer.before} and of ${answer.on}`, [...movedColumns("before", "after"), ...own], answer.measures),
      tableOf("terms", "Terms before and after", fields({ instrument: "text", term: "text", before: "text", after: "text" }, (row: Term) => row), terms),
    ],
  };
}
