/** A finding of a figure that is not what a formula makes of others. */
import type { Formula } from "../book/formula.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { slipsOf } from "./recognise.ts";
import { arithmeticOf, figuresOfRelation, relate } from "./relation.ts";
import type { Related } from "./relation.ts";
import type { Review } from "./review.ts";
import { roundedTo, stepOf } from "./step.ts";
import { amountText, nameOf, offBy } from "./wording.ts";

export function relationFinding(related: Related, review: Review): Finding {
  const { figure, made } = related;
  return finding({
    about: nameOf(figure),
    class: "error",
    confidence: "certain",
    summary: `${figure.concept} is printed as ${amountText(figure.value)} ${figure.unit}; the figures that it follows from make ${amountText(made.value)}`,
    figures: figuresOfRelation(related),
    arithmetic: [...arithmeticOf(related), ...slipsOf(figure, made, review)],
    difference: offBy(made, figure),
    correction: `print ${amountText(roundedTo(made.value, stepOf(figure)))} ${figure.unit}, or change a figure that it follows from`,
    measures: review.measure(figure.concept) === undefined ? [] : [figure.concept],
  });
}

/** Every printing of a concept held to one formula: a finding for each that cannot be. */
export function heldTo(review: Review, concept: string, formula: Formula): Finding[] {
  return review.ofConcept(concept).flatMap((figure) => {
    const related = relate(review, figure, formula);
    return related?.verdict === "does-not-tie" ? [relationFinding(related, review)] : [];
  });
}
