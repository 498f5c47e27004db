/** The instrument that an event is about, by the field that names it: what a fault of the event tells beside its id. */

const FIELDS = ["instrument", "note", "warrant", "pool", "bond", "line", "class"];

export function namedInstrument(event: unknown): { readonly instrument?: string } {
  if (typeof event !== "object" || event === null) return {};
  const fields: Readonly<Record<string, unknown>> = { ...event };
  const instrument = FIELDS.map((field) => fields[field]).find((value) => typeof value === "string" && value !== "");
  return typeof instrument === "string" ? { instrument } : {};
}
