import { chargeValuations } from "../../../projections/option-valuation.ts";
import type { Range } from "../../../projections/value-range.ts";
import { finding } from "../finding.ts";
import type { Check } from "../finding.ts";

export const modificationValue: Check = {
  code: "modification-value",
  reads: "events",
  rule: "The charge for a modification is what it adds to the instrument's value, not its whole value.",
  rests: "SFAS 123, paragraph 35: incremental value of the modified over the original award just before",
  find: (review) =>
    chargeValuations(review.ledger).flatMap(({ event, warrant, charge, count, spot, spotIsImplied, modification }) => {
      if (modification === undefined || typeof spot === "string") return [];
      const { before, after, added } = modification;
      const isIncrement = added.low.lessThanOrEqualTo(charge.high) && added.high.greaterThanOrEqualTo(charge.low);
      if (isIncrement || !before.high.greaterThan(0)) return [];
      return [
        finding({
          about: event,
          class: "ambiguity",
          confidence: "likely",
          summary: `the charge for the new terms of ${warrant} is its whole value; the modification added only ${text(added)}`,
          evidence: review.ledger.recorded(event)?.event.evidence ?? [],
          arithmetic: [
            `${count.toFixed()} warrants at a share price of ${spot.value.toFixed(3)}${spotIsImplied ? ", implied by the charge" : ""}`,
            `worth ${text(after)} after and ${text(before)} before: ${text(added)} added`,
            `charged: ${text(charge)}`,
          ],
          difference: `${charge.value.minus(added.value).toFixed(0)} ${review.ledger.chart.currency} charged beyond the increment`,
          correction: `a charge of ${added.value.toFixed(0)}, or the reason for charging the whole value`,
          events: [event],
          measures: [`warrants.${warrant}.fair-value`],
        }),
      ];
    }),
};

function text({ low, high }: Range): string {
  return low.toFixed(0) === high.toFixed(0) ? low.toFixed(0) : `${low.toFixed(0)} to ${high.toFixed(0)}`;
}
