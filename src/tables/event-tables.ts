/** Events in effective order; or one event with its journal entry, its evidence and what is said of it. */
import type { EventAnswer, EventList } from "../answers/event-answer.ts";
import type { Kind } from "./table.ts";
import { column, fields, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

/** What every list of events tells of each. */
export const SUMMARY = { id: "text", type: "text", family: "text", on: "date", first: "date", last: "date", knownAt: "date", basis: "text", plug: "flag", summary: "text" } as const satisfies Readonly<Record<string, Kind>>;

type Listed = EventList["events"][number];

export function eventListTables(answer: EventList): Tabulated {
  return { answer: "events", title: "Events", source: answer, tables: [tableOf("events", "Events in effective order", fields(SUMMARY, (row: Listed) => row), answer.events)] };
}

type Event = EventAnswer["event"];
type Movement = Event["movements"][number];
type Evidence = Event["evidence"][number];

export function eventTables(answer: EventAnswer): Tabulated {
  const { event } = answer;
  const movements = [
    ...column("event", "text", () => event.id),
    ...column("on", "date", () => event.on),
    ...fields({ account: "text", quantity: "quantity", unit: "text", flow: "text" }, (row: Movement) => row, (row) => row.unit),
  ];
  const told = [...fields(SUMMARY, (row: Event) => row), ...column("arithmetic", "text", (row: Event) => row.arithmetic), ...column("parties", "text", (row: Event) => row.parties.join("; "))];
  const evidence = [
    ...column("source", "text", (row: Evidence) => row.source),
    ...column("page", "text", (row: Evidence) => row.page ?? null),
    ...column("lines", "text", (row: Evidence) => row.lines ?? null),
    ...column("printed", "text", (row: Evidence) => row.printed?.join(" · ") ?? null),
  ];
  return {
    answer: `event-${event.id}`,
    title: event.summary,
    source: answer,
    tables: [tableOf("movements", "Journal entry", movements, event.movements), tableOf("event", "The event", told, [event]), tableOf("evidence", "Evidence", evidence, event.evidence)],
  };
}
