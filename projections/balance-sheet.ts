/** The balance sheet at the end of a day, line by line as the book prints it. */
import type { Day } from "../src/kernel/day.ts";
import type { Figure } from "../src/kernel/figure.ts";
import { balanceSheetLayout } from "./layout.ts";
import type { LedgerView } from "./ledger-view.ts";

export interface StatementRow {
  readonly kind: "heading" | "line" | "total";
  readonly id: string | undefined;
  readonly label: string;
  /** Absent on headings. */
  readonly figure: Figure | undefined;
}

export function balanceSheet(view: LedgerView, asOf: Day): StatementRow[] {
  return balanceSheetLayout(view).map(({ kind, id, label, selection }) => ({
    kind,
    id,
    label,
    figure: kind === "heading" ? undefined : view.balance(selection, asOf),
  }));
}
