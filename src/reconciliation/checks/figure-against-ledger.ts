import { againstLedger, gapBetween } from "../verdict.ts";
import { finding } from "../finding.ts";
import type { Check } from "../finding.ts";
import { slipsOf } from "../recognise.ts";
import { roundedTo, stepOf } from "../step.ts";
import { amountText, figureText, intervalText, nameOf, offBy, signedText } from "../wording.ts";

export const figureAgainstLedger: Check = {
  code: "figure-against-ledger",
  reads: "figures",
  rule: "A printed figure is the one that the events of the book make.",
  rests: "double entry: a balance is the sum of its movements",
  find: (review) =>
    review.figures.flatMap((figure) => {
      const measured = review.measured(figure.concept, figure.when);
      if (measured === undefined || measured.status === "not-determinable") return [];
      const { verdict, gap } = againstLedger(figure, measured);
      if (verdict !== "does-not-tie" || gap === undefined) return [];
      // What the ledger has may rest on another printing that this one meets: then only rounding lies between them.
      const isRounding = review.printings(figure.concept, figure.when).some((other) => gapBetween(figure, other) === undefined && gapBetween(other, measured) === undefined);
      return [
        finding({
          about: nameOf(figure),
          class: isRounding ? "rounding" : "error",
          confidence: "likely",
          summary: `${figure.concept} is printed as ${amountText(figure.value)} ${figure.unit}, but the events of the book make ${intervalText(measured)}`,
          figures: [figure],
          arithmetic: [figureText(figure), `the ledger: ${intervalText(measured)} ${figure.unit}`, `least misstatement ${signedText(gap)} ${figure.unit}`, ...slipsOf(figure, measured, review)],
          difference: offBy(measured, figure),
          correction: `print ${amountText(roundedTo(measured.value, stepOf(figure)))} ${figure.unit}`,
          measures: [figure.concept],
        }),
      ];
    }),
};
