/** Recipes of events that correct others: of such as nothing rests on, and as are known by their own day. */
import type { EventTypeName } from "../../events/catalogue/index.ts";
import type { Draft, Recipes } from "./draft.ts";

/** The first event of these types that no other corrects. */
function uncorrected(draft: Draft, types: readonly EventTypeName[]): string | undefined {
  const taken = draft.events.flatMap(({ voids = [], reverses }) => [...(voids as readonly string[]), reverses]);
  return draft.events
    .filter(({ type, known, basis }) => types.includes(type as EventTypeName) && known === undefined && basis === undefined)
    .map(({ id }) => id as string)
    .find((id) => !taken.includes(id));
}

export const correctionEvents: Recipes = {
  "event-voided"(draft, draw) {
    const at = draft.alone("event-voided", draw);
    const voided = uncorrected(draft, ["milestone", "registration-effective", "legal-judgment-affirmed"]);
    if (voided !== undefined) draft.record(at, { voids: [voided] });
  },
  "event-reversed"(draft, draw) {
    const at = draft.alone("event-reversed", draw);
    const reversed = uncorrected(draft, ["restructuring-accrued", "reclassification", "debt-settled-at-gain"]);
    if (reversed !== undefined) draft.record(at, { reverses: reversed });
  },
  "terms-changed"(draft, draw) {
    const at = draft.alone("terms-changed", draw);
    const instrument = draft.existing("warrant", at)[0];
    if (instrument !== undefined) draft.record(at, { instrument, terms: { holder: "Another Holder" } });
  },
};
