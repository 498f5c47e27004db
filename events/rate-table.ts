/** A dated table of an index rate, kept as data with its source: rates/*.yaml of a book. */
import { z } from "zod";
import { calendarDay, id, rate, text } from "./fields.ts";

export const rateTable = z
  .strictObject({
    index: id,
    name: text,
    source: id,
    /** The last day for which the table is known to hold; later answers are estimates with its last rate. */
    "known-to": calendarDay,
    /** The first day of each rate, in order. */
    rates: z.array(z.strictObject({ from: calendarDay, rate })).min(1, "at least one rate"),
  })
  .refine(({ rates }) => rates.every(({ from }, index) => index === 0 || from > (rates[index - 1]?.from ?? from)), {
    message: "dates that rise from row to row",
    path: ["rates"],
  });
export type RateTable = z.output<typeof rateTable>;
