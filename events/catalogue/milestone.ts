/** Something worth a date that moves no balance. */
import { eventType } from "../event-type.ts";
import { text } from "../fields.ts";

export const milestone = eventType({
  type: "milestone",
  family: "operations",
  meaning: "Something was agreed, ruled or announced that moves no balance and changes no terms.",
  rank: 50,
  fields: { matter: text },
  rule: "No balance moves.",
  post: () => [],
});
