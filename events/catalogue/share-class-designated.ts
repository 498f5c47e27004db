/** A class of shares brought into being by the board, or its terms laid down anew. */
import { eventType } from "../event-type.ts";
import { id } from "../fields.ts";
import { terms } from "../book-definition.ts";
import { termsLaidDown } from "../terms-laid-down.ts";
import { refuse } from "../../src/kernel/fault.ts";

const classTerms = terms.pick({
  authorised: true,
  reserved: true,
  par: true,
  "liquidation-preference": true,
  "dividend-rate": true,
  "conversion-ratio": true,
  participation: true,
  "participation-cap": true,
  seniority: true,
  "converts-into": true,
});

export const shareClassDesignated = eventType({
  type: "share-class-designated",
  family: "equity",
  meaning: "A class of shares is designated with its terms; of a class that exists, the named terms change.",
  rank: 10,
  fields: {
    class: id,
    terms: classTerms.default({}),
  },
  rule: "No balance moves.",
  post(event, context) {
    const inForce = { ...context.instrument(event.class, "share-class").terms, ...event.terms };
    const { "conversion-ratio": ratio, "converts-into": into } = inForce;
    if (ratio !== undefined && into === undefined) {
      throw refuse("terms-missing", `a conversion-ratio of ${ratio.toString()} without converts-into`, "the class of shares that it converts into", { field: "terms.converts-into" });
    }
    if (into !== undefined) context.instrument(into, "share-class");
    return [];
  },
  terms: (event, context) => [termsLaidDown(context, event.class, "share-class", event.terms)],
});
