/** New terms agreed for a note: a later maturity, another rate, a price at which it converts. */
import { eventType } from "../event-type.ts";
import { id } from "../fields.ts";
import { terms } from "../book-definition.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const noteAmended = eventType({
  type: "note-amended",
  family: "debt",
  meaning: "Terms of a note are agreed anew from the effective date on; those not named stay as they were.",
  rank: 30,
  fields: {
    note: id,
    terms: terms.refine((changed) => Object.keys(changed).length > 0, "at least one term that changes"),
  },
  rule: "No balance moves.",
  post(event, context) {
    context.instrument(event.note, "note");
    const { matures } = event.terms;
    if (matures !== undefined && matures < event.on.first) {
      throw refuse("date-impossible", `maturity ${matures}`, `a maturity not before ${event.on.first}, when the amendment takes effect`, { field: "terms.matures" });
    }
    return [];
  },
  terms: (event) => [{ instrument: event.note, terms: event.terms }],
});
