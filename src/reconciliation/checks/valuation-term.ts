import { chargeValuations } from "../../../projections/option-valuation.ts";
import type { Range } from "../../../projections/value-range.ts";
import { finding } from "../finding.ts";
import type { Check } from "../finding.ts";

/** A month more or less is how terms are rounded when they are stated in months. */
const MONTH = "0.0833";

export const valuationTerm: Check = {
  code: "valuation-term",
  reads: "events",
  rule: "The term that a warrant is valued over is the time to its expiry.",
  rests: "SFAS 123, paragraph 19: the expected life of an option without vesting is its contractual life unless shown otherwise",
  find: (review) =>
    chargeValuations(review.ledger).flatMap(({ event, on, warrant, charge, inputs: { term }, termToExpiry, valueToExpiry }) => {
      if (termToExpiry === undefined || (termToExpiry.low.lessThanOrEqualTo(term.high.plus(MONTH)) && termToExpiry.high.plus(MONTH).greaterThanOrEqualTo(term.low))) return [];
      const recorded = review.ledger.recorded(event);
      return [
        finding({
          about: event,
          class: "error",
          confidence: "likely",
          summary: `${warrant} is valued over ${months(term)} months, but on ${on} it has ${months(termToExpiry)} months to its expiry`,
          evidence: recorded?.event.evidence ?? [],
          arithmetic: [
            `term stated: ${months(term)} months; from ${on} to the expiry: ${months(termToExpiry)} months`,
            `charge ${text(charge)}; with the same inputs and the time to expiry: ${valueToExpiry === undefined ? "not determinable" : text(valueToExpiry)}`,
          ],
          difference: `${termToExpiry.value.minus(term.value).times(12).toFixed(1)} months`,
          correction: valueToExpiry === undefined ? undefined : `a charge of ${valueToExpiry.value.toFixed(0)}, or the reason for a shorter life`,
          events: [event],
          measures: [`warrants.${warrant}.fair-value`],
        }),
      ];
    }),
};

function months({ low, high }: Range): string {
  const [from, to] = [low, high].map((years) => years.times(12).toDecimalPlaces(1).toString());
  return from === to ? (from ?? "") : `${from ?? ""} to ${to ?? ""}`;
}

function text({ low, high }: Range): string {
  return low.equals(high) ? low.toFixed(0) : `${low.toFixed(0)} to ${high.toFixed(0)}`;
}
