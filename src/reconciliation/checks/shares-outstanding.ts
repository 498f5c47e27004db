import type { InstrumentDefinition } from "../../../events/book-definition.ts";
import { parseFormula } from "../../book/formula.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import { heldTo } from "../relation-finding.ts";
import type { Review } from "../review.ts";
import { gapBetween } from "../verdict.ts";
import { amountText, figureText, nameOf, signedText } from "../wording.ts";

export const sharesOutstanding: Check = {
  code: "shares-outstanding",
  reads: "figures",
  rule: "Shares outstanding, as on a cover, are shares issued less shares in treasury, and no more are issued than are authorised.",
  rests: "definition of outstanding shares; a certificate of incorporation caps what may be issued",
  find: (review) =>
    [...review.ledger.chart.instruments.values()].filter(({ kind }) => kind === "share-class").flatMap((shareClass) => [...heldTo(review, `shares.${shareClass.id}.outstanding`, parseFormula(`shares.${shareClass.id}.issued - shares.${shareClass.id}.treasury`)), ...beyondAuthorised(review, shareClass)]),
};

/** Shares printed as issued or outstanding, more than are printed as authorised. */
function beyondAuthorised(review: Review, { id }: InstrumentDefinition): Finding[] {
  return [`shares.${id}.issued`, `shares.${id}.outstanding`].flatMap((concept) => review.ofConcept(concept)).flatMap((figure) => {
    const authorised = review.known(`shares.${id}.authorised`, figure.when);
    const beyond = authorised === undefined ? undefined : gapBetween({ high: authorised.interval.high }, figure);
    if (authorised?.figure === undefined || beyond === undefined) return [];
    return [
      finding({
        about: `${nameOf(figure)} against authorised`,
        class: "error",
        confidence: "certain",
        summary: `${figure.concept} is printed as ${amountText(figure.value)}, more than the ${amountText(authorised.interval.value)} authorised`,
        figures: [figure, authorised.figure],
        arithmetic: [figureText(figure), figureText(authorised.figure)],
        difference: `${signedText(beyond)} ${figure.unit}`,
        measures: [figure.concept, `shares.${id}.authorised`],
      }),
    ];
  });
}
