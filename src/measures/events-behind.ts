/** The events that a figure rests on, through every figure that it is made of. */
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { measuresOf } from "./catalogue.ts";
import { explain } from "./explain.ts";
import type { Measure } from "./measure.ts";

/** In effective order. */
export function eventsBehind(ledger: Ledger, measure: Measure, when: DateOrPeriod): Entry[] {
  const measures = measuresOf(ledger);
  const events = new Set<string>();
  const seen = new Set<string>();
  const visit = (each: Measure, at: DateOrPeriod): void => {
    const key = `${each.id} ${dateOrPeriodText(at)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const explained = explain(ledger, each, at);
    if (explained.kind === "movements") {
      for (const { event } of [...(explained.opening?.anchors ?? []), ...explained.parts.map(({ entry }) => entry)]) events.add(event.id);
      return;
    }
    for (const { event, measure: of } of explained.inputs) {
      if (event !== undefined) events.add(event);
      const next = of === undefined ? undefined : measures.get(of.id);
      if (of !== undefined && next !== undefined) visit(next, of.when);
    }
  };
  visit(measure, when);
  return ledger.entries.filter(({ event }) => events.has(event.id));
}
