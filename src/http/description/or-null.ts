/** The description with what may be null said so: the generator demands of it that it be a named schema and null at once. */
import type { Description } from "./document.ts";

export function withNull(description: Description): Description {
  return repaired(description) as Description;
}

function repaired(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(repaired);
  if (typeof part !== "object" || part === null) return part;
  const { allOf, ...rest } = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, repaired(value)]));
  if (allOf === undefined) return rest;
  const [named, orNull, ...others] = allOf as readonly Readonly<Record<string, unknown>>[];
  const isNullable = named !== undefined && "$ref" in named && Array.isArray(orNull?.["type"]) && orNull["type"].includes("null") && others.length === 0;
  return isNullable ? { ...rest, anyOf: [named, { type: "null" }] } : { ...rest, allOf };
}
