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
      if (meet(added, charge) || !before.high.greaterThan(0)) return [];
      const [isWhole, beyond] = [meet(after, charge), charge.value.minus(added.value)];
      return [
        finding({
          about: event,
          class: "ambiguity",
          confidence: "likely",
          summary: isWhole ? `the charge for the new terms of ${warrant} is its whole value; the modification added only ${text(added)}` : `the charge for the new terms of ${warrant} is not what the modification added, ${text(added)}`,
          evidence: review.ledger.recorded(event)?.event.evidence ?? [],
          arithmetic: [
            `${count.toFixed()} warrants at a share price of ${spot.value.toFixed(3)}${spotIsImplied ? ", implied by the charge" : ""}`,
            `worth ${text(after)} after and ${text(before)} before: ${text(added)} added`,
            `charged: ${text(charge)}`,
          ],
          difference: `${beyond.abs().toFixed(0)} ${review.ledger.chart.currency} ${beyond.isNegative() ? "short of" : "beyond"} the increment`,
          correction: `a charge of ${added.value.toFixed(0)}${isWhole ? ", or the reason for charging the whole value" : ""}`,
          events: [event],
          measures: [`warrants.${warrant}.fair-value`],
        }),
      ];
    }),
};

function meet(a: Range, b: Range): boolean {
  return a.low.lessThanOrEqualTo(b.high) && a.high.greaterThanOrEqualTo(b.low);
}

function text({ low, high }: Range): string {
  return low.toFixed(0) === high.toFixed(0) ? low.toFixed(0) : `${low.toFixed(0)} to ${high.toFixed(0)}`;
}
