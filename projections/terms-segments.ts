/** The days of a period, cut where an instrument's terms change. */
import type { Terms } from "../events/book-definition.ts";
import { plusDays } from "../src/kernel/day.ts";
import type { Day, Period } from "../src/kernel/day.ts";
import { notDeterminable } from "../src/kernel/figure.ts";
import type { NotDeterminable } from "../src/kernel/figure.ts";
import { isPrecise } from "../src/kernel/when.ts";
import type { LedgerView } from "./ledger-view.ts";

export interface Segment {
  readonly days: Period;
  readonly terms: Terms;
}

/**
 * Terms and the days on which they are in force, cut at further days too. The first terms count from
 * the period's start: before the instrument exists nothing of it is outstanding.
 */
export function segmentsOf(view: LedgerView, instrument: string, { first, last }: Period, cuts: readonly Day[] = []): Segment[] {
  const history = view.terms.history(instrument);
  if (history.length === 0) return [];
  const starts = [first, ...new Set([...history.map(({ from }) => from), ...cuts].filter((day) => day > first && day <= last))].sort();
  return starts.map((from, index): Segment => {
    const next = starts[index + 1];
    return { days: { first: from, last: next === undefined ? last : plusDays(next, -1) }, terms: (history.findLast((step) => step.from <= from) ?? history[0])?.terms ?? {} };
  });
}

/** Why the terms named cannot be told on every day: an event of unknown day changes one of them in the period. */
export function undatedChanges(view: LedgerView, instrument: string, terms: readonly (keyof Terms)[], { first, last }: Period): NotDeterminable | undefined {
  const reasons = view.terms.history(instrument).flatMap((step, index, history) => {
    const before = history[index - 1]?.terms;
    const when = view.entries.find(({ event }) => event.id === step.event)?.when;
    if (before === undefined || when === undefined || isPrecise(when) || when.last < first || when.first > last) return [];
    const changed = terms.filter((term) => before[term]?.toString() !== step.terms[term]?.toString());
    return changed.length === 0 ? [] : [`${step.event ?? ""} changes the ${changed.join(" and ")} of ${instrument} on an unknown day between ${when.first} and ${when.last}`];
  });
  return reasons.length === 0 ? undefined : notDeterminable(...reasons);
}
