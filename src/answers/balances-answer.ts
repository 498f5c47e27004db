/** Every account's balance at a date: debits above nil, counts as they stand. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import { figureAnswer, figureSchema, header, headerSchema } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";

export const balancesAnswerSchema = z.object({
  ...headerSchema.shape,
  total: z.number().int(),
  accounts: z.array(z.object({ account: z.string(), name: z.string(), class: z.string(), figure: figureSchema })),
}).meta({ id: "BalancesAnswer" });
export type BalancesAnswer = z.output<typeof balancesAnswerSchema>;

export function balancesAnswer(ledger: Ledger, query: Query): BalancesAnswer {
  const asOf = instantOf(query, ledger.definition);
  const accounts = [...ledger.chart.accounts.values()].map((account) => ({
    account: account.id,
    name: account.name,
    class: account.class,
    figure: figureAnswer(ledger.balance(new Map([[account.id, 1n]]), asOf), account.unit, account.scale),
  }));
  return { ...header(ledger, { at: asOf }), total: accounts.length, accounts };
}
