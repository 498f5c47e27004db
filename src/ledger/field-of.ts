/** Finds the field of an event that holds a value, so that a fault names it. */
import { Decimal } from "decimal.js";
import type { Fault } from "../kernel/fault.ts";
import type { RecordedEvent } from "../book/book.ts";
import { namedInstrument } from "../book/named-instrument.ts";

/** Fields of the envelope, which posting rules do not read. */
const ENVELOPE = new Set(["id", "type", "on", "known", "basis", "plug", "summary", "arithmetic", "evidence", "parties", "order", "discloses"]);

type Path = readonly string[];

/** The path of the first own field that holds the value, or of the key that is it. */
function fieldOf(event: object, wanted: (value: unknown) => boolean): Path | undefined {
  for (const [key, value] of Object.entries(event)) {
    if (ENVELOPE.has(key)) continue;
    const found = within(value, [key], wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function within(value: unknown, path: Path, wanted: (value: unknown) => boolean): Path | undefined {
  if (wanted(value)) return path;
  if (typeof value !== "object" || value === null || Decimal.isDecimal(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && wanted(key)) return [...path, key];
    const found = within(inner, [...path, key], wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A rule's fault at the event's place: at the field it names, or that holds the value it is about. */
export function located({ about, ...fault }: Fault, recorded: RecordedEvent): Fault {
  const path = fault.field?.split(".") ?? (about === undefined ? undefined : fieldOf(recorded.event, (value) => value === about || (Decimal.isDecimal(value) && Decimal.isDecimal(about) && value.equals(about))));
  const place = recorded.place((path ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part)));
  return { ...namedInstrument(recorded.event), ...fault, ...place, ...(path === undefined ? {} : { field: path.join(".") }) };
}
