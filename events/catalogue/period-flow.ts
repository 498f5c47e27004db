/** Flows known only as totals of a period: results, depreciation, working capital, leases, purchases. */
import { z } from "zod";
import { eventType } from "../event-type.ts";
import { account } from "../fields.ts";
import { legsAsStated, statedLegs } from "../stated-legs.ts";

export const periodFlow = eventType({
  type: "period-flow",
  family: "operations",
  meaning: "What moved through a period, known only in total: counted at its end unless spread by day.",
  rank: 80,
  gradual: true,
  fields: {
    legs: statedLegs,
    /** The accounts (or classes of accounts, or `all`) whose whole movement in the window the book now holds. */
    "complete-for": z.union([z.literal("all"), z.array(account)]).optional(),
  },
  rule: "The legs as stated; debits and credits must be equal in each unit.",
  post: (event, context) => legsAsStated(event.legs, context),
  covers: (event) => event["complete-for"] ?? [],
});
