import { incomeLayout } from "../../../projections/layout.ts";
import type { ReportedFigure } from "../../book/reported-figure.ts";
import { divide } from "../../kernel/fraction.ts";
import type { Check } from "../finding.ts";
import { heldTo } from "../relation-finding.ts";
import type { Review } from "../review.ts";
import { gapBetween } from "../verdict.ts";

export const perShare: Check = {
  code: "per-share",
  reads: "figures",
  rule: "Basic earnings per share are net income divided by the weighted average of common shares.",
  rests: "SFAS 128, paragraph 8",
  find(review) {
    const result = incomeLayout(review.ledger).findLast(({ kind }) => kind === "total")?.id;
    if (result === undefined) return [];
    return heldTo(review, "eps.basic", `${result} / weighted-average-shares`).filter(({ figures: [figure] }) => figure === undefined || !isOtherwise(review, result, figure));
  },
};

/** Where preferred dividends, say, stand between net income and what is common shareholders', the ledger's own figures part as well. */
function isOtherwise(review: Review, result: string, { when }: ReportedFigure): boolean {
  const [eps, income, average] = ["eps.basic", result, "weighted-average-shares"].map((id) => review.measured(id, when));
  if (eps === undefined || income === undefined || average === undefined) return false;
  if (eps.status === "not-determinable" || income.status === "not-determinable" || average.status === "not-determinable" || average.value.n === 0n) return false;
  const made = divide(income.value, average.value);
  return gapBetween(eps, { low: made, high: made }) !== undefined;
}
