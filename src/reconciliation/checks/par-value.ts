import type { InstrumentDefinition } from "../../../events/book-definition.ts";
import { balanceSheetLayout } from "../../../projections/layout.ts";
import { parseFormula } from "../../book/formula.ts";
import { add, fraction, subtract } from "../../kernel/fraction.ts";
import type { Fraction } from "../../kernel/fraction.ts";
import type { Check, Finding } from "../finding.ts";
import { relationFinding } from "../relation-finding.ts";
import { relate } from "../relation.ts";
import type { Review } from "../review.ts";
import { gapBetween } from "../verdict.ts";

export const parValue: Check = {
  code: "par-value",
  reads: "figures",
  rule: "A class's capital at par is its par value times its shares issued, where both are printed.",
  rests: "legal capital: the stated capital of a class with par is par × shares issued; each issue may be rounded",
  find: (review) => [...review.ledger.chart.instruments.values()].flatMap((shareClass) => ofClass(review, shareClass)),
};

function ofClass(review: Review, { id, kind, "capital-account": account }: InstrumentDefinition): Finding[] {
  const sharing = [...review.ledger.chart.instruments.values()].filter((each) => each["capital-account"] === account);
  if (kind !== "share-class" || account === undefined || sharing.length > 1) return [];
  const line = balanceSheetLayout(review.ledger).find((row) => row.kind === "line" && row.selection.size === 1 && row.selection.has(account))?.id;
  if (line === undefined) return [];
  return review.ofConcept(line).flatMap((figure) => {
    const related = relate(review, figure, parseFormula(`shares.${id}.par * shares.${id}.issued`));
    if (related === undefined || related.parts.some((part) => part.figure === undefined)) return [];
    const slack = rounding(review, account);
    const { made } = related;
    return gapBetween(figure, { low: subtract(made.low, slack), high: add(made.high, slack) }) === undefined ? [] : [relationFinding(related, review)];
  });
}

/** Half of the currency's smallest unit for each entry of the account: what rounding each issue to it can add up to. */
function rounding({ ledger }: Review, account: string): Fraction {
  const entries = ledger.entries.filter(({ movements }) => movements.some((leg) => leg.account === account)).length;
  return fraction(BigInt(entries), 2n * 10n ** BigInt(ledger.chart.currencyScale));
}
