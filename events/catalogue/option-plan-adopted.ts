/** An option plan adopted, or widened by more options. */
import { eventType } from "../event-type.ts";
import { count, id } from "../fields.ts";
import { rightTerms, underlyingOf } from "../rights.ts";
import { termsLaidDown } from "../terms-laid-down.ts";
import { optionsAvailable, optionsUnreserved } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const optionPlanAdopted = eventType({
  type: "option-plan-adopted",
  family: "equity",
  meaning: "A plan makes options available to grant; a plan that exists already is widened by them.",
  rank: 10,
  fields: {
    pool: id,
    /** How many become available, beside those there were. */
    options: count,
    terms: rightTerms.default({}),
  },
  rule: "The options go from unreserved to available; no money moves.",
  post(event, context) {
    const inForce = { ...context.instrument(event.pool, "option-pool").terms, ...event.terms };
    underlyingOf(context, event.pool, inForce);
    return transferUnits(context, event.pool, event.options, { from: optionsUnreserved(event.pool), to: optionsAvailable(event.pool) });
  },
  terms: (event, context) => [termsLaidDown(context, event.pool, "option-pool", event.terms)],
});
