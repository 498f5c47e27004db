/** An event undone from a day on, by the opposite of what it moved. */
import { eventType } from "../event-type.ts";
import { id } from "../fields.ts";

export const eventReversed = eventType({
  type: "event-reversed",
  family: "ledger",
  meaning: "An event is undone on the effective day of its reversal; until then it stays as it was.",
  rank: 50,
  fields: {
    /** The event that is undone: one that counts before this one and is neither an anchor nor undone already. */
    reverses: id,
  },
  rule: "The movements of the reversed event with their signs turned, in the same classes of cash flow.",
  post: (event, context) => context.undoing(event.reverses).legs,
  /** What the reversed event changed becomes what it was before, unless something else has changed it since; an instrument that it brought into being stays. */
  terms: (event, context) => context.undoing(event.reverses).terms,
});
