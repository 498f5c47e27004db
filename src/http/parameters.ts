/**
 * The query parameters, each declared once for all routes. A route takes those it names and no
 * others: a parameter that is misspelt or given twice is refused, never passed over.
 */
import { z } from "@hono/zod-openapi";
import type { OpenAPIHonoOptions } from "@hono/zod-openapi";
import type { Env } from "hono";
import { declaredTypes } from "../../events/event-schema.ts";
import { verdictSchema } from "../answers/answer.ts";
import { axes, steps } from "../answers/steps.ts";
import { eventListSchema } from "../answers/event-answer.ts";
import { sections } from "../book/sections.ts";
import { checks } from "../reconciliation/checks/index.ts";
import { findingClasses } from "../reconciliation/finding.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { page } from "./paging.ts";

const FORMS = "A day such as 2002-09-30, or 2002-09, 2002-Q3, FY2002";

/** A date as text: the answers read it against the calendar and the book. */
function dated(description: string, example: string): z.ZodOptional<z.ZodString> {
  return z.string().optional().openapi({ description, example });
}

function oneOf<const Value extends string>(values: readonly Value[], description: string): z.ZodOptional<z.ZodEnum<{ [Each in Value]: Each }>> {
  return z.enum(values, { error: `one of ${values.join(", ")}` }).optional().openapi({ description });
}

export const asOf = dated(`The date answered for, to the end of that day; the book's own where absent. ${FORMS} for their last day.`, "2002-09-30");
export const from = dated(`First day of the period; with \`to\`. ${FORMS} for their first day.`, "2002-01-01");
export const to = dated(`Last day of the period; with \`from\`. ${FORMS} for their last day.`, "2002-09-30");
export const since = dated(`The end of the day that a balance is explained from; from where it is first known where absent. ${FORMS} for their last day.`, "2001-12-31");
export const reported = oneOf(["true", "false"], "Whether to hold the figure against its printings, and to say what would have to be true for them to tie.");
export const knownAt = dated(`Answer from what was known by the end of that day; from everything where absent. ${FORMS} for their last day.`, "2002-12-31");
export const spread = oneOf(["at-end", "daily"], "How a flow that is only known for a period counts inside it: at its end (where absent), or evenly by day.");
export const exit = z.string("an amount of the book's currency, such as 10000000").regex(/^\d+(?:\.\d+)?$/, "an amount of the book's currency, such as 10000000").openapi({ description: "The sum paid out, in the book's currency.", example: "10000000" });
export const upTo = exit.optional().openapi({ description: "The largest sum paid out; a round one beyond which nobody would choose otherwise where absent.", example: "50000000" });
export const daily = oneOf(["true", "false"], "Whether to list the interest day by day too.");
export const verdict = oneOf(verdictSchema.options, "Only the figures and footings with this verdict; the tallies count all.");
export const concept = z.string().min(1, "a concept such as notes.principal").optional().openapi({ description: "Only figures of this concept, or of those that begin with it.", example: "notes" });
export const section = oneOf(sections, "Only what stands in this part of the source.");
export const findingClass = oneOf(findingClasses, "Only findings of this class; the tally counts all.");
export const check = oneOf(checks.map(({ code }) => code), "Only findings of this check; the tally counts all.");

export const knownAtFrom = z.string("a date").openapi({ description: `The earlier day of knowledge; \`knownAt\` is the later. ${FORMS} for their last day.`, example: "2001-12-31" });
export const knownAtTo = z.string("a date").openapi({ description: `The later day of knowledge. ${FORMS} for their last day.`, example: "2002-01-03" });
export const asOfFrom = z.string("a date").openapi({ description: `The end of the earlier day; \`asOf\` is the later. ${FORMS} for their last day.`, example: "2001-12-31" });
export const scenario = z.string().min(1, "a scenario of the book").optional().openapi({ description: "Answer under a scenario of the book; as the book is where absent.", example: "no-repricing" });
export const measures = z.string().min(1, "ids of measures with commas between them").optional().openapi({ description: "The measures, with commas between them; equity, debt, cash, complete dilution and loss per share where absent.", example: "cash,stockholders-equity" });
export const steppedMeasures = z.string("ids of measures with commas between them").min(1, "ids of measures with commas between them").openapi({ description: "Measures that stand at a date, with commas between them.", example: "cash,stockholders-equity" });
export const scenarios = z.string().min(1, "ids of scenarios with commas between them").openapi({ description: "The scenarios, by id, with commas between them.", example: "no-repricing,placement-at-market" });
export const along = oneOf(axes, "Along the dates it is asked for (where absent), or along the days by which it is known.");
export const every = oneOf(steps, "How far apart the rows are: a month where absent; `event` for each day on which something counts or becomes known.");

const types = declaredTypes().map(({ type }) => type);

export const eventFilter = {
  type: oneOf(types.map(({ type }) => type), "Only events of this type."),
  family: oneOf([...new Set(types.map(({ family }) => family))], "Only events of this family."),
  basis: oneOf(eventListSchema.shape.events.element.shape.basis.options, "Only events on this basis."),
  from: dated(`Only events that count on this day or later. ${FORMS} for their first day.`, "2002-01-01"),
  to: dated(`Only events that count on this day or earlier. ${FORMS} for their last day.`, "2002-09-30"),
  ...page,
};

export const dryRun = oneOf(["true", "false"], "Whether only to say what would stand otherwise, and write nothing.");
export const reconstructed = oneOf(["true", "false"], "Whether events say themselves when they became known, as in a reconstructed book; where not, an event that does not say became known when it is recorded.");
export const follow = oneOf(["true"], "As server-sent events: each that is appended from now on, or after `Last-Event-ID`; with no other parameter. Of a book in a store.");

const head = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "a ledger head, such as answers repeat")
  .optional()
  .openapi({ description: "Answer from the book as it stood when this was its ledger head: such an answer never changes. As it stands where absent." });

/** The whole query of a route about a book: these parameters, the head it is asked at, and nothing else. */
export function bookQuery<Shape extends z.ZodRawShape>(parameters: Shape): z.ZodObject<Shape & { head: typeof head }, z.core.$strict> {
  return query({ ...parameters, head });
}

/** The whole query of a route: these parameters and nothing else. */
export function query<Shape extends z.ZodRawShape>(parameters: Shape): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(parameters);
  const known = names.length === 0 ? "no parameters here" : `one of ${names.join(", ")}`;
  return z.strictObject(parameters, { error: ({ code }) => (code === "unrecognized_keys" ? known : undefined) });
}

/** Turns what a schema finds wrong with a query into faults that name each parameter. */
export const refuseInvalid: NonNullable<OpenAPIHonoOptions<Env>["defaultHook"]> = (result, context) => {
  if (result.success) return;
  const given = context.req.queries();
  throw new Faults(
    result.error.issues.flatMap(({ code, path, message, ...issue }): Fault[] => {
      if (code === "unrecognized_keys" && "keys" in issue) return issue.keys.map((name) => invalid(name, `parameter "${name}"`, message));
      const name = String(path[0]);
      const values = given[name] ?? [];
      return [values.length > 1 ? invalid(name, `${name} given ${values.length} times`, `${name} at most once`) : invalid(name, `${name} "${values[0] ?? ""}"`, message)];
    }),
  );
};

function invalid(field: string, found: string, expected: string): Fault {
  return { code: "query-invalid", severity: "error", field, found, expected };
}
