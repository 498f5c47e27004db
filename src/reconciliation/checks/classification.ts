import { balanceSheetLayout } from "../../../projections/layout.ts";
import { notePrincipal } from "../../../events/unit-accounts.ts";
import type { Day } from "../../kernel/day.ts";
import { plusMonths } from "../../kernel/day.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { figureText } from "../wording.ts";

/** The total that a balance sheet with sections keeps for what falls due within a year. */
const CURRENT = "total-current-liabilities";

export const classification: Check = {
  code: "classification",
  reads: "figures",
  rule: "A note that falls due within a year of the balance sheet is among current liabilities, unless it was refinanced before the statements were issued.",
  rests: "ARB 43, chapter 3A; SFAS 6, paragraphs 8 to 12",
  find(review) {
    const layout = balanceSheetLayout(review.ledger);
    const current = layout.find(({ id }) => id === CURRENT)?.selection;
    if (current === undefined) return [];
    const notes = [...review.ledger.chart.instruments.values()].filter(({ id, kind }) => kind === "note" && review.ledger.chart.accounts.has(notePrincipal(id)));
    return notes.flatMap(({ id }) => {
      const line = layout.find(({ kind, selection }) => kind === "line" && selection.has(notePrincipal(id)));
      return line?.id === undefined ? [] : atEachDate(review, { note: id, line: line.id, isCurrent: current.has(notePrincipal(id)) });
    });
  },
};

interface Shown {
  readonly note: string;
  readonly line: string;
  readonly isCurrent: boolean;
}

function atEachDate(review: Review, { note, line, isCurrent }: Shown): Finding[] {
  const { ledger } = review;
  return review.ofConcept(line).flatMap((figure) => {
    if (!("at" in figure.when) || figure.section !== "statements") return [];
    const { at } = figure.when;
    const owed = ledger.balance(new Map([[notePrincipal(note), -1n]]), at);
    const matures = ledger.terms.at(note, at)?.terms.matures;
    if (matures === undefined || owed.value === null || owed.value === 0n) return [];
    const due = matures <= plusMonths(at, 12);
    const later = extension(review, note, at, ledger.definition.sources[figure.evidence.source]?.published ?? at);
    if (due === isCurrent) return [];
    return [
      finding({
        about: `notes.${note} ${at}`,
        class: due && later !== undefined ? "disclosure-gap" : "ambiguity",
        confidence: due && later !== undefined ? "possible" : "likely",
        summary: due ? `${note} fell due on ${matures}, within a year of ${at}, but is shown as non-current${later === undefined ? "" : `; only its extension to ${later.matures} by ${later.event} makes it so`}` : `${note} falls due on ${matures}, more than a year after ${at}, but is shown as current`,
        figures: [figure],
        evidence: later === undefined ? [] : (ledger.recorded(later.event)?.event.evidence ?? []),
        arithmetic: [figureText(figure), `terms in force on ${at}: due ${matures}; a year on is ${plusMonths(at, 12)}`, ...(later === undefined ? [] : [`${later.event} of ${later.from} moves it to ${later.matures}, before the source was published`])],
        events: later === undefined ? [] : [later.event],
        measures: [`notes.${note}.principal`],
      }),
    ];
  });
}

/** A maturity more than a year on, agreed after the balance sheet and before its publication. */
function extension({ ledger }: Review, note: string, at: Day, published: Day): { readonly event: string; readonly from: Day; readonly matures: Day } | undefined {
  const step = ledger.terms.history(note).find(({ from, terms }) => from > at && from <= published && terms.matures !== undefined && terms.matures > plusMonths(at, 12));
  return step?.event === undefined || step.terms.matures === undefined ? undefined : { event: step.event, from: step.from, matures: step.terms.matures };
}
