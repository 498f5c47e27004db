/** One setting of the service: a text from the environment, a file or the command line, and what it is read as. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

export interface Setting<Schema extends z.ZodType = z.ZodType, Fallback extends string | undefined = string | undefined> {
  /** The environment variable that holds it. */
  readonly variable: string;
  /** What it decides. */
  readonly meaning: string;
  /** Reads the text; its messages say what was expected. */
  readonly schema: Schema;
  /** The text that stands where none is given. */
  readonly fallback: Fallback;
  /** A value as one would write it; the fallback where there is one. */
  readonly example: string;
  /** Whether it is hidden wherever the configuration is shown. */
  readonly secret: boolean;
}

interface Told { readonly variable: string; readonly meaning: string; readonly secret?: boolean }

/** A setting that always has a value. */
export function settled<Schema extends z.ZodType>(schema: Schema, { secret = false, ...told }: Told & { readonly fallback: string }): Setting<Schema, string> {
  return { ...told, schema, example: told.fallback, secret };
}

/** A setting that may be left out. */
export function optional<Schema extends z.ZodType>(schema: Schema, { secret = false, ...told }: Told & { readonly example: string }): Setting<Schema, undefined> {
  return { ...told, schema, fallback: undefined, secret };
}

/** A whole number in plain digits. */
export function wholeNumber(least: number, most: number): z.ZodType<number> {
  const expected = `a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d{1,15}$/, expected).transform(Number).pipe(z.number().min(least, expected).max(most, expected));
}

/** Values with commas between them, each of the kind; a file may write them as a list. */
export function listOf<Value>(item: z.ZodType<Value, string>): z.ZodType<readonly Value[], string> {
  return z.string().transform((text) => text.split(",").map((each) => each.trim()).filter((each) => each !== "")).pipe(z.array(item));
}

/** A path to something that is there, made absolute. */
export const existing = z.string().min(1, "a path").transform((path) => resolve(path)).refine((path) => existsSync(path), "a path to what is there");
