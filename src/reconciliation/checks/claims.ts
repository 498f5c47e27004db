import { divide, fraction, multiply, subtract } from "../../kernel/fraction.ts";
import type { Check, Finding } from "../finding.ts";
import { arithmeticOf, relate } from "../relation.ts";
import type { Related } from "../relation.ts";
import { relationFinding } from "../relation-finding.ts";
import { roundedTo, stepOf } from "../step.ts";
import type { Review } from "../review.ts";

export const claims: Check = {
  code: "claim",
  reads: "figures",
  rule: "A change, share, sum, ratio or product that a source claims is what its own figures make.",
  rests: "arithmetic, over what rounding of each figure leaves open",
  find(review) {
    const related = review.figures.flatMap((figure) => (figure.is === undefined ? [] : (relate(review, figure, figure.is) ?? [])));
    const truncates = cutsDigits(related);
    return related.flatMap((each) => toFinding(each, truncates, review));
  },
};

function toFinding(related: Related, truncates: boolean, review: Review): Finding[] {
  if (related.verdict === "ties" || rounds(related)) return [];
  const found = relationFinding(related, review);
  const isCut = isTruncated(related);
  if (related.verdict === "does-not-tie" && !(isCut && truncates)) return [{ ...found, confidence: isCut ? "likely" : "certain" }];
  const note = isCut ? [`further digits were cut off rather than rounded${truncates ? ", as this source mostly does" : ""}`] : [];
  return [{ ...found, class: "rounding", arithmetic: [...arithmeticOf(related), ...note], correction: undefined }];
}

/** Whether what the figures make, rounded half away from nil, prints as the figure does. */
function rounds(related: Related): boolean {
  return subtract(roundedTo(related.made.value, stepOf(related.figure)), related.figure.value).n === 0n;
}

/** Whether it prints as the figure does with further digits cut off. */
function isTruncated(related: Related): boolean {
  const step = stepOf(related.figure);
  const { n, d } = divide(related.made.value, step);
  return !rounds(related) && subtract(multiply(fraction(n / d), step), related.figure.value).n === 0n;
}

/** Whether the source cuts digits off more often than it rounds, where the two differ. */
function cutsDigits(related: readonly Related[]): boolean {
  const apart = related.filter((each) => isTruncated(each) || (rounds(each) && isCutElsewhere(each)));
  return apart.filter(isTruncated).length * 2 > apart.length && apart.length >= 3;
}

function isCutElsewhere(related: Related): boolean {
  const step = stepOf(related.figure);
  const { n, d } = divide(related.made.value, step);
  return subtract(multiply(fraction(n / d), step), related.figure.value).n !== 0n;
}
