/** Transactions and reported balances as one list by day: what happened on a day comes before the balance at its end. */
import type { Journal, ReportedBalance, Transaction } from "./journal.ts";

/** Programs that check a balance where it stands in the file need it here and nowhere else. */
export function inOrder({ transactions, balances }: Pick<Journal, "transactions" | "balances">): (Transaction | ReportedBalance)[] {
  const all: (Transaction | ReportedBalance)[] = [...transactions, ...balances];
  // The sort is stable: on one day the transactions keep their order, with the balances after them.
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

export function isTransaction(one: Transaction | ReportedBalance): one is Transaction {
  return "event" in one;
}
