/** Events taken back: they were never so, and what is known from now on says so. */
import { z } from "zod";
import { eventType } from "../event-type.ts";
import { id } from "../fields.ts";

export const eventVoided = eventType({
  type: "event-voided",
  family: "ledger",
  meaning: "Events were recorded that never were so: history is restated without them from the moment that this is known, and with others in their place where it names some.",
  rank: 50,
  fields: {
    /** The events that never were so. One that others depend on is voided together with these. A voided event of this type restores what it voided. */
    voids: z.array(id).min(1, "at least one event"),
    /** Events of the book that are so instead: they count while this event does, and are known from when it is. */
    "replaced-by": z.array(id).default([]),
  },
  rule: "No balance moves by itself: what is voided posts nothing any more.",
  post: () => [],
  corrects: (event) => ({ voids: event.voids, replacedBy: event["replaced-by"] }),
});
