/** Market prices of a class of shares, as far as sources give them: prices/*.yaml of a book. */
import { z } from "zod";
import { calendarDay, dayPeriod, id, positive } from "./fields.ts";

export const priceTable = z.strictObject({
  class: id,
  source: id,
  closes: z.array(z.strictObject({ on: calendarDay, close: positive })).default([]),
  /** Average prices, as a source states them for a run of days. */
  averages: z.array(z.strictObject({ within: dayPeriod, average: positive })).default([]),
  /** The lowest and the highest price of a period. */
  ranges: z
    .array(z.strictObject({ within: dayPeriod, low: positive, high: positive }).refine(({ low, high }) => low.lessThanOrEqualTo(high), { message: "a high that is not below the low", path: ["high"] }))
    .default([]),
});
export type PriceTable = z.output<typeof priceTable>;
