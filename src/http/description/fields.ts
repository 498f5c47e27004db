/** The description with the meaning of each field of an answer, as the reference keeps them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Description } from "./document.ts";

/** By the name of a schema: the meaning of each of its fields, by the way to it. */
export type Meanings = Readonly<Record<string, Readonly<Record<string, string>>>>;

const FILE = fileURLToPath(new URL("../../examples/fields.json", import.meta.url));

/** A schema, or any part of one. */
type Part = Record<string, unknown>;

interface Field {
  readonly path: readonly string[];
  readonly schema: Part;
}

/** The fields that a schema has of its own, those inside them included; not those of schemas it refers to by name. */
export function fieldsOf(schema: unknown, path: readonly string[] = []): Field[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [] } = schema as { readonly properties?: Readonly<Record<string, Part>>; readonly items?: unknown; readonly additionalProperties?: unknown; readonly anyOf?: readonly unknown[]; readonly oneOf?: readonly unknown[] };
  const own = Object.entries(properties).flatMap(([name, field]) => [{ path: [...path, name], schema: field }, ...fieldsOf(field, [...path, name])]);
  return [...own, ...[items, additionalProperties, ...anyOf, ...oneOf].flatMap((part) => fieldsOf(part, path))];
}

/** Read once, when the description is first asked for. */
export function withMeanings(description: Description): Description {
  const meanings = JSON.parse(readFileSync(FILE, "utf8")) as Meanings;
  const { components } = description;
  const schemas = Object.entries(components?.schemas ?? {}).map(([name, schema]) => [name, explained(schema, meanings[name])] as const);
  return { ...description, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

function explained<Schema>(schema: Schema, meanings: Meanings[string] | undefined): Schema {
  if (meanings === undefined) return schema;
  const copy = structuredClone(schema);
  for (const { path, schema: field } of fieldsOf(copy)) {
    const meaning = meanings[path.join(".")];
    if (meaning !== undefined) field["description"] = meaning;
  }
  return copy;
}
