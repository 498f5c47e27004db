/** Legs written out in an event: an account, a debit or a credit, and the cash flow it explains. */
import { z } from "zod";
import type { Leg, PostingContext } from "./event-type.ts";
import { account, decimal, id } from "./fields.ts";
import { refuse } from "../src/kernel/fault.ts";

const statedLeg = z.strictObject({
  account,
  /** The instrument whose units move; the book's currency when absent. */
  unit: id.optional(),
  /** Money debited; units that come into the account. */
  debit: decimal.optional(),
  /** Money credited; units that leave the account. */
  credit: decimal.optional(),
  flow: id.optional(),
});

export const statedLegs = z.array(statedLeg).min(2, "at least two legs");

/** The legs as stated, in their order: debits above nil, credits below. */
export function legsAsStated(stated: z.output<typeof statedLegs>, context: PostingContext): Leg[] {
  return stated.map(({ account, unit, debit, credit, flow }, index) => {
    const quantity = debit ?? credit?.negated();
    if (quantity === undefined || (debit !== undefined && credit !== undefined)) {
      throw refuse("field-invalid", debit === undefined ? "neither" : "both", "a debit or a credit", { field: `legs.${index}` });
    }
    if (unit !== undefined && flow !== undefined) {
      throw refuse("field-invalid", `flow "${flow}" of ${unit}`, "a cash flow only on a leg of money", { field: `legs.${index}.flow` });
    }
    return {
      account: context.account(account),
      unit: unit ?? context.currency,
      quantity: unit === undefined ? context.money(quantity) : context.count(quantity, unit),
      ...(flow === undefined ? {} : { flow }),
    };
  });
}
