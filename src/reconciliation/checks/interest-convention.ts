import { finding } from "../finding.ts";
import type { Check } from "../finding.ts";
import { noteConventions } from "../interest-conventions.ts";
import type { ConventionFit } from "../interest-conventions.ts";
import { figureText, intervalText, nameOf } from "../wording.ts";

export const interestConvention: Check = {
  code: "interest-convention",
  reads: "figures",
  rule: "A note's balance printed with its interest is one that some day count and compounding make of its terms.",
  rests: "accrual: principal × rate × year fraction, over the rates and terms in force",
  find: (review) =>
    review.figures.flatMap((figure) => {
      const note = /^notes\.(.+)\.payoff$/.exec(figure.concept)?.[1];
      if (note === undefined || !("at" in figure.when) || review.ledger.chart.instruments.get(note)?.kind !== "note") return [];
      const { fits, assumed } = noteConventions(review.ledger, note, figure.when.at, { figures: [figure] });
      const fitting = fits.filter((each) => each.fits === true);
      if (fits.every((each) => each.fits === undefined) || (fitting.length > 0 && !assumed)) return [];
      const shared = { about: nameOf(figure), figures: [figure], measures: [figure.concept] };
      if (fitting.length === 0) {
        return [finding({ ...shared, class: "error", confidence: "likely", summary: `no day count and compounding make the balance printed of ${note} of its terms`, arithmetic: [figureText(figure), ...fits.map(fitText)] })];
      }
      return [
        finding({
          ...shared,
          class: "disclosure-gap",
          confidence: "certain",
          summary: `the day count and compounding of ${note} are not stated; ${fitting.length} of ${fits.length} make the balance printed`,
          arithmetic: [figureText(figure), ...fits.map(fitText)],
          correction: "state the day count and the compounding",
        }),
      ];
    }),
};

function fitText({ convention, payoff, fits }: ConventionFit): string {
  return `${convention.dayCount}, ${convention.compounding}: ${payoff.status === "not-determinable" ? "not determinable" : intervalText(payoff)}${fits === true ? ", fits" : ""}`;
}
