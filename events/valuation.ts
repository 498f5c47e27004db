/** The inputs that a source states for an option value (Black-Scholes), with ranges where it gives ranges. */
import { z } from "zod";
import { flag, positive, rate, unsigned } from "./fields.ts";
import { Exact } from "../src/kernel/quantity.ts";

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
  .refine(inReach("volatility", 10), { message: "a volatility of at most 10, which is 1,000%", path: ["volatility"] })
  .refine(inReach("volatility-up-to", 10), { message: "a volatility of at most 10, which is 1,000%", path: ["volatility-up-to"] })
  .refine(inReach("term-months", 1200), { message: "a term of at most 1,200 months", path: ["term-months"] })
  .refine(inReach("term-months-up-to", 1200), { message: "a term of at most 1,200 months", path: ["term-months-up-to"] })
  .refine(isRange("volatility"), { message: "a number not below volatility", path: ["volatility-up-to"] })
  .refine(isRange("term-months"), { message: "a number not below term-months", path: ["term-months-up-to"] })
  .refine(isRange("risk-free-rate"), { message: "a number not below risk-free-rate", path: ["risk-free-rate-up-to"] });
export type Valuation = z.output<typeof valuation>;

type Check = (stated: Readonly<Record<string, unknown>>) => boolean;

function inReach(field: string, most: number): Check {
  return (stated) => !(stated[field] instanceof Exact) || stated[field].lessThanOrEqualTo(most);
}

/** Whether the far end of a range, where there is one, is not below the near one. */
function isRange(field: string): Check {
  return (stated) => {
    const [from, to] = [stated[field], stated[`${field}-up-to`]];
    return !(from instanceof Exact && to instanceof Exact) || from.lessThanOrEqualTo(to);
  };
}
