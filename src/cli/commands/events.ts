import { eventAnswer, eventList } from "../../answers/event-answer.ts";
import type { EventAnswer, EventFilter } from "../../answers/event-answer.ts";
import { eventListTables, eventTables } from "../../tables/event-tables.ts";
import { csvOf, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped } from "../table.ts";
import type { Table } from "../table.ts";

type Options = SessionOptions & OutputOptions & Omit<EventFilter, "limit" | "offset"> & { readonly limit?: number; readonly offset?: number };

/** The events in effective order, filtered; or one event with its journal entry. */
export function events(id: string | undefined, options: Options): number {
  const ledger = ledgerOf(options);
  if (id !== undefined) {
    const answer = eventAnswer(ledger, id);
    print(options, { answer, tables: [eventTable(answer)], csv: csvOf(eventTables(answer)) });
    return 0;
  }
  const answer = eventList(ledger, options);
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: events${answer.knownAt === null ? "" : ` known on ${answer.knownAt}`}`,
        columns: [{ head: "Counts on" }, { head: "Window" }, { head: "Id" }, { head: "Type" }, { head: "Basis" }, { head: "What happened" }],
        rows: answer.events.map(({ on, first, last, id: event, type, basis, plug, summary }) => [on, first === last ? "" : `${first}..${last}`, event, type, `${basis}${plug ? ", plug" : ""}`, summary]),
        notes: [`${answer.shown} of ${answer.total} events shown.`],
      },
    ],
    csv: csvOf(eventListTables(answer)),
  });
  return 0;
}

function eventTable({ book, event }: EventAnswer): Table {
  const where = event.evidence.map(({ source, page, lines, printed }) => `  evidence: ${source}${page === undefined ? "" : `, page ${page}`}${lines === undefined ? "" : `, lines ${lines}`}${printed === undefined || printed.length === 0 ? "" : `: ${printed.join(" · ")}`}`);
  const window = event.first === event.last ? "" : ` (known only to fall between ${event.first} and ${event.last})`;
  return {
    title: `${book}: ${event.id}, ${event.type}, ${event.on}${window}\n${event.summary}`,
    columns: [{ head: "Account" }, { head: "Quantity", align: "right" }, { head: "Unit" }, { head: "Cash-flow class" }],
    rows: event.movements.map(({ account, quantity, unit, flow }) => [account, grouped(quantity), unit, flow ?? ""]),
    notes: [
      ...(event.movements.length === 0 ? ["  no balance moves"] : []),
      `  basis: ${event.basis}${event.plug ? ", a plug" : ""}; known on ${event.knownAt}`,
      ...(event.arithmetic === null ? [] : [`  arithmetic: ${event.arithmetic}`]),
      ...(event.parties.length === 0 ? [] : [`  parties: ${event.parties.join(", ")}`]),
      ...where,
    ],
  };
}
