import { fractionText } from "../../kernel/fraction.ts";
import { quantityText } from "../../kernel/quantity.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import { contradicting, neededAverages } from "../printed-averages.ts";
import type { Contradiction, NeededAverage } from "../printed-averages.ts";
import type { Review } from "../review.ts";
import { amountText, figureText, nameOf } from "../wording.ts";

export const weightedAverages: Check = {
  code: "weighted-averages",
  reads: "figures",
  rule: "The share-days of a printed average are those of the issues, and no more in a period than in a longer one around it.",
  rests: "a weighted average is the share-days of its period divided by its days",
  find(review) {
    const shareClass = review.ledger.definition["common-class"];
    if (shareClass === undefined) return [];
    const needed = neededAverages(review.ledger, shareClass, review.figures);
    const impossible = needed.filter((each) => !each.needed.possible).map((each) => beyond(each, shareClass, review));
    const contradictions = needed.flatMap((own, index) => contradicting(own, needed.slice(index + 1)));
    return [...impossible, ...contradictions.map((each) => contradiction(each, shareClass, review))];
  },
};

function shareDaysOf(own: NeededAverage, shareClass: string, { ledger }: Review): string[] {
  const { days, known, undated } = own.shareDays;
  const scale = ledger.chart.scaleOf(shareClass);
  return [
    `${figureText(own.figure)} × ${days} days, less ${quantityText(known, scale)} share-days of issues whose day is known, needs ${fractionText(own.needed.low, scale)} to ${fractionText(own.needed.high, scale)} of the others`,
    ...undated.map(({ event, shares, first, last, least, most }) => `${event}: ${quantityText(shares, scale)} shares at some time from ${first} to ${last} have ${quantityText(least, scale)} to ${quantityText(most, scale)}`),
  ];
}

function beyond(own: NeededAverage, shareClass: string, review: Review): Finding {
  return finding({
    about: nameOf(own.figure),
    class: "error",
    confidence: "likely",
    summary: `${own.figure.concept} of ${amountText(own.figure.value)} cannot be reached on any days that the issues may have fallen on`,
    figures: [own.figure],
    arithmetic: shareDaysOf(own, shareClass, review),
    events: own.shareDays.undated.map(({ event }) => event),
    measures: [own.figure.concept],
  });
}

function contradiction({ inner, outer, returned, excess }: Contradiction, shareClass: string, review: Review): Finding {
  const scale = review.ledger.chart.scaleOf(shareClass);
  return finding({
    about: `${nameOf(inner.figure)} and ${nameOf(outer.figure)}`,
    class: "error",
    confidence: "likely",
    summary: `the average of ${inner.period.first}..${inner.period.last} needs ${fractionText(excess, scale)} share-days more than that of ${outer.period.first}..${outer.period.last} around it leaves: both cannot be true`,
    figures: [inner.figure, outer.figure],
    arithmetic: [...shareDaysOf(inner, shareClass, review), ...shareDaysOf(outer, shareClass, review), `${fractionText(inner.needed.low, scale)} − ${fractionText(outer.needed.high, scale)}${returned.n === 0n ? "" : ` − ${fractionText(returned, scale)} that shares bought back may take`} = ${fractionText(excess, scale)}`],
    difference: `${fractionText(excess, scale)} share-days`,
    correction: `an average of the longer period higher by ${fractionText({ n: excess.n, d: excess.d * BigInt(outer.shareDays.days) }, scale)} shares, or one of the shorter period lower by ${fractionText({ n: excess.n, d: excess.d * BigInt(inner.shareDays.days) }, scale)}`,
    events: outer.shareDays.undated.map(({ event }) => event),
    measures: ["weighted-average-shares"],
  });
}
