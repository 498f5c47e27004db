/**
 * How an editor should judge one scalar.
 *
 * The reader takes every scalar as text; editors take `2002` for a number and `true` for a truth
 * value. So a field that reads "2002" is told to take the number too: each schema is asked what it
 * reads, and nothing is written down twice.
 */
import { parse } from "yaml";
import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What the schema of a text without a pattern of its own looks like to an editor, by its title. */
const PATTERNS: Readonly<Record<string, { readonly pattern: string; readonly patternErrorMessage: string }>> = {
  day: { pattern: "^\\d{4}-\\d{2}-\\d{2}$", patternErrorMessage: "a date of the calendar, YYYY-MM-DD" },
  period: {
    pattern: "^(?:\\d{4}-\\d{2}-\\d{2}(?:\\.\\.\\d{4}-\\d{2}-\\d{2})?|(?:FY)?\\d{4}(?:-(?:Q[1-4]|\\d{2}))?)$",
    patternErrorMessage: "a run of days such as 2002-02, 2002-Q3, 2002 or 2002-01-01..2002-09-30",
  },
};

/** The editor's schema of a text, or undefined where the schema reads anything but one text. */
export function editorScalar(schema: z.core.$ZodType, generated: JsonSchema): JsonSchema | undefined {
  const base = textOf(schema);
  if (base === undefined) return undefined;
  const { title, description } = generated;
  const named = { ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) };
  const reads = (text: string): boolean => z.safeParse(schema, text).success;
  if (base.type === "enum") return { ...named, enum: [...new Set(Object.values(base.entries).flatMap((value) => [value, asEditor(String(value))]))] };
  const shape = generated.pattern === undefined ? (PATTERNS[title ?? ""] ?? {}) : { pattern: generated.pattern, patternErrorMessage: refusal(schema) };
  const length = generated.minLength === undefined ? {} : { minLength: generated.minLength };
  const { type, ...bounds } = numbersOf(reads);
  return { ...named, type: type === undefined ? "string" : ["string", type], ...shape, ...length, ...bounds };
}

/** The text that a schema starts from; undefined where it starts from anything else. */
function textOf(schema: z.core.$ZodType): z.core.$ZodStringDef | z.core.$ZodEnumDef | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "pipe") return textOf(def.in);
  return def.type === "string" || def.type === "enum" ? def : undefined;
}

function asEditor(text: string): string | number | boolean {
  const value: unknown = parse(text, { schema: "core" });
  return typeof value === "number" || typeof value === "boolean" ? value : text;
}

function refusal(schema: z.core.$ZodType): string {
  return z.safeParse(schema, " ").error?.issues[0]?.message ?? "another text";
}

type Numbers = Pick<JsonSchema, "minimum" | "exclusiveMinimum" | "maximum"> & { readonly type?: "number" | "integer" };

/** The numbers that are read when written as text: any, whole ones, single digits, years; from where on. */
function numbersOf(reads: (text: string) => boolean): Numbers {
  if (!reads("2002") && !reads("1")) return {};
  const type = reads("0.5") || reads("1.5") ? "number" : "integer";
  if (reads("-1")) return { type };
  if (!reads("1")) return { type, minimum: 1000, maximum: 9999 };
  const from = reads("0") ? { minimum: 0 } : { exclusiveMinimum: 0 };
  const digits = [9, 8, 7, 6, 5, 4, 3, 2, 1];
  return { type, ...from, ...(reads("10") ? {} : { maximum: digits.find((digit) => reads(String(digit))) ?? 1 }) };
}
