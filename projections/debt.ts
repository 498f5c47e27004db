/** Debt at the end of a day, instrument by instrument: notes by principal, other borrowings by account. */
import { notePrincipal } from "../events/unit-accounts.ts";
import type { Day } from "../src/kernel/day.ts";
import type { Figure } from "../src/kernel/figure.ts";
import type { LedgerView } from "./ledger-view.ts";

export interface DebtRow {
  readonly id: string;
  readonly name: string;
  readonly kind: "note" | "other";
  readonly figure: Figure;
}

export function debt(view: LedgerView, asOf: Day): { readonly rows: readonly DebtRow[]; readonly total: Figure } {
  const notes = [...view.chart.instruments.values()].filter(({ kind, id }) => kind === "note" && view.terms.at(id, asOf) !== undefined);
  const other = [...view.chart.accounts.values()].filter((account) => account.borrowing);
  const rows = [
    ...notes.map(({ id, name }) => ({ id, name, kind: "note" as const, account: notePrincipal(id) })),
    ...other.map(({ id, name }) => ({ id, name, kind: "other" as const, account: id })),
  ];
  return {
    rows: rows.map(({ account, ...row }) => ({ ...row, figure: view.balance(new Map([[account, -1n]]), asOf) })),
    total: view.balance(new Map(rows.map(({ account }) => [account, -1n])), asOf),
  };
}
