/** The timeline, an event a row; and several measures over their days, a step a row, beside what is printed of them. */
import type { StepsAnswer } from "../answers/steps-answer.ts";
import type { TimelineAnswer } from "../answers/timeline-answer.ts";
import { column, figure, fields, tableOf } from "./columns.ts";
import { SUMMARY } from "./event-tables.ts";
import type { Tabulated } from "./table.ts";

type Told = TimelineAnswer["events"][number];

export function timelineTables(answer: TimelineAnswer): Tabulated {
  const columns = [
    ...fields(SUMMARY, (row: Told) => row),
    ...column("parties", "text", (row: Told) => row.parties.join("; ")),
    ...column("instruments", "text", (row: Told) => row.instruments.join("; ")),
  ];
  return { answer: "timeline", title: "Timeline", source: answer, tables: [tableOf("events", "Events in effective order, with whom and what they concern", columns, answer.events)] };
}

type Stepped = StepsAnswer["measures"][number];
type Step = Stepped["steps"][number] & { readonly measure: string; readonly unit: string };
type Printed = Stepped["printed"][number] & { readonly measure: string; readonly unit: string };

export function stepsTables(answer: StepsAnswer): Tabulated {
  const steps = answer.measures.flatMap(({ id, unit, steps: of }) => of.map((step): Step => ({ ...step, measure: id, unit })));
  const printed = answer.measures.flatMap(({ id, unit, printed: of }) => of.map((each): Printed => ({ ...each, measure: id, unit })));
  const figures = [...column("measure", "text", (row: Step) => row.measure), ...column("on", "date", (row: Step) => row.on), ...figure((row: Step) => ({ ...row, reasons: [] }))];
  const reported = [
    ...fields({ measure: "text", on: "date" }, (row: Printed) => row),
    ...fields({ value: "quantity" }, (row: Printed) => row, (row) => row.unit),
    ...fields({ unit: "text", section: "text", verdict: "verdict" }, (row: Printed) => row),
    ...fields({ difference: "quantity" }, (row: Printed) => row, (row) => row.unit),
  ];
  return { answer: "steps", title: "Measures over their days", source: answer, tables: [tableOf("steps", "Each figure on the days on which it differs", figures, steps), tableOf("printed", "What is printed of them", reported, printed)] };
}
