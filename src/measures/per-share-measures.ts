/** Weighted averages and per-share results of the book's common class. */
import { notePrincipal, optionsOutstanding, sharesOutstanding, warrantsOutstanding } from "../../events/unit-accounts.ts";
import { dilutedEarningsPerShare, earningsPerShare, weightedAverageShares } from "../../projections/earnings-per-share.ts";
import type { Selection } from "../../projections/ledger-view.ts";
import type { Period } from "../kernel/day.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PeriodMeasure } from "./measure.ts";

/** None where the book names no common class. */
export function perShareMeasures(ledger: Ledger): PeriodMeasure[] {
  const common = ledger.definition["common-class"];
  if (common === undefined) return [];
  const results: Selection = new Map([...ledger.chart.accounts.values()].filter((account) => account.class === "income" || account.class === "expense").map((account) => [account.id, -1n]));
  const potential: Selection = new Map(
    [...ledger.chart.instruments.values()].flatMap(({ id, kind }): [string, 1n | -1n][] => {
      if (kind === "warrant") return [[warrantsOutstanding(id), 1n]];
      if (kind === "option-pool") return [[optionsOutstanding(id), 1n]];
      if (kind === "share-class" && id !== common) return [[sharesOutstanding(id), 1n]];
      return kind === "note" ? [[notePrincipal(id), -1n]] : [];
    }),
  );
  const basicPerShare = (of: Ledger, period: Period): ReturnType<typeof earningsPerShare> =>
    earningsPerShare(of.movement(results, period), weightedAverageShares(of, common, period), of.chart.currencyScale);
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
      over: (of, period) => basicPerShare(of, period),
    },
    {
      kind: "period",
      id: "eps.diluted",
      label: "Diluted earnings (loss) per share",
      unit: `${ledger.chart.currency}/share`,
      decimals: 4,
      over: (of, period) => dilutedEarningsPerShare(of.movement(results, period), basicPerShare(of, period), of.balance(potential, period.last)),
    },
  ];
}
