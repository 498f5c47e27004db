import { declaredType } from "../../../events/event-schema.ts";
import type { Converted } from "../../../events/event-type.ts";
import type { Entry } from "../../ledger/replay.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";

export const conversionCount: Check = {
  code: "conversion-count",
  reads: "events",
  rule: "A note converts into the class of its terms, at its price, into as many shares as that makes.",
  rests: "the note's own terms: principal and interest ÷ conversion price, to within one share",
  find: (review) =>
    review.ledger.entries.flatMap((entry) => {
      const converted = declaredType(entry.event.type)?.type.converts?.(entry.event);
      return converted === undefined || entry.event.plug ? [] : against(review, entry, converted);
    }),
};

function against({ ledger }: Review, { event, when }: Entry, { note, amount, class: shareClass, shares, price }: Converted): Finding[] {
  const terms = ledger.terms.at(note, when.day)?.terms;
  const [into, agreed] = [terms?.["converts-into"], terms?.["conversion-price"]];
  const each = amount.div(shares);
  const shared = { about: event.id, evidence: event.evidence, events: [event.id], measures: [`notes.${note}.principal`] };
  const made = `${amount.toFixed()} / ${shares.toFixed()} ${shareClass} = ${each.toFixed(4)} for each`;
  if (into !== undefined && into !== shareClass) {
    const at = price === undefined ? "at a price that is not stated" : `at ${price.toString()}`;
    return [
      finding({
        ...shared,
        class: "ambiguity",
        confidence: "likely",
        summary: `${note} converts into ${into} by its terms${agreed === undefined ? "" : ` at ${agreed.toString()}`}, but ${event.id} turns ${amount.toFixed()} of it into ${shareClass} ${at}`,
        arithmetic: [made],
        correction: "the agreement by which it was converted otherwise",
      }),
    ];
  }
  const rate = price ?? agreed;
  const expected = rate === undefined ? undefined : amount.div(rate);
  if (rate === undefined || expected === undefined || expected.minus(shares).abs().lessThan(1)) return [];
  return [
    finding({
      ...shared,
      class: "error",
      confidence: "likely",
      summary: `${event.id} gives ${shares.toFixed()} ${shareClass} where ${amount.toFixed()} at ${rate.toString()} makes ${expected.toFixed(2)}`,
      arithmetic: [made, `${amount.toFixed()} / ${rate.toString()} = ${expected.toFixed(4)}`],
      difference: `${shares.minus(expected).toFixed(2)} ${shareClass}`,
      correction: `${expected.toFixed(0)} ${shareClass}, or a price of ${each.toFixed(4)}`,
    }),
  ];
}
