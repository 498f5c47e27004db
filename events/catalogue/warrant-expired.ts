/** Warrants that lapsed unexercised. */
import { eventType } from "../event-type.ts";
import { count, id } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { warrantsOutstanding, warrantsUnissued } from "../unit-accounts.ts";
import { transferUnits } from "../unit-transfer.ts";

export const warrantExpired = eventType({
  type: "warrant-expired",
  family: "equity",
  meaning: "Warrants lapse or are cancelled unexercised.",
  rank: 50,
  readsBalances: true,
  fields: {
    warrant: id,
    /** All that are outstanding when absent. */
    warrants: count.optional(),
  },
  rule: "The warrants go from outstanding back to unissued; no money moves.",
  post(event, context) {
    const { warrant } = event;
    context.instrument(warrant, "warrant");
    const outstanding = context.balance(warrantsOutstanding(warrant));
    if (event.warrants === undefined && outstanding <= 0n) {
      throw refuse("outstanding-exceeded", `nothing outstanding of ${warrant}`, "warrants that are outstanding", { field: "warrant" });
    }
    const expired = event.warrants ?? context.decimal(outstanding, warrant);
    return transferUnits(context, warrant, expired, { from: warrantsOutstanding(warrant), to: warrantsUnissued(warrant) });
  },
});
