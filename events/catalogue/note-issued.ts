/** A note or line of credit signed, and what was drawn at once. */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { account, id, unsigned } from "../fields.ts";
import { flowAgainst } from "../payment.ts";
import { terms } from "../book-definition.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { notePrincipal } from "../unit-accounts.ts";

export const noteIssued = eventType({
  type: "note-issued",
  family: "debt",
  meaning: "A note is signed with its terms; what is drawn at once becomes principal.",
  rank: 20,
  fields: {
    note: id,
    /** Cash received at signing; absent or nil where the note is drawn later. */
    drawn: unsigned.optional(),
    /** The account that receives what was drawn, when it is not cash. */
    into: account.default("cash"),
    terms: terms.default({}),
  },
  rule: "Debit cash (or the stated account), credit the note's principal, with what was drawn.",
  post(event, context) {
    const { matures } = context.instrument(event.note, "note").terms;
    const drawn = event.drawn === undefined ? 0n : context.money(event.drawn);
    if (matures !== undefined && matures < event.on.first) throw refuse("date-impossible", `maturity ${matures}`, `a day on or after the issue, ${event.on.first}`, { field: event.terms.matures === undefined ? "note" : "terms.matures" });
    const into = context.account(event.into);
    return withoutNil([
      debit(context, into, drawn),
      credit(context, notePrincipal(event.note), drawn, flowAgainst(context, into, "note-proceeds")),
    ]);
  },
  terms: (event) => [{ instrument: event.note, creates: true, kind: "note", terms: event.terms }],
});
