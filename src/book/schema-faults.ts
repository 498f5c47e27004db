/** Turns what a schema found wrong into faults that say what was found and what was expected. */
import type { z } from "zod";
import type { Fault, FaultCode, Place } from "../kernel/fault.ts";
import { COMMAS } from "./yaml-source.ts";

/** One fault for each issue, at the place of its field. */
export function schemaFaults(error: z.ZodError, input: unknown, placeOf: (path: readonly PropertyKey[]) => Place): Fault[] {
  return error.issues.flatMap((issue) => issueFaults(issue, input, [])).map(({ path, ...fault }) => ({
    ...fault,
    severity: "error",
    ...placeOf(path),
    ...(path.length === 0 ? {} : { field: path.map(String).join(".") }),
  }));
}

interface Found {
  readonly path: readonly PropertyKey[];
  readonly code: FaultCode;
  readonly found: string;
  readonly expected: string;
}

function issueFaults(issue: z.core.$ZodIssue, input: unknown, base: readonly PropertyKey[]): Found[] {
  const path = [...base, ...issue.path];
  const found = shown(valueAt(input, path));
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [...path, key], code: "field-invalid", found: `an unknown field "${key}"`, expected: PART_OF_NUMBER.test(key) ? COMMAS : "only the fields of its schema" }));
    case "invalid_union":
      return unionFaults(issue, input, path, found);
    case "invalid_value":
      return [{ path, code: "field-invalid", found, expected: `one of ${issue.values.map(String).join(", ")}` }];
    case "invalid_type":
      return [{ path, code: "field-invalid", found, expected: expectedType(issue.expected) }];
    default: {
      const code: FaultCode = /date|period|window/.test(issue.message) ? "date-impossible" : "field-invalid";
      return [{ path, code, found, expected: issue.message }];
    }
  }
}

/** Of a union, the branch that came furthest: the one whose faults lie deepest, or are fewest. */
function unionFaults(issue: z.core.$ZodIssueInvalidUnion, input: unknown, path: readonly PropertyKey[], found: string): Found[] {
  const branches = issue.errors.map((issues) => issues.flatMap((inner) => issueFaults(inner, input, path)));
  const rightKind = branches.filter((branch) => !branch.some((fault) => fault.path.length === path.length && isTypeFault(fault)));
  const best = rightKind.sort((a, b) => a.length - b.length)[0];
  if (best !== undefined && best.length > 0) return best;
  return [{ path, code: "field-invalid", found, expected: branches.flat().map((fault) => fault.expected).join(", or ") }];
}

/** What is left of `1,000` inside braces, where the comma ends the field. */
const PART_OF_NUMBER = /^\d{3}(?:\.\d+)?$/;

const TYPES: Readonly<Record<string, string>> = { string: "a single value", object: "a mapping of fields", array: "a list", record: "a mapping" };
const expectedType = (type: string): string => TYPES[type] ?? type;
const isTypeFault = (fault: Found): boolean => Object.values(TYPES).includes(fault.expected);

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), input);
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `"${value}"`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : typeof value;
}
