/** An investor bound to buy shares over time, at a discount from the market. */
import { eventType } from "../event-type.ts";
import { count, id, rate, text } from "../fields.ts";
import { terms } from "../book-definition.ts";
import { termsLaidDown } from "../terms-laid-down.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const equityLineAgreed = eventType({
  type: "equity-line-agreed",
  family: "equity",
  meaning: "An investor agrees to buy up to a count of shares over time, at a discount from their market price.",
  rank: 20,
  fields: {
    line: id,
    holder: text,
    class: id,
    /** The most that can be sold under the line: its commitment, in shares. */
    shares: count,
    discount: rate,
    terms: terms.pick({ expires: true }).default({}),
  },
  rule: "No balance moves until shares are sold.",
  post(event, context) {
    context.instrument(event.line, "equity-line");
    context.count(event.shares, event.class);
    context.instrument(event.class, "share-class");
    if (event.discount.isNegative() || event.discount.greaterThanOrEqualTo(1)) {
      throw refuse("field-invalid", `a discount of ${event.discount.toString()}`, "a fraction from nil to less than one: 0.10 is ten percent", { field: "discount" });
    }
    return [];
  },
  terms(event, context) {
    const { holder, shares, discount } = event;
    return [termsLaidDown(context, event.line, "equity-line", { ...event.terms, holder, underlying: event.class, commitment: shares, discount })];
  },
});
