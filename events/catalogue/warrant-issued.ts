/** Warrants given to investors, agents, lenders or those who serve the company. */
import { z } from "zod";
import { credit, debit, eventType } from "../event-type.ts";
import { account, amount, count, id } from "../fields.ts";
import { rightTerms, underlyingOf } from "../rights.ts";
import { termsLaidDown } from "../terms-laid-down.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { warrantsOutstanding, warrantsUnissued } from "../unit-accounts.ts";
import { valuation } from "../valuation.ts";
import { transferUnits } from "../unit-transfer.ts";

export const warrantIssued = eventType({
  type: "warrant-issued",
  family: "equity",
  meaning: "Warrants are issued with their terms; their fair value is charged, or stays an offset inside paid-in capital.",
  rank: 20,
  fields: {
    warrant: id,
    warrants: count,
    purpose: z.enum(["investors", "agent", "lender", "compensation", "facility"]),
    /** What they are worth; without a charge it is a cost of the issue, inside paid-in capital, and posts nothing. */
    "fair-value": amount.optional(),
    /** The expense that the fair value is charged to; `share-based-compensation` when they compensate. */
    charge: account.optional(),
    /** How the fair value was computed, as far as the source says. */
    valuation: valuation.optional(),
    terms: rightTerms.default({}),
  },
  rule: "Debit the charge, credit paid-in capital, with the fair value; the warrants go from unissued to outstanding.",
  post(event, context) {
    const { warrant, purpose, "fair-value": value } = event;
    const inForce = { ...context.instrument(warrant, "warrant").terms, ...event.terms };
    underlyingOf(context, warrant, inForce);
    if (inForce.strike === undefined) {
      throw refuse("terms-missing", `${warrant} without strike`, "the price of one share, as strike of its terms", { field: "terms.strike" });
    }
    const charge = event.charge ?? (purpose === "compensation" ? "share-based-compensation" : undefined);
    if (charge !== undefined && value === undefined) {
      throw refuse("field-invalid", event.charge === undefined ? "compensation without fair-value" : `a charge to ${charge} without fair-value`, "the fair value that is charged", { field: "fair-value" });
    }
    const charged = charge === undefined || value === undefined ? [] : [
      debit(context, context.account(charge), context.money(value)),
      credit(context, context.account("additional-paid-in-capital"), context.money(value), "share-based-charges"),
    ];
    return [...charged, ...transferUnits(context, warrant, event.warrants, { from: warrantsUnissued(warrant), to: warrantsOutstanding(warrant) })];
  },
  /** More of a warrant that exists has its strike: another price is `warrant-repriced`, or another warrant. */
  terms(event, context) {
    const { strike } = event.terms;
    const before = context.instruments("warrant").find(({ definition }) => definition.id === event.warrant)?.terms.strike;
    if (strike !== undefined && before?.equals(strike) === false) {
      throw refuse("result-mismatch", `strike ${strike.toString()} beside ${before.toString()} in force`, "the strike in force, a repricing, or another warrant", { field: "terms.strike" });
    }
    return [termsLaidDown(context, event.warrant, "warrant", event.terms)];
  },
  values({ warrant, warrants, valuation: inputs, "fair-value": charge }) {
    return inputs === undefined || charge === undefined ? undefined : { warrant, count: warrants, charge, inputs };
  },
});
