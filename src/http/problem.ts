/**
 * Problems: what is wrong with a request, or with the book it asks, as `application/problem+json`
 * (RFC 9457). Each has a stable code; a fault keeps the code it has everywhere else.
 */
import { z } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Fault, FaultCode } from "../kernel/fault.ts";

/** The codes of what only HTTP can get wrong. */
type ServiceCode =
  | "answer-late"
  | "book-read-only"
  | "host-refused"
  | "idempotency-key-missing"
  | "internal"
  | "media-type-unsupported"
  | "method-not-allowed"
  | "not-acceptable"
  | "not-found"
  | "origin-refused"
  | "precondition-required"
  | "rate-exceeded"
  | "request-header-too-large"
  | "request-invalid"
  | "request-late"
  | "request-too-large"
  | "scope-missing"
  | "target-too-long"
  | "token-invalid"
  | "token-missing";

const errorSchema = z.object({
  code: z.string(),
  /** The query parameter at fault; a fault of a book has a file, a line and a field instead. */
  parameter: z.string().optional(),
  /** The file of the book, or `body`. */
  file: z.string().optional(),
  line: z.number().int().optional(),
  /** JSON Pointer to the field at fault, in what was sent. */
  pointer: z.string().optional(),
  /** What the fault is about: an event, a figure, an instrument. */
  subject: z.string().optional(),
  /** The instrument that the subject, an event, is about. */
  instrument: z.string().optional(),
  /** The field at fault. */
  field: z.string().optional(),
  found: z.string(),
  expected: z.string(),
});

export const problemSchema = z
  .object({
    /** Where the code is explained. */
    type: z.string(),
    /** What kind of problem it is. */
    title: z.string(),
    /** The status of the answer. */
    status: z.number().int(),
    /** What is wrong with this request. */
    detail: z.string(),
    /** What it means, stable: listed among the faults. */
    code: z.string(),
    /** The path that was asked for. */
    instance: z.string(),
    /** Names the request in the service's log; on internal errors only. */
    requestId: z.string().optional(),
    /** Each thing at fault. */
    errors: z.array(errorSchema).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.output<typeof problemSchema>;

interface Found {
  readonly code: ServiceCode | FaultCode;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors?: Problem["errors"];
}

/** What faults call the file that a request brings along. */
export const BODY = "body";

export const PROBLEM_JSON = "application/problem+json";

/** The problem as data; `instance` is the path that was asked for, as a URI reference. */
export function problem({ code, status, detail, ...rest }: Found, instance: string): Problem {
  return { type: `/docs/faults#${code}`, title: titleOf(code), status, detail, code, instance, ...rest };
}

/** The path as it was sent: escaped, so that it is a URI reference and cannot break a line of the log. */
export function pathOf(context: Context<Env>): string {
  return new URL(context.req.url).pathname;
}

export function problemResponse(context: Context<Env>, found: Found, headers: Record<string, string> = {}): Response {
  return context.json(problem(found, pathOf(context)), found.status, { ...headers, "content-type": PROBLEM_JSON });
}

/** Thrown where a request is refused for what HTTP has words for. */
export class RefusedRequest extends Error {
  readonly found: Found;
  readonly headers: Record<string, string>;

  constructor(found: Found, headers: Record<string, string> = {}) {
    super(found.detail);
    this.found = found;
    this.headers = headers;
  }
}

/** So many faults are listed at most: a body of nothing but faults would be answered with one many times its size. */
const MOST_LISTED = 100;

/** The problem that some faults are: the code of the first, and the first hundred listed. */
export function problemOfFaults(faults: readonly Fault[], status: ContentfulStatusCode): Found {
  const told = faults.map(({ found, expected }) => `found ${found}; expected ${expected}`);
  const others = told.length > 1 ? ` (the first of ${told.length} faults)` : "";
  return {
    code: faults[0]?.code ?? "internal",
    status,
    detail: `${told[0] ?? "an unnamed fault"}${others}`,
    errors: faults.slice(0, MOST_LISTED).map(({ code, file, line, pointer, subject, instrument, field, found, expected }) => ({
      code,
      ...(field === undefined ? {} : { [status === 400 ? "parameter" : "field"]: field }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(pointer === undefined || file !== BODY ? {} : { pointer }),
      ...(subject === undefined ? {} : { subject }),
      ...(instrument === undefined ? {} : { instrument }),
      found,
      expected,
    })),
  };
}

/** `measure-unknown` reads "Measure unknown": the same for every occurrence, as RFC 9457 §3.1.3 asks. */
function titleOf(code: string): string {
  return `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll("-", " ")}`;
}
