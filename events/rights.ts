/** Warrants and options as rights to shares: their terms, and the class of shares that they buy. */
import { terms } from "./book-definition.ts";
import type { Terms } from "./book-definition.ts";
import type { PostingContext } from "./event-type.ts";
import { refuse } from "../src/kernel/fault.ts";

/** The terms that a warrant or an option pool can have. */
export const rightTerms = terms.pick({ underlying: true, strike: true, "strike-up-to": true, expires: true, "expires-up-to": true, holder: true });

/** The class of shares that the right buys; refuses terms that name none. */
export function underlyingOf(context: PostingContext, right: string, { underlying }: Terms): string {
  if (underlying === undefined) {
    throw refuse("terms-missing", `${right} without underlying`, "the class of shares that it buys, as underlying of its terms", { field: "terms.underlying" });
  }
  context.instrument(underlying, "share-class");
  return underlying;
}
