import { dateOrPeriodText } from "../../kernel/date-or-period.ts";
import { compare } from "../../kernel/fraction.ts";
import { finding } from "../finding.ts";
import type { Check } from "../finding.ts";
import { againstLedger, againstPrinted } from "../verdict.ts";
import { amountText, figureText, nameOf } from "../wording.ts";

export const periodLabel: Check = {
  code: "period-label",
  reads: "figures",
  rule: "A figure that does not agree with its own date or period is not that of another.",
  rests: "identity: a label names the date or period that its figure is of",
  find: (review) =>
    review.figures.flatMap((figure) => {
      const measured = review.measured(figure.concept, figure.when);
      const wrong = measured !== undefined && againstLedger(figure, measured).verdict === "does-not-tie";
      const contradicted = review.printings(figure.concept, figure.when).some((other) => againstPrinted(figure, other).verdict === "does-not-tie");
      const of = wrong || contradicted ? review.ofConcept(figure.concept).find((other) => figure.value.n !== 0n && nameOf(other) !== nameOf(figure) && compare(other.value, figure.value) === 0) : undefined;
      if (of === undefined) return [];
      return [
        finding({
          about: nameOf(figure),
          class: "error",
          confidence: "likely",
          summary: `${figure.concept}, printed as ${amountText(figure.value)} ${figure.unit} for ${dateOrPeriodText(figure.when)}, is the figure for ${dateOrPeriodText(of.when)}`,
          figures: [figure, of],
          arithmetic: [figureText(figure), figureText(of), "the two are the same, and the first does not agree with its own label"],
          correction: `the label of ${nameOf(of)}, or the figure of ${nameOf(figure)}`,
          measures: [figure.concept],
        }),
      ];
    }),
};
