/** A whole number of a query, in plain digits: `1e3` and `0x10` are none. */
import { z } from "@hono/zod-openapi";

export function wholeNumber(expected: string, [least, most]: readonly [number, number], described: { readonly description: string; readonly default: number }) {
  const digits = (text: string | number): unknown => (typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : text);
  return z.preprocess(digits, z.int(expected).min(least, expected).max(most, expected)).optional().openapi(described);
}
