/** Terms of an instrument that become other ones without an event of their own type. */
import { eventType } from "../event-type.ts";
import { id } from "../fields.ts";
import { terms } from "../book-definition.ts";

export const termsChanged = eventType({
  type: "terms-changed",
  family: "ledger",
  meaning: "Terms of an instrument of any kind are other ones from the effective date on, where no other event type says it; those not named stay as they were.",
  rank: 35,
  fields: {
    instrument: id,
    terms: terms.refine((changed) => Object.keys(changed).length > 0, "at least one term that changes"),
  },
  rule: "No balance moves.",
  post(event, context) {
    context.instrument(event.instrument);
    return [];
  },
  terms: (event) => [{ instrument: event.instrument, terms: event.terms }],
});
