import { incomeLayout } from "../../../projections/layout.ts";
import { parseFormula } from "../../book/formula.ts";
import type { Formula } from "../../book/formula.ts";
import type { ReportedFigure } from "../../book/reported-figure.ts";
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
    const result = incomeLayout(review.ledger).findLast(({ kind }) => kind === "total");
    if (result?.id === undefined) return [];
    // Where the statement prints a loss above nil, per share it still stands below.
    const formula = parseFormula([...result.selection.values()][0] === -1n ? `${result.id} / weighted-average-shares` : `0 - ${result.id} / weighted-average-shares`);
    return heldTo(review, "eps.basic", formula).filter(({ figures: [figure] }) => figure === undefined || !isOtherwise(review, formula, figure));
  },
};

/** Where preferred dividends, say, stand between net income and what is common shareholders', the ledger's own figures part as well. */
function isOtherwise(review: Review, formula: Formula, { when }: ReportedFigure): boolean {
  const [eps, ...parts] = ["eps.basic", ...formula.operands.map(({ concept }) => concept)].map((id) => review.measured(id, when));
  const known = parts.flatMap((part) => (part === undefined || part.status === "not-determinable" ? [] : [part]));
  const made = formula.within(known);
  return eps !== undefined && eps.status !== "not-determinable" && made !== undefined && gapBetween(eps, made) !== undefined;
}
