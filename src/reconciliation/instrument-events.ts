/** Where a reader finds an instrument: the events that laid down its terms, or else those that moved it. */
import type { Finding } from "./finding.ts";
import type { Review } from "./review.ts";

export function eventsOf({ ledger }: Review, instruments: readonly string[]): Pick<Finding, "events" | "evidence"> {
  const events = [...new Set(instruments.flatMap((instrument) => {
    const laidDown = ledger.terms.history(instrument).flatMap(({ event }) => event ?? []);
    return laidDown.length > 0 ? laidDown : ledger.entries.filter(({ movements }) => movements.some(({ account }) => ledger.chart.accounts.get(account)?.instrument === instrument)).map(({ event }) => event.id);
  }))];
  return { events, evidence: events.flatMap((event) => ledger.recorded(event)?.event.evidence ?? []) };
}
