/** A journal entry written out: the escape hatch for what no other event type says. */
import { eventType } from "../event-type.ts";
import { legsAsStated, statedLegs } from "../stated-legs.ts";

export const journalEntry = eventType({
  type: "journal-entry",
  family: "ledger",
  meaning: "An entry of stated legs, in money or in the units of an instrument, that no other event type describes.",
  rank: 50,
  fields: { legs: statedLegs },
  rule: "The legs as stated; debits and credits must be equal in each unit.",
  post: (event, context) => legsAsStated(event.legs, context),
});
