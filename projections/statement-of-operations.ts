/** The statement of operations over a period, line by line as the book prints it. */
import type { Period } from "../src/kernel/day.ts";
import type { StatementRow } from "./balance-sheet.ts";
import { incomeLayout } from "./layout.ts";
import type { LedgerView } from "./ledger-view.ts";

export function statementOfOperations(view: LedgerView, period: Period): StatementRow[] {
  return incomeLayout(view).map(({ kind, id, label, selection }) => ({
    kind,
    id,
    label,
    figure: kind === "heading" ? undefined : view.movement(selection, period),
  }));
}
