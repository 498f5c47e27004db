import { balanceSheetLayout, incomeLayout } from "../../../projections/layout.ts";
import type { LayoutRow } from "../../../projections/layout.ts";
import type { ReportedFigure } from "../../book/reported-figure.ts";
import { parseFormula } from "../../book/formula.ts";
import { plusDays } from "../../kernel/day.ts";
import type { Period } from "../../kernel/day.ts";
import type { Check } from "../finding.ts";
import { relationFinding } from "../relation-finding.ts";
import { relate } from "../relation.ts";
import type { Review } from "../review.ts";

export const accumulatedResults: Check = {
  code: "accumulated-results",
  reads: "figures",
  rule: "Between two balance sheets the accumulated result moves by net income, where nothing else is posted to it.",
  rests: "articulation of the statement of operations and the balance sheet",
  find(review) {
    const result = incomeLayout(review.ledger).findLast(({ kind }) => kind === "total");
    const row = rowOfResults(review);
    const line = row?.id;
    if (result?.id === undefined || line === undefined) return [];
    return review.ofConcept(result.id).flatMap((figure) => {
      const since = openingOf(figure, line, review);
      if (since === undefined || !("over" in figure.when)) return [];
      const [opening, closing] = [`${line}@${since}`, `${line}@${figure.when.over.last}`];
      const related = relate(review, figure, parseFormula(showsCredit(row) === showsCredit(result) ? `${closing} - ${opening}` : `${opening} - ${closing}`));
      return related?.verdict === "does-not-tie" ? [relationFinding(related, review)] : [];
    });
  },
};

/** The line of the balance sheet on which results gather. */
function rowOfResults({ ledger }: Review): LayoutRow | undefined {
  return balanceSheetLayout(ledger).find(({ kind, selection }) => kind === "line" && [...selection.keys()].some((account) => ["income", "expense"].includes(ledger.chart.accounts.get(account)?.class ?? "")));
}

/** Whether a profit prints above nil, and not a loss. */
function showsCredit(row: LayoutRow | undefined): boolean {
  return [...(row?.selection.values() ?? [])][0] === -1n;
}

/** The day before a period, where the line is printed then and at its end, and nothing but results is posted to it between. */
function openingOf({ when }: ReportedFigure, line: string, review: Review): string | undefined {
  if (!("over" in when)) return undefined;
  const since = plusDays(when.over.first, -1);
  const isPrinted = review.printings(line, { at: since }).length > 0 && review.printings(line, { at: when.over.last }).length > 0;
  return isPrinted && !isMovedOtherwise(review, line, when.over) ? since : undefined;
}

/** Dividends and corrections move accumulated results as well; a close only moves them along the line. */
function isMovedOtherwise({ ledger }: Review, line: string, { first, last }: Period): boolean {
  const selection = balanceSheetLayout(ledger).find(({ id }) => id === line)?.selection;
  const isResult = (account: string): boolean => ["income", "expense"].includes(ledger.chart.accounts.get(account)?.class ?? "");
  return ledger.entries.some(({ when, movements }) => {
    const ofLine = movements.filter(({ account }) => selection?.has(account) === true);
    const net = ofLine.reduce((sum, { quantity }) => sum + quantity, 0n);
    return when.last >= first && when.first <= last && net !== 0n && ofLine.some(({ account }) => !isResult(account));
  });
}
