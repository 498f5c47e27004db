import type { ReportedFigure } from "../../book/reported-figure.ts";
import { compare } from "../../kernel/fraction.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import { slipsOf } from "../recognise.ts";
import type { Review } from "../review.ts";
import { roundedTo, stepOf } from "../step.ts";
import { againstPrinted, isLimit } from "../verdict.ts";
import type { Judgement } from "../verdict.ts";
import { amountText, figureText, intervalText, nameOf, offBy } from "../wording.ts";

export const printedTwice: Check = {
  code: "printed-twice",
  reads: "figures",
  rule: "One figure printed in several places is the same in each, to the precision of each.",
  rests: "identity: a concept has one value at a date or over a period",
  find: (review) => [...review.contexts()].flatMap((printings) => disagreements(printings, review)),
};

/** "Up to" and "over" limit a figure: they are held against it where it is printed, and against the same limit printed again. */
function disagreements(printings: readonly ReportedFigure[], review: Review): Finding[] {
  const stated = printings.filter((figure) => !isLimit(figure));
  const limits = groupedBy(printings.filter(isLimit), ({ qualifier }) => qualifier).values();
  return [...againstBest(printings, review.best(stated), review), ...[...limits].flatMap((same) => againstBest(same, same[0], review))];
}

/** One finding for each value that the printing best borne out does not allow. */
function againstBest(printings: readonly ReportedFigure[], best: ReportedFigure | undefined, review: Review): Finding[] {
  if (best === undefined) return [];
  const others = printings.filter((figure) => figure !== best).map((figure) => ({ figure, ...held(figure, best) }));
  const wrong = [...groupedBy(others.flatMap(({ figure, verdict }) => (verdict === "does-not-tie" ? [figure] : [])), ({ value }) => amountText(value)).values()];
  return [...wrong.flatMap((same) => conflict(same, best, printings, review)), ...others.filter(({ figure, verdict }) => verdict === "ties-within-rounding" && isLoose(figure, best)).map(({ figure }) => rounding(figure, best))];
}

function held(figure: ReportedFigure, best: ReportedFigure): Judgement {
  const { value, low, high } = figure;
  return againstPrinted(isLimit(best) ? { value, low, high } : figure, best);
}

/** Whether the finer printing, rounded, would print otherwise than the coarser one does. */
function isLoose(figure: ReportedFigure, best: ReportedFigure): boolean {
  return figure.qualifier === undefined && (compare(best.value, figure.low) < 0 || compare(best.value, figure.high) > 0);
}

function conflict(same: readonly ReportedFigure[], best: ReportedFigure, printings: readonly ReportedFigure[], review: Review): Finding[] {
  const [figure] = same;
  if (figure === undefined) return [];
  const agreeing = printings.filter((other) => held(other, best).verdict !== "does-not-tie");
  return [finding({
    about: `${nameOf(figure)} as ${amountText(figure.value)}`,
    class: "error",
    confidence: agreeing.length > same.length ? "certain" : "likely",
    summary: `${figure.concept} is printed as ${amountText(figure.value)} ${figure.unit} ${times(same.length)} and as ${amountText(best.value)} ${times(agreeing.length)}`,
    figures: [...same, ...agreeing],
    arithmetic: [...[...same, ...agreeing].map(figureText), ...slipsOf(figure, best, review)],
    difference: offBy(best, figure),
    correction: `print ${amountText(roundedTo(best.value, stepOf(figure)))} ${figure.unit}`,
    measures: review.measure(figure.concept) === undefined ? [] : [figure.concept],
  })];
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

function rounding(figure: ReportedFigure, best: ReportedFigure): Finding {
  return finding({
    about: `${nameOf(figure)} as ${amountText(figure.value)}`,
    class: "rounding",
    confidence: "certain",
    summary: `${figure.concept} is printed as ${amountText(figure.value)} and as ${amountText(best.value)} ${figure.unit}; only what rounding leaves open lets both be true`,
    figures: [figure, best],
    arithmetic: [figureText(figure), figureText(best), `the two stand for ${intervalText(figure)} and ${intervalText(best)}`],
    difference: offBy(best, figure),
  });
}
