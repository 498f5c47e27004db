import { foot } from "../footing.ts";
import type { Footed } from "../footing.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { slipsOf } from "../recognise.ts";
import { amountText, intervalText, nameOf, offBy, placeText } from "../wording.ts";

export const footing: Check = {
  code: "footing",
  reads: "figures",
  rule: "A printed total is the sum of the printed lines above it.",
  rests: "arithmetic, over what rounding of each line leaves open",
  find: (review) => foot(review.ledger, review.figures).filter(({ verdict }) => verdict !== "ties").map((footed) => toFinding(footed, review)),
};

function toFinding({ total, parts, sum, verdict }: Footed, review: Review): Finding {
  const isRounding = verdict === "ties-within-rounding";
  return finding({
    about: `${total.table} ${nameOf(total)}`,
    class: isRounding ? "rounding" : "error",
    confidence: "certain",
    summary: `${total.concept} is printed as ${amountText(total.value)} ${total.unit}, its lines add up to ${amountText(sum.value)}${isRounding ? "; rounding of the lines can explain it" : ""}`,
    figures: [total, ...parts.map(({ figure }) => figure)],
    arithmetic: [
      ...parts.map(({ figure, sign }) => `${sign === 1 ? "+" : "−"} ${amountText(figure.value)} ${figure.concept} (${placeText(figure.evidence)})`),
      `= ${amountText(sum.value)} (${intervalText(sum)} by what rounding leaves open); printed ${amountText(total.value)} (${placeText(total.evidence)})`,
      ...(isRounding ? [] : slipsOf(total, sum, review)),
    ],
    difference: offBy(sum, total),
    correction: isRounding ? undefined : `print ${amountText(sum.value)} ${total.unit}, or change one of the lines by the difference`,
    measures: [total.concept],
  });
}
