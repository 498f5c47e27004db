/** Options given to an employee, director or adviser. */
import { credit, debit, eventType } from "../event-type.ts";
import { amount, calendarDay, count, id, text, unsigned } from "../fields.ts";
import { optionsAvailable, optionsOutstanding } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const optionGranted = eventType({
  type: "option-granted",
  family: "equity",
  meaning: "Options of a pool are granted; what they are worth beyond their price is deferred until it is earned.",
  rank: 20,
  fields: {
    pool: id,
    options: count,
    /** The price and last day of this grant; the pool's own terms stay as they are. */
    strike: unsigned.optional(),
    expires: calendarDay.optional(),
    /** When the holder may exercise them, as far as the source says. */
    vesting: text.optional(),
    /** The value to be charged as it is earned. */
    "deferred-compensation": amount.optional(),
  },
  rule: "Debit deferred compensation, credit paid-in capital; the options go from available to outstanding.",
  post(event, context) {
    context.instrument(event.pool, "option-pool");
    const deferred = event["deferred-compensation"];
    const value = deferred === undefined ? 0n : context.money(deferred);
    return [
      ...(value === 0n ? [] : [debit(context, context.account("deferred-compensation"), value), credit(context, context.account("additional-paid-in-capital"), value)]),
      ...transferUnits(context, event.pool, event.options, { from: optionsAvailable(event.pool), to: optionsOutstanding(event.pool) }),
    ];
  },
});
