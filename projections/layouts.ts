/** All layouts of a book at once: refused together with the book when one of them is incomplete. */
import { cashFlowLayout } from "./cash-flow.ts";
import { balanceSheetLayout, incomeLayout } from "./layout.ts";
import type { LedgerView } from "./ledger-view.ts";

/** Throws `Faults` where an account or a cash-flow class stands on no line, or on two. */
export function checkLayouts(view: LedgerView): void {
  balanceSheetLayout(view);
  incomeLayout(view);
  cashFlowLayout(view);
}
