/** Terms as texts, in the order in which they are declared. */
import { Decimal } from "decimal.js";
import type { Terms } from "../../events/book-definition.ts";

export function termsText(terms: Terms): Record<string, string> {
  const stated = Object.entries(terms).filter((entry): entry is [string, Decimal | string] => entry[1] !== undefined);
  return Object.fromEntries(stated.map(([term, value]) => [term, Decimal.isDecimal(value) ? value.toFixed() : value]));
}
