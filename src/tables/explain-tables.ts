/** What moved a figure, event by event, or the inputs of its rule; the figure itself; and each printing of it. */
import type { ExplainAnswer } from "../answers/explain-answer.ts";
import type { ExplainedEvent } from "../answers/explained-event.ts";
import type { TieRow } from "../answers/tie-answer.ts";
import { column, fields, figure, figureUnder, tableOf } from "./columns.ts";
import { reportedColumns } from "./reported-columns.ts";
import type { Table, Tabulated } from "./table.ts";

type Made<Kind> = Extract<ExplainAnswer["made"], { readonly kind: Kind }>;
type Part = Made<"movements">["events"][number];
type Input = Made<"rule">["inputs"][number];

export function explainTables(answer: ExplainAnswer): Tabulated {
  const { measure, label, made } = answer;
  return { answer: `${measure}-explained`, title: `${measure} (${label}) explained`, source: answer, tables: [made.kind === "movements" ? eventsTable(answer, made) : inputsTable(made), figureTable(answer), ...printingsTable(answer)] };
}

function eventsTable({ unit }: ExplainAnswer, { events }: Made<"movements">): Table {
  const columns = [
    ...column("event", "text", (row: Part) => row.id),
    ...fields({ type: "text", on: "date", first: "date", last: "date" }, (row: Part) => row),
    ...fields({ amount: "quantity", low: "quantity", high: "quantity", running: "quantity" }, (row: Part) => row, () => unit),
    ...fields({ cutByOpening: "flag", basis: "text", plug: "flag" }, (row: Part) => row),
    ...column("evidence", "text", (row: Part) => printedOf(row.evidence)),
    ...fields({ summary: "text", rule: "text" }, (row: Part) => row),
  ];
  return tableOf("events", "Events that moved it", columns, events);
}

function inputsTable({ rule, inputs }: Made<"rule">): Table {
  const columns = [
    ...fields({ enters: "text", label: "text", measure: "text", asOf: "date", from: "date", to: "date", text: "text", event: "text" }, (row: Input) => row),
    ...figureUnder("value", (row: Input) => row.figure ?? undefined),
    ...column("unit", "text", (row: Input) => row.figure?.unit ?? null),
  ];
  return tableOf("inputs", rule, columns, inputs);
}

/** Its opening, what the events before, on and after this page add, and the figure. */
function figureTable({ made, ...answer }: ExplainAnswer): Table {
  const opening = made.kind === "movements" ? made.opening : null;
  const pages = made.kind === "movements" ? made : { before: null, after: null };
  const columns = [
    ...fields({ measure: "text", label: "text" }, (row: typeof answer) => row),
    ...column("openingAt", "date", () => opening?.at ?? null),
    ...figureUnder("opening", () => opening?.figure),
    ...fields({ before: "quantity", after: "quantity" }, () => pages, () => answer.unit),
    ...figure((row: typeof answer) => row),
  ];
  return tableOf("figure", "The figure", columns, [answer]);
}

function printingsTable({ reported, unit }: ExplainAnswer): Table[] {
  if (reported === null) return [];
  const columns = [
    ...reportedColumns((row: TieRow) => row),
    ...fields({ low: "quantity", high: "quantity", difference: "quantity", gap: "quantity", correction: "quantity" }, (row: TieRow) => row, () => unit),
    ...column("verdict", "verdict", (row: TieRow) => row.verdict),
    ...column("slips", "text", (row: TieRow) => row.slips.join("; ")),
    ...column("absorbing", "text", (row: TieRow) => row.absorbing.map(({ event, why }) => `${event} (${why})`).join("; ")),
    ...column("ways", "text", (row: TieRow) => row.ways.map(({ event, how, to }) => `${event} ${how}${to === null ? "" : ` to ${to}`}`).join("; ")),
  ];
  return [tableOf("printings", "Each printing of it, and what would have to be true for it to tie", columns, reported)];
}

type Evidence = ExplainedEvent["evidence"];

export function placeOf({ source, page, lines }: Evidence[number]): string {
  return [source, ...(page === undefined ? [] : [`p. ${page}`]), ...(lines === undefined ? [] : [`l. ${lines}`])].join(" ");
}

/** Where the source says it, and the figures as printed there. */
export function printedOf(evidence: Evidence): string {
  return evidence.map((each) => `${placeOf(each)}${each.printed === undefined || each.printed.length === 0 ? "" : `: ${each.printed.join(" · ")}`}`).join("; ");
}
