/** All layouts of a book at once: what is wrong with any of them. */
import { Faults } from "../src/kernel/fault.ts";
import type { Fault } from "../src/kernel/fault.ts";
import { cashFlowLayout } from "./cash-flow.ts";
import { balanceSheetLayout, incomeLayout } from "./layout.ts";
import type { LedgerView } from "./ledger-view.ts";

/** An account or a class of cash flow that stands on no line, or on two; a line or total of nothing. */
export function layoutFaults(view: Pick<LedgerView, "definition" | "chart" | "entries">): Fault[] {
  return [balanceSheetLayout, incomeLayout, cashFlowLayout].flatMap((layout) => {
    try {
      layout(view);
      return [];
    } catch (error) {
      if (error instanceof Faults) return error.faults;
      throw error;
    }
  });
}
