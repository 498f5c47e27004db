/** docs/reference/http.md: every operation of the service, and every schema of its answers. */
import { fieldsOf } from "../http/description/fields.ts";
import type { Meanings } from "../http/description/fields.ts";
import { METHODS } from "../http/description/document.ts";
import { code, page, table } from "./markdown.ts";

/** What the page needs of an OpenAPI document. */
export interface HttpDescription {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<(typeof METHODS)[number], Operation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** What is sent stands on pages of its own. */
const ELSEWHERE: Readonly<Record<string, string>> = { Event: "[an event](events.md)", ReportedTable: "[a reported table](book.md#reported-tables)", Scenario: "[a scenario](book.md#scenarios)" };

export function httpPage({ paths, components: { schemas } }: HttpDescription, meanings: Meanings): string {
  const operations = Object.entries(paths).flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] === undefined ? [] : [{ title: `${method.toUpperCase()} ${path}`, operation: item[method] }])));
  const named = Object.entries(schemas).filter(([name]) => meanings[name] !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return page("Over HTTP", [
    `What \`/openapi.json\` of a service describes: ${operations.length} operations, and ${named.length} schemas of what they answer. [How to use the service](../how-to/use-the-service.md) tells of dates, forms, caching, writing and refusals; \`/docs\` on the service has all of this to try out.`,
    "## Operations",
    table(["asks", "for"], operations.map(({ title, operation: { operationId, summary } }) => [`[${code(title)}](#${operationId.toLowerCase()})`, summary])),
    ...operations.flatMap(({ title, operation }) => described(title, operation)),
    "## Schemas",
    "Money, counts and rates are texts, never JSON numbers.",
    ...named.flatMap(([name, schema]) => [`### ${name}`, ofSchema(name, schema, meanings)]),
  ]);
}

function described(title: string, { operationId, summary, parameters = [], requestBody, responses }: Operation): string[] {
  const asked = parameters.map(({ name, in: where, required = false, description = "" }) => [code(name), where, required ? "required" : "optional", description]);
  const body = requestBody?.content["application/json"]?.schema;
  const forms = Object.keys(responses["200"]?.content ?? {});
  const answers = Object.entries(responses).filter(([status]) => status.startsWith("2")).map(([status, { description, content }]) => {
    const schema = content?.["application/json"]?.schema;
    return `**${status}**${schema === undefined ? "" : ` ${kindOf(schema)}`}. ${description}`;
  });
  const others = Object.keys(responses).filter((status) => !status.startsWith("2"));
  return [
    `### ${operationId}`,
    `${code(title)}: ${summary}.`,
    ...(asked.length === 0 ? [] : [table(["parameter", "in", "needed", "meaning"], asked)]),
    ...(body === undefined ? [] : [`Sent, as JSON or YAML: ${kindOf(body)}.`]),
    ...answers,
    `As ${forms.map(code).join(", ")}. Otherwise ${others.join(", ")}.`,
  ];
}

function ofSchema(name: string, schema: Schema, meanings: Meanings): string {
  if (schema.enum !== undefined) return kindOf(schema);
  const rows = fieldsOf(schema).map(({ path, schema: field }) => [code(path.join(".")), kindOf(field as Schema), meanings[name]?.[path.join(".")] ?? ""]);
  return rows.length === 0 ? kindOf(schema) : table(["field", "kind", "meaning"], rows);
}

/** The kind of a value in words, with a link to what it is. */
function kindOf(schema: Schema): string {
  const { $ref, type, enum: values, const: constant, pattern, items, additionalProperties, anyOf, oneOf } = schema;
  const name = $ref?.split("/").at(-1);
  if (name !== undefined) return ELSEWHERE[name] ?? `[${name}](#${name.toLowerCase()})`;
  const branches = anyOf ?? oneOf;
  if (branches !== undefined) return [...new Set(branches.map(kindOf))].join(" or ");
  if (constant !== undefined) return code(String(constant));
  const types = [type ?? "anything"].flat();
  const orNull = types.includes("null") && types.length > 1 ? " or null" : "";
  if (values !== undefined) return `${values.filter((value) => value !== null).map((value) => code(String(value))).join(", ")}${orNull}`;
  if (items !== undefined) return `list of ${kindOf(items)}${orNull}`;
  if (typeof additionalProperties === "object") return `mapping to ${kindOf(additionalProperties)}${orNull}`;
  return `${WORDS[pattern ?? ""] ?? WORDS[types[0] ?? ""] ?? types[0] ?? ""}${orNull}`;
}

/** By pattern, and by type where there is none that says more. */
const WORDS: Readonly<Record<string, string>> = {
  "^\\d{4}-\\d{2}-\\d{2}$": "day",
  "^-?\\d+(\\.\\d+)?$": "decimal text",
  string: "text",
  integer: "whole number",
  boolean: "true or false",
  object: "fields",
};
