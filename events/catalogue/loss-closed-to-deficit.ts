/**
 * A period's result taken into the accumulated deficit.
 *
 * The income and expense accounts are never set back to nil, so that any period's result stays the
 * movement of those accounts. The income summary is their contra: an equity account, shown inside
 * the accumulated deficit, that takes back what the deficit now holds. Results not yet closed are
 * in the income and expense accounts alone; closed or not, the three together are the whole deficit.
 */
import { credit, debit, eventType, withoutNil } from "../event-type.ts";
import { dayPeriod, decimal } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const lossClosedToDeficit = eventType({
  type: "loss-closed-to-deficit",
  family: "operations",
  meaning: "The net loss or profit of a period becomes part of the accumulated deficit.",
  rank: 90,
  fields: {
    /** A loss above nil, a profit below. */
    "net-loss": decimal,
    /** The period whose result it is. */
    period: dayPeriod,
  },
  rule: "Debit the accumulated deficit, credit the income summary, with the net loss (the reverse for a profit).",
  post(event, context) {
    if (event.on.last < event.period.last) {
      throw refuse("date-impossible", `a period that ends on ${event.period.last}`, `a period that has ended by ${event.on.last}, when its result is closed`, { field: "period" });
    }
    const loss = context.money(event["net-loss"]);
    return withoutNil([
      debit(context, context.account("accumulated-deficit"), loss),
      credit(context, context.account("income-summary"), loss),
    ]);
  },
});
