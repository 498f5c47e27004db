/** JSON Schema for YAML editors (draft-07, which they all know), from the schemas that read the books. */
import { z } from "zod";
import { editorScalar } from "./editor-scalar.ts";
import type { JsonSchema } from "./editor-scalar.ts";
import type { FieldComments } from "./source-comments.ts";
import { plainWord } from "./plain-words.ts";

/** The schema of what is written, with each field's comment as its description. */
export function editorSchema(schema: z.ZodType, comments: FieldComments, scope: string): JsonSchema {
  const generated = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-07",
    override({ zodSchema, jsonSchema }) {
      const scalar = editorScalar(zodSchema, jsonSchema);
      if (scalar !== undefined) replace(jsonSchema, scalar);
      const { def } = zodSchema._zod;
      if (def.type === "default") jsonSchema.default = def.defaultValue;
    },
  });
  // What zod adds beside the schema (its own validator) is no part of the document.
  const plain = JSON.parse(JSON.stringify(generated)) as JsonSchema;
  delete plain.$schema;
  describe(plain, comments, scope);
  return plain;
}

function replace(schema: JsonSchema, by: JsonSchema): void {
  for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
  Object.assign(schema, by);
}

/** Writes the comments into the schema, in place. Keys of a mapping are always text. */
function describe(schema: JsonSchema, comments: FieldComments, path: string): void {
  for (const part of partsOf(schema)) describe(part, comments, path);
  if (isSchema(schema.propertyNames)) schema.propertyNames.type = "string";
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (!isSchema(field)) continue;
    const comment = comments.get(name);
    const at = `${path}.${name}`;
    const text = comment?.own ?? plainWord(at) ?? comment?.constant;
    if (text !== undefined) field.description = text;
    describe(field, comment?.inside ?? new Map(), at);
  }
}

/** The schemas inside one that are not fields of their own: items, values, branches. */
export function partsOf(schema: JsonSchema): JsonSchema[] {
  return [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].flat().filter(isSchema);
}

export function isSchema(part: unknown): part is JsonSchema {
  return typeof part === "object" && part !== null;
}
