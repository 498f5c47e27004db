/** A table of fields, from the same JSON Schema that editors use. */
import { isSchema } from "./editor-schema.ts";
import type { JsonSchema } from "./editor-scalar.ts";
import { code, table } from "./markdown.ts";

/** Where the kinds of values are explained. */
const KINDS = "book.md#kinds-of-values";
const TERMS = "book.md#terms";

interface Shown {
  /** Fields that are shown without what is inside them, because a section of their own shows it. */
  readonly closed?: readonly string[];
  /** Only these fields. */
  readonly only?: readonly string[];
}

/** A row for each field of a mapping, and for the fields inside it. */
export function fieldTable(schema: JsonSchema, shown: Shown = {}): string {
  return table(["field", "needed", "kind", "meaning"], rowsOf(schema, "", shown));
}

function rowsOf(schema: JsonSchema, prefix: string, { closed = [], only }: Shown): string[][] {
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => only?.includes(name) ?? true);
  return fields.flatMap(([name, field]) => {
    if (!isSchema(field)) return [];
    const path = `${prefix}${name}`;
    const row = [code(path), need(schema, name, field), kindOf(field, name), field.description ?? ""];
    return [row, ...(closed.includes(name) || name === "terms" ? [] : insideOf(field, path))];
  });
}

/** The fields inside a field: of a mapping, of each item of a list, of each value of a record. */
function insideOf(field: JsonSchema, path: string): string[][] {
  const own = rowsOf(field, `${path}.`, {});
  const items = isSchema(field.items) ? insideOf(field.items, `${path}[]`) : [];
  const values = isSchema(field.additionalProperties) ? insideOf(field.additionalProperties, `${path}.<${keyOf(field)}>`) : [];
  const branches = (field.anyOf ?? []).filter(isSchema).map((branch) => insideOf(branch, path));
  return [...own, ...items, ...values, ...byForm(branches)];
}

/** The fields of all branches, each once as it first stands; one that not all of them require depends on the form. */
function byForm(branches: readonly string[][][]): string[][] {
  const rows = branches.flat().filter(([name], index, all) => all.findIndex((row) => row[0] === name) === index);
  return rows.map(([name = "", needed = "", ...rest]) => {
    const required = branches.every((branch) => branch.some((row) => row[0] === name && row[1] === "required"));
    return [name, needed !== "required" || required ? needed : "by form", ...rest];
  });
}

function need(schema: JsonSchema, name: string, field: JsonSchema): string {
  if (schema.required?.includes(name) === true) return "required";
  const plain = typeof field.default === "string" || typeof field.default === "number" || typeof field.default === "boolean";
  return plain ? `${code(String(field.default))} when absent` : "optional";
}

const KIND_TITLES: readonly string[] = ["decimal", "amount", "count", "rate", "day", "period", "id", "account", "effective date"];

/** The kind of a field in words, with a link to what it means. */
function kindOf(field: JsonSchema, name: string): string {
  if (name === "terms") return `[terms](${TERMS})${termsOf(field)}`;
  if (field.const !== undefined) return code(String(field.const));
  if (field.title === "decimal") return `[decimal](${KINDS})${field.exclusiveMinimum === undefined ? (field.minimum === undefined ? "" : " of nil or more") : " above nil"}`;
  if (field.title !== undefined && KIND_TITLES.includes(field.title)) return `[${field.title}](${KINDS})`;
  if (field.enum !== undefined) return field.enum.includes(true) ? `[flag](${KINDS})` : [...new Set(field.enum.map(String))].map(code).join(", ");
  if (field.anyOf !== undefined) return [...new Set(field.anyOf.filter(isSchema).map((branch) => kindOf(branch, "")))].join(" or ");
  if (isSchema(field.items)) return `list of ${kindOf(field.items, "")}`;
  if (isSchema(field.additionalProperties)) return `mapping of ${keyOf(field)} to ${kindOf(field.additionalProperties, "")}`;
  if (field.properties !== undefined) return "fields";
  if (typeof field["patternErrorMessage"] === "string") return field["patternErrorMessage"];
  return `[text](${KINDS})`;
}

/** Which terms, where not all of them fit. */
function termsOf(field: JsonSchema): string {
  const names = Object.keys(field.properties ?? {});
  return names.length > 8 ? "" : `: ${names.map(code).join(", ")}`;
}

function keyOf({ propertyNames }: JsonSchema): string {
  if (!isSchema(propertyNames)) return "account";
  return propertyNames.title ?? (propertyNames.pattern === undefined ? "account" : "account id");
}
