/** Options given up unexercised. */
import { eventType } from "../event-type.ts";
import { count, flag, id } from "../fields.ts";
import { optionsAvailable, optionsOutstanding, optionsUnreserved } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const optionForfeited = eventType({
  type: "option-forfeited",
  family: "equity",
  meaning: "Options lapse, are forfeited or are cancelled unexercised.",
  rank: 40,
  fields: {
    pool: id,
    options: count,
    /** False where the plan does not let them be granted again. */
    "returns-to-pool": flag.default(true),
  },
  rule: "The options go from outstanding back to available, or out of the pool; no money moves.",
  post(event, context) {
    const { pool } = event;
    context.instrument(pool, "option-pool");
    const to = event["returns-to-pool"] ? optionsAvailable(pool) : optionsUnreserved(pool);
    return transferUnits(context, pool, event.options, { from: optionsOutstanding(pool), to });
  },
});
