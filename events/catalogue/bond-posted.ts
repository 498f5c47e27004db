/** A bond that a surety posts for the company, such as one that stays a judgment pending appeal. */
import { credit, debit, eventType } from "../event-type.ts";
import { amount, id, text } from "../fields.ts";
import { terms } from "../book-definition.ts";
import { bondPosted as posted, bondSurety } from "../unit-accounts.ts";

export const bondPosted = eventType({
  type: "bond-posted",
  family: "debt",
  meaning: "A surety posts a bond for the company: an obligation kept beside the balance sheet until it is called.",
  rank: 20,
  fields: {
    bond: id,
    amount,
    /** What the surety holds against it. */
    collateral: text.optional(),
    terms: terms.default({}),
  },
  rule: "Memorandum only: the amount stands as posted, against the surety. No cash moves, so no flow.",
  post(event, context) {
    context.instrument(event.bond, "bond");
    const amount = context.money(event.amount);
    return [debit(context, posted(event.bond), amount), credit(context, bondSurety(event.bond), amount)];
  },
  terms: (event) => [{ instrument: event.bond, creates: true, kind: "bond", terms: event.terms }],
});
