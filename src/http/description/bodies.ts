/** The description with the schemas of what is sent: those of a book's files, which the reference keeps. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { COMPONENTS } from "../body.ts";
import type { Sent } from "../body.ts";
import type { Description } from "./document.ts";

const FOLDER = new URL("../../../events/schemas/", import.meta.url);

type Schemas = NonNullable<NonNullable<Description["components"]>["schemas"]>;
/** A schema, or any part of one. */
type Part = Readonly<Record<string, unknown>>;

/** A schema of book files (draft-07) as it stands in a description: its definitions by the name of what they are of; what only editors know left out. */
function described(part: unknown, of: string): unknown {
  if (Array.isArray(part)) return part.map((each) => described(each, of));
  if (typeof part !== "object" || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => name !== "patternErrorMessage");
  return Object.fromEntries(kept.map(([name, value]) => [name, name === "$ref" ? String(value).replace("#/definitions/", `${COMPONENTS}${of}.`) : described(value, of)]));
}

function schemaOf(file: string): Part {
  return JSON.parse(readFileSync(fileURLToPath(new URL(file, FOLDER)), "utf8")) as Part;
}

interface EventSchemas {
  readonly definitions: Readonly<Record<string, Part>>;
  readonly items: { readonly oneOf: readonly (Part & { readonly title: string })[] };
}

/** An event of any type, told by `type`; each type, and each field that all events have, by its own name. */
function events(): { readonly Event: unknown } {
  const { definitions, items } = schemaOf("events.schema.json") as unknown as EventSchemas;
  const types = items.oneOf.map((type) => [`Event.${type.title}`, type] as const);
  const fields = Object.entries(definitions).map(([name, field]) => [`Event.${name}`, field] as const);
  const mapping = Object.fromEntries(types.map(([name, { title }]) => [title, `${COMPONENTS}${name}`]));
  const event = { description: "What happened, as files of a book's events hold it.", oneOf: Object.values(mapping).map(($ref) => ({ $ref })), discriminator: { propertyName: "type", mapping } };
  return { Event: event, ...Object.fromEntries([...types, ...fields].map(([name, schema]) => [name, described(schema, "Event")])) };
}

/** What it adds are events. */
function scenario(): unknown {
  const { title, description, type, properties, required, additionalProperties } = schemaOf("scenarios.schema.json");
  const { add, ...others } = properties as Readonly<Record<string, Part>>;
  return described({ title, description, type, properties: { ...others, add: { ...add, items: { $ref: `${COMPONENTS}Event` } } }, required, additionalProperties }, "Scenario");
}

/** Read once, when the description is first asked for. */
export function withBodies(description: Description): Description {
  const { components } = description;
  const sent: Readonly<Record<Sent, unknown>> = { ...events(), ReportedTable: described(schemaOf("reported.schema.json")["items"], "ReportedTable"), Scenario: scenario() };
  return { ...description, components: { ...components, schemas: { ...components?.schemas, ...(sent as Schemas) } } };
}
