/**
 * Canonical JSON (RFC 8785): the same text for the same content. Written here because every event
 * that is kept passes through it; the package `canonicalize` is the oracle of its test.
 */

/** Texts of property names, of which there are few. */
const names = new Map<string, string>();

function nameText(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(name)}:`;
  if (names.size < 1_000) names.set(name, text);
  return text;
}

/** Throws `TypeError` for what JSON cannot hold. */
export function canonical(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return scalar(value);
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? "null" : canonical(item))).join(",")}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const name of Object.keys(record).sort()) {
    const member = record[name];
    if (member !== undefined) text += `${text === "" ? "" : ","}${nameText(name)}${canonical(member)}`;
  }
  return `{${text}}`;
}

function scalar(value: unknown): string {
  if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return JSON.stringify(value);
  throw new TypeError(`nothing to write as JSON: ${typeof value === "number" ? value : typeof value}`);
}
