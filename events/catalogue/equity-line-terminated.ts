/** An equity line ended before it was used up. */
import { eventType } from "../event-type.ts";
import { id, text } from "../fields.ts";

export const equityLineTerminated = eventType({
  type: "equity-line-terminated",
  family: "equity",
  meaning: "The parties end an equity line: no more shares can be sold under it.",
  rank: 50,
  fields: {
    line: id,
    /** What was given for it; an event of its own where it moves a balance or terms. */
    consideration: text.optional(),
  },
  rule: "No balance moves.",
  post(event, context) {
    context.instrument(event.line, "equity-line");
    return [];
  },
  terms: (event) => [{ instrument: event.line, terms: { expires: event.on.day } }],
});
