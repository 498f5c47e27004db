/** A judgment upheld on appeal. */
import { eventType } from "../event-type.ts";
import { text } from "../fields.ts";

export const legalJudgmentAffirmed = eventType({
  type: "legal-judgment-affirmed",
  family: "legal",
  meaning: "A higher court upholds a judgment; what is owed was accrued already.",
  rank: 50,
  fields: {
    matter: text,
    /** The court that upheld it. */
    court: text,
  },
  rule: "No balance moves.",
  post: () => [],
});
