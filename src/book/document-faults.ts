/** What a source's document names in the book must be there: events, and the dates that others follow from. */
import type { Fault } from "../kernel/fault.ts";
import type { SourceDocument } from "./source-document.ts";

const EVENT = /^events\.(.+)$/;

/** Faults of a document in a book whose events have these ids. */
export function documentFaults({ source, dates, lists, place }: SourceDocument, events: ReadonlySet<string>): Fault[] {
  const printed = new Set(dates.flatMap(({ rows }) => rows.map(({ concept }) => concept)));
  const unknown = (event: string, path: readonly PropertyKey[]): Fault[] =>
    events.has(event) ? [] : [{ code: "event-unknown", severity: "error", ...place(path), subject: source, field: path.map(String).join("."), found: `event "${event}"`, expected: "an event of the book" }];
  const ofDates = dates.flatMap(({ rows }, table) =>
    rows.flatMap(({ concept, follows }, row): Fault[] => {
      const path = ["dates", table, "rows", row];
      const event = EVENT.exec(concept)?.[1];
      const after = follows !== undefined && !printed.has(follows.concept);
      return [
        ...(event === undefined ? [] : unknown(event, [...path, "concept"])),
        ...(after ? [{ code: "field-invalid", severity: "error", ...place([...path, "follows", "concept"]), subject: source, field: [...path, "follows", "concept"].join("."), found: `"${follows.concept}"`, expected: "what another date of the document is the date of" } satisfies Fault] : []),
      ];
    }),
  );
  return [...ofDates, ...lists.flatMap(({ events: named }, list) => named.flatMap((event, index) => unknown(event, ["lists", list, "events", index])))];
}
