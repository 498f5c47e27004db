/** The instruments of a kind that exist at the end of a day, with the terms in force. */
import type { InstrumentKind, Terms } from "../events/book-definition.ts";
import type { Day } from "../src/kernel/day.ts";
import type { LedgerView } from "./ledger-view.ts";

export interface Existing {
  readonly id: string;
  readonly name: string;
  readonly terms: Terms;
}

/** In the order of the book. */
export function existing(view: LedgerView, kind: InstrumentKind, asOf: Day): Existing[] {
  return [...view.chart.instruments.values()].flatMap(({ id, name, kind: of }) => {
    const terms = of === kind ? view.terms.at(id, asOf)?.terms : undefined;
    return terms === undefined ? [] : [{ id, name, terms }];
  });
}
