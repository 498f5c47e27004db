/** JSON that keeps exact values as they are: integers, decimals, maps, and what is undefined. */
import { Exact } from "../kernel/quantity.ts";

/** The one field of an object that stands for a value that JSON has not. */
const MARK = "$";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The value as JSON; throws where it holds something that cannot be written, such as a function. */
export function exactJson(value: unknown): string {
  return JSON.stringify(encoded(value));
}

/** What `exactJson` wrote. */
export function fromExactJson(text: string): unknown {
  return decoded(JSON.parse(text) as Json);
}

function encoded(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  if (value === undefined) return { [MARK]: "undefined" };
  if (typeof value === "bigint") return { [MARK]: "integer", of: value.toString() };
  if (Array.isArray(value)) return value.map(encoded);
  if (value instanceof Exact) return { [MARK]: "decimal", of: value.toString() };
  if (value instanceof Map) return { [MARK]: "map", of: [...value].map(encoded) };
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError(`a ${typeof value} among what is to be kept`);
  const fields = Object.entries(value).map(([name, field]): [string, Json] => [name, encoded(field)]);
  return Object.hasOwn(value, MARK) ? { [MARK]: "object", of: fields } : Object.fromEntries(fields);
}

/** In place, since most of it is as it was read. */
function decoded(json: Json): unknown {
  if (typeof json !== "object" || json === null) return json;
  const fields = json as Record<string, unknown>;
  if (Array.isArray(json) || !Object.hasOwn(json, MARK)) {
    for (const name of Object.keys(json)) {
      fields[name] = decoded(fields[name] as Json);
    }
    return json;
  }
  const of = json["of"] as string & [string, Json][];
  switch (json[MARK]) {
    case "integer":
      return BigInt(of);
    case "decimal":
      return new Exact(of);
    case "map":
      return new Map(of.map((pair) => decoded(pair) as [unknown, unknown]));
    case "object":
      return Object.fromEntries(of.map(([name, field]) => [name, decoded(field)]));
    default:
      return undefined;
  }
}
