/** What would be if it had gone otherwise: a file of changes laid over a book, scenarios/*.yaml of a book. */
import { z } from "zod";
import { terms } from "./book-definition.ts";
import { evidence } from "./envelope.ts";
import type { WrittenEvent } from "./event-schema.ts";
import { calendarDay, decimal, effective, id, positive, rate, text } from "./fields.ts";
import { priceTable } from "./price-table.ts";

/** An event's fields as they are written; the schema of its type reads them. */
const written = z.record(z.string(), z.unknown());

const replacement = z
  .strictObject({
    event: id,
    /** The fields that are otherwise; a mapping is laid over the event's own, anything else takes its place. */
    with: written.default({}),
    /** Fields that the event no longer has. */
    without: z.array(text).default([]),
  })
  .refine(({ with: changed, without }) => Object.keys(changed).length + without.length > 0, "at least one field that is otherwise");

const moved = z.strictObject({ event: id, on: effective });

const termsOtherwise = z.strictObject({
  instrument: id,
  /** The day from which they hold; absent where they hold throughout, whatever the book and its events state. */
  from: calendarDay.optional(),
  terms: terms.refine((changed) => Object.keys(changed).length > 0, "at least one term that is otherwise"),
});

const ratesOtherwise = z
  .strictObject({
    index: id,
    /** The first day on which the index is otherwise; that of its table where absent. */
    from: calendarDay.optional(),
    /** One rate from then on. */
    flat: rate.optional(),
    /** How much more the index is from then on: 0.01 is one percentage point. */
    shift: rate.optional(),
    /** The first day of each rate, in order: what the table says from the first of them on is left aside. */
    rates: z.array(z.strictObject({ from: calendarDay, rate })).min(1, "at least one rate").optional(),
  })
  .refine(({ flat, shift, rates }) => [flat, shift, rates].filter((each) => each !== undefined).length === 1, "one of flat, shift and rates");

const { closes, averages, ranges } = priceTable.shape;

const pricesOtherwise = z.strictObject({
  class: id,
  /** These closes in place of the book's; as before where absent. */
  closes: closes.optional(),
  /** These averages in place of the book's. */
  averages: averages.optional(),
  /** These ranges in place of the book's. */
  ranges: ranges.optional(),
});

const parameter = z
  .strictObject({
    /** What formulas call it. */
    name: z.string().regex(/^[a-z][a-z0-9-]*$/, "a name of lower-case letters, digits and -"),
    from: decimal,
    to: decimal,
    step: positive,
    /** The fields of this file that it sets. */
    sets: z
      .array(
        z.strictObject({
          /** Where the field stands in this file: `replace.0.with.gross`. */
          field: text,
          /** What it becomes: a formula of the parameters, such as `2434490 * price`. */
          to: text,
          /** To how many decimals it is rounded, half to even. */
          decimals: z.string().regex(/^\d$/, "a number of decimals from 0 to 9").transform(Number).default(9),
        }),
      )
      .min(1, "at least one field"),
  })
  .refine(({ from, to }) => from.lessThanOrEqualTo(to), { message: "an end that is not below the start", path: ["to"] });
export type Parameter = z.output<typeof parameter>;

export const scenario = z.strictObject({
  id,
  title: text,
  summary: text,
  /** How the assumed amounts follow, written out. */
  arithmetic: text.optional(),
  evidence: z.array(evidence).default([]),
  /** The scenario branches from what was known by the end of that day; from everything where absent. */
  "known-at": calendarDay.optional(),
  /** Another scenario of the book that this one is laid over. */
  base: id.optional(),
  /** Events that do not happen. */
  remove: z.array(id).default([]),
  /** Events that happen otherwise. */
  replace: z.array(replacement).default([]),
  /** Events that happen on another day. */
  move: z.array(moved).default([]),
  /** Events that happen beside those of the book; their basis is `assumed` where they state none. */
  add: z.array(written).default([]),
  /** Terms of instruments that are otherwise. */
  terms: z.array(termsOtherwise).default([]),
  /** Index rates that are otherwise. */
  rates: z.array(ratesOtherwise).default([]),
  /** Market prices that are otherwise. */
  prices: z.array(pricesOtherwise).default([]),
  /** The rate of income tax that diluted earnings per share assume. */
  "tax-rate": rate.optional(),
  /** One or two numbers that `sweep` runs through; without a sweep the file's own fields hold. */
  parameters: z.array(parameter).max(2, "at most two parameters").default([]),
});
export type Scenario = z.output<typeof scenario>;
/** A scenario as it is written: every amount, count and rate as text. */
export type WrittenScenario = Omit<z.input<typeof scenario>, "add"> & { add?: WrittenEvent[] | undefined };
export type RatesOtherwise = Scenario["rates"][number];

/** The kinds of changes that are lists, in the order in which they are laid over a book. */
export const changeLists = ["remove", "replace", "move", "add", "terms", "rates", "prices"] as const;
