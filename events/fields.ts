/**
 * The fields that event types and book files are made of: text in, exact values out.
 *
 * Book files are read with every scalar as text, so that no figure ever passes through binary
 * floating point; `2434490`, `2,434,490` and `"2434490"` mean the same.
 */
import { z } from "zod";
import { isDay, period } from "../src/kernel/day.ts";
import { Faults } from "../src/kernel/fault.ts";
import { Exact } from "../src/kernel/quantity.ts";
import { onDay } from "../src/kernel/when.ts";
import type { When } from "../src/kernel/when.ts";

const DECIMAL = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const ID = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

// What is none of its kind aborts: rules over several fields must not be asked of it.

/** Refuses what a check refuses, as an issue of the schema at this field. */
function checked<Value>(text: string, context: z.RefinementCtx, read: (text: string) => Value): Value {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    const fault = error.faults[0];
    context.addIssue({ code: "custom", message: fault?.expected ?? "a valid value", params: { code: fault?.code }, input: text, continue: false });
    return z.NEVER;
  }
}

/** An exact decimal, sign allowed. */
export const decimal = z
  .string()
  .regex(DECIMAL, { error: "a decimal number such as 145000, 145,000 or 0.75", abort: true })
  .transform((text): Exact => new Exact(text.replaceAll(",", "")))
  .meta({ title: "decimal" });

/** An exact decimal above nil. */
export const positive = decimal.refine((value) => value.greaterThan(0), "a number above nil");

/** An exact decimal of nil or more. */
export const unsigned = decimal.refine((value) => !value.isNegative(), "a number of nil or more");

/** An amount of the book's currency above nil. */
export const amount = positive.meta({ title: "amount", description: "an amount of the book's currency, above nil" });

/** A count of shares, warrants or options above nil. */
export const count = positive.meta({ title: "count", description: "a count of units, above nil" });

/** A rate or share as a fraction of one: 0.07 is seven percent. */
export const rate = decimal.meta({ title: "rate", description: "a fraction of one: 0.07 is seven percent" });

/** A calendar day, `YYYY-MM-DD`. */
export const calendarDay = z
  .string()
  .refine(isDay, { error: "a date of the calendar, YYYY-MM-DD", abort: true })
  .meta({ title: "day" });

/** A run of days: `2002-02`, `2002-Q3`, `2002`, or `2002-01-01..2002-09-30`. */
export const dayPeriod = z
  .string()
  .transform((text, context) => checked(text, context, period))
  .meta({ title: "period" });

/** An id: lower-case words joined by `-` or `.`. */
export const id = z.string().regex(ID, "an id: lower-case letters and digits, joined by - or .").meta({ title: "id" });

/** An account of the book: its id, or the part that it plays. */
export const account = z.string().min(1, "an account or a part it plays").meta({ title: "account", description: "an account by its id, or the part it plays" });

/** A short text in the book keeper's own words. */
export const text = z.string().min(1, "some words");

/** `true` or `false`. */
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/**
 * The effective date: a day, or `within` a period with the day on which the ledger counts it.
 * Without `assumed` the last day of the window is assumed: nothing counts before it must have happened.
 */
export const effective = z
  .union([
    calendarDay.transform((only): When => onDay(only)),
    z
      .strictObject({ within: dayPeriod, assumed: calendarDay.optional() })
      .refine(({ within, assumed }) => assumed === undefined || (assumed >= within.first && assumed <= within.last), {
        message: "an assumed day inside the window",
        path: ["assumed"],
      })
      .transform(({ within, assumed }): When => ({ ...within, day: assumed ?? within.last })),
  ])
  .meta({ title: "effective date" });
