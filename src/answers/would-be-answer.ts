/** What an append would do, as data: the accounts that would stand otherwise at the book's own date, and how figures would tie. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import { reconcile, tally } from "../reconciliation/reconcile.ts";
import { figureSchema } from "./answer.ts";
import { balancesAnswer } from "./balances-answer.ts";
import { talliesSchema } from "./reconciliation-answer.ts";

export const wouldBeAnswerSchema = z.object({
  book: z.string(),
  /** The head that it would be appended to; null where the book would be new. */
  ledgerHead: z.string().nullable(),
  asOf: z.string().nullable(),
  total: z.number().int(),
  shown: z.number().int(),
  /** `before` is null where there is no such account yet. */
  accounts: z.array(z.object({ account: z.string(), name: z.string(), before: figureSchema.nullable(), after: figureSchema })),
  reconciliation: z.object({ before: talliesSchema.nullable(), after: talliesSchema }),
}).meta({ id: "WouldBeAnswer" });
export type WouldBeAnswer = z.output<typeof wouldBeAnswerSchema>;

export function wouldBeAnswer(before: Ledger | undefined, after: Ledger): WouldBeAnswer {
  const was = new Map((before === undefined ? [] : balancesAnswer(before, {}).accounts).map(({ account, figure }) => [account, figure]));
  const { asOf, accounts } = balancesAnswer(after, {});
  const otherwise = accounts.flatMap(({ account, name, figure }) => {
    const figureBefore = was.get(account) ?? null;
    return JSON.stringify(figureBefore) === JSON.stringify(figure) ? [] : [{ account, name, before: figureBefore, after: figure }];
  });
  return {
    book: after.definition.id,
    ledgerHead: before?.book.head ?? null,
    asOf,
    total: otherwise.length,
    shown: otherwise.length,
    accounts: otherwise,
    reconciliation: { before: before === undefined ? null : tally(reconcile(before)), after: tally(reconcile(after)) },
  };
}
