/** Securities registered, so that their holders may sell them to the public. */
import { eventType } from "../event-type.ts";
import { text } from "../fields.ts";

export const registrationEffective = eventType({
  type: "registration-effective",
  family: "equity",
  meaning: "The registration of securities takes effect; no balance moves and no terms change.",
  rank: 50,
  fields: {
    /** Which shares, warrants or underlying shares. */
    securities: text,
  },
  rule: "No balance moves.",
  post: () => [],
});
