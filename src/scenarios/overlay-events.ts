/** The events of a book as a scenario has them: removed, replaced, moved, added. */
import { z } from "zod";
import type { RecordedEvent } from "../book/book.ts";
import { readEvent } from "../book/read-book.ts";
import { later } from "../kernel/day.ts";
import type { Fault, Place } from "../kernel/fault.ts";
import type { ReadScenario } from "./read-scenario.ts";

const mapping = z.record(z.string(), z.unknown());

type Path = readonly PropertyKey[];

/** The events with the scenario's changes; what it cannot change is a fault at its line. */
export function overlayEvents(events: readonly RecordedEvent[], { scenario, written, place }: ReadScenario, faults: Fault[]): RecordedEvent[] {
  const byId = new Map(events.map((recorded) => [recorded.event.id, recorded]));
  const changed = new Set<string>();
  const subject = scenario.id;
  const wrong = (path: Path, code: Fault["code"], found: string, expected: string): void => {
    faults.push({ code, severity: "error", ...place(path), subject, field: path.map(String).join("."), found, expected });
  };
  /** The event that a change is about, unless it is not there or changed already. */
  const target = (id: string, path: Path): RecordedEvent | undefined => {
    const recorded = byId.get(id);
    if (changed.has(id)) wrong(path, "field-invalid", `a second change of ${id}`, "one change of each event");
    else if (recorded === undefined) wrong(path, "event-unknown", `event "${id}"`, "an event of the book that is in force there");
    else changed.add(id);
    return recorded;
  };
  const placeIn = (path: Path) => (inside: Path = []): Place => ({ ...place([...path, ...inside]) });
  const set = (recorded: readonly RecordedEvent[]): void => {
    for (const each of recorded) byId.set(each.event.id, each);
  };
  scenario.remove.forEach((id, index) => {
    if (target(id, ["remove", index]) !== undefined) byId.delete(id);
  });
  scenario.replace.forEach(({ event: id, with: fields, without }, index) => {
    const recorded = target(id, ["replace", index, "event"]);
    for (const fixed of ["id", "type"]) if (fixed in fields) wrong(["replace", index, "with", fixed], "field-invalid", `another ${fixed}`, "the event's own: remove it and add another instead");
    if (recorded === undefined) return;
    const laid = over(recorded.written, fields);
    const kept = Object.fromEntries(Object.entries(mapping.parse(laid)).filter(([field]) => !without.includes(field)));
    set(readEvent(kept, placeIn(["replace", index, "with"]), faults));
  });
  scenario.move.forEach(({ event: id, on }, index) => {
    const recorded = target(id, ["move", index, "event"]);
    if (recorded === undefined) return;
    const { known } = recorded.event;
    set([{ ...recorded, event: { ...recorded.event, on, ...(known === undefined ? {} : { known: later(known, on.last) }) }, written: { ...mapping.parse(recorded.written), on: rawAt(written, ["move", index, "on"]) }, place: placeIn(["move", index]) }]);
  });
  scenario.add.forEach((fields, index) => {
    for (const recorded of readEvent({ basis: "assumed", ...fields }, placeIn(["add", index]), faults)) {
      if (byId.has(recorded.event.id) || changed.has(recorded.event.id)) wrong(["add", index, "id"], "id-duplicate", `an id that another event has already, "${recorded.event.id}"`, "an id of its own for each event");
      else set([recorded]);
    }
  });
  scenario.terms.forEach(({ instrument, from }, index) => {
    if (from === undefined) return;
    const change = { id: `${scenario.id}.terms-${index + 1}`, type: "terms-changed", on: from, basis: "assumed", summary: scenario.title, instrument, terms: rawAt(written, ["terms", index, "terms"]) };
    set(readEvent(change, placeIn(["terms", index]), faults));
  });
  return [...byId.values()];
}

/** Mappings are laid over one another field by field; anything else takes the place of what was there. */
function over(under: unknown, top: unknown): unknown {
  const [below, above] = [mapping.safeParse(under), mapping.safeParse(top)];
  if (!below.success || !above.success) return top;
  return { ...below.data, ...Object.fromEntries(Object.entries(above.data).map(([field, value]) => [field, over(below.data[field], value)])) };
}

/** What the file itself has at a path: scalars as text. */
function rawAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => (typeof inside === "object" && inside !== null ? (inside as Readonly<Record<PropertyKey, unknown>>)[key] : undefined), value);
}
