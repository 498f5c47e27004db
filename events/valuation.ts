/** The inputs that a source states for an option value (Black-Scholes), with ranges where it gives ranges. */
import { z } from "zod";
import { flag, positive, rate, unsigned } from "./fields.ts";

export const valuation = z
  .strictObject({
    /** Price of the underlying share; absent where the source leaves it out, and then implied by the charge. */
    spot: positive.optional(),
    "term-months": positive,
    "term-months-up-to": positive.optional(),
    /** Yearly, as a fraction of one: 1.40 is 140%. */
    volatility: positive,
    "volatility-up-to": positive.optional(),
    /** Yearly, taken as continuously compounded. */
    "risk-free-rate": rate,
    "risk-free-rate-up-to": rate.optional(),
    "dividend-yield": unsigned.optional(),
    /** What one step of the charge's last digit that means something is worth, where it is rounded. */
    "charge-precision": positive.optional(),
    "charge-approximate": flag.default(false),
  })
  .refine((stated) => stated.volatility.lessThanOrEqualTo(10) && (stated["volatility-up-to"]?.lessThanOrEqualTo(10) ?? true), { message: "a volatility of at most 10, which is 1,000%", path: ["volatility"] })
  .refine((stated) => stated["term-months"].lessThanOrEqualTo(1200), { message: "a term of at most 1,200 months", path: ["term-months"] });
export type Valuation = z.output<typeof valuation>;
