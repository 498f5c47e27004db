import { finding } from "../finding.ts";
import type { Check } from "../finding.ts";
import { rateReadings } from "../interest-conventions.ts";
import { amountText, figureText } from "../wording.ts";

export const statedRate: Check = {
  code: "stated-rate",
  reads: "figures",
  rule: "A rate printed beside an index and a spread is the index plus the spread, and accrues to the balances printed.",
  rests: "the note's own terms; the index table names its source",
  find: (review) =>
    rateReadings(review.ledger, review.figures).flatMap(({ figure, note, index, rate, reads, tried, fitsAsIndex, fitsAsRate }) => {
      if (reads === "rate") return [];
      return [
        finding({
          about: `notes.${note}.stated-rate`,
          class: "ambiguity",
          confidence: reads === "index" ? "certain" : "possible",
          summary: reads === "index" ? `the ${amountText(figure.value)}% printed beside the terms of ${note} is the index alone, not the note's rate of ${amountText(rate)}%` : `whether the ${amountText(figure.value)}% printed beside the terms of ${note} is the index or the note's rate cannot be told`,
          figures: [figure],
          arithmetic: [
            figureText(figure),
            `the index stood at ${amountText(index)}%, index and spread at ${amountText(rate)}%`,
            `as the index: ${fitsAsIndex.length} conventions reach the balances printed of ${tried.join(", ") || "no note"}; as the note's rate: ${fitsAsRate.length}`,
          ],
          difference: `${amountText({ n: rate.n * figure.value.d - figure.value.n * rate.d, d: rate.d * figure.value.d })} percent`,
          correction: reads === "index" ? `say that ${amountText(figure.value)}% is the index, or print ${amountText(rate)}%` : undefined,
          measures: [`notes.${note}.payoff`],
        }),
      ];
    }),
};
