/** Weighted averages and per-share results of the book's common class. */
import { earningsPerShare, weightedAverageShares } from "../../projections/earnings-per-share.ts";
import type { Selection } from "../../projections/ledger-view.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PeriodMeasure } from "./measure.ts";

/** None where the book names no common class. */
export function perShareMeasures(ledger: Ledger): PeriodMeasure[] {
  const common = ledger.definition["common-class"];
  if (common === undefined) return [];
  const results: Selection = new Map([...ledger.chart.accounts.values()].filter((account) => account.class === "income" || account.class === "expense").map((account) => [account.id, -1n]));
  return [
    {
      kind: "period",
      id: "weighted-average-shares",
      label: "Weighted-average common shares outstanding",
      unit: "shares",
      decimals: 0,
      over: (of, period) => weightedAverageShares(of, common, period),
    },
    {
      kind: "period",
      id: "eps.basic",
      label: "Basic earnings (loss) per share",
      unit: `${ledger.chart.currency}/share`,
      decimals: 4,
      over: (of, period) => earningsPerShare(of.movement(results, period), weightedAverageShares(of, common, period), of.chart.currencyScale),
    },
  ];
}
