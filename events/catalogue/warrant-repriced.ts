/** A warrant's price, and perhaps its last day, agreed anew. */
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount, calendarDay, id, unsigned } from "../fields.ts";
import { valuation } from "../valuation.ts";
import { refuse } from "../../src/kernel/fault.ts";

export const warrantRepriced = eventType({
  type: "warrant-repriced",
  family: "equity",
  meaning: "The price at which a warrant buys its shares changes; what that gives the holder may be charged.",
  rank: 30,
  fields: {
    warrant: id,
    /** The new price of one share. */
    strike: unsigned,
    /** The new last day; as before when absent. */
    expires: calendarDay.optional(),
    "charge-amount": amount.optional(),
    /** The expense that the amount is charged to. */
    charge: account.default("other-expense"),
    /** How the amount was computed, as far as the source says. */
    valuation: valuation.optional(),
  },
  rule: "Debit the charge, credit paid-in capital, with the amount charged.",
  post(event, context) {
    context.instrument(event.warrant, "warrant");
    if (event.expires !== undefined && event.expires < event.on.first) {
      throw refuse("date-impossible", `expiry ${event.expires}`, `an expiry not before ${event.on.first}, when the new price takes effect`, { field: "expires" });
    }
    if (event["charge-amount"] === undefined) return [];
    const charged = context.money(event["charge-amount"]);
    return [
      debit(context, context.account(event.charge), charged),
      credit(context, context.account("additional-paid-in-capital"), charged, "share-based-charges"),
    ];
  },
  values({ warrant, valuation: inputs, "charge-amount": charge }) {
    return inputs === undefined || charge === undefined ? undefined : { warrant, count: undefined, charge, inputs };
  },
  /** A range of prices or last days in force becomes the one that is agreed. */
  terms(event, context) {
    const { strike, expires } = event;
    const before = context.instrument(event.warrant, "warrant").terms;
    return [
      {
        instrument: event.warrant,
        terms: {
          strike,
          ...(before["strike-up-to"] === undefined ? {} : { "strike-up-to": strike }),
          ...(expires === undefined ? {} : { expires }),
          ...(expires === undefined || before["expires-up-to"] === undefined ? {} : { "expires-up-to": expires }),
        },
      },
    ];
  },
});
