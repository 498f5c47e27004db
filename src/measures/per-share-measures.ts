/** Weighted averages and per-share results of the book's common class. */
import { dilutedEarnings } from "../../projections/diluted-earnings.ts";
import type { DilutedEarnings } from "../../projections/diluted-earnings.ts";
import { earningsPerShare, incomeToCommon, weightedAverageShares } from "../../projections/earnings-per-share.ts";
import type { Selection } from "../../projections/ledger-view.ts";
import type { Period } from "../kernel/day.ts";
import type { Figure } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PeriodMeasure, Input } from "./measure.ts";
import { incomeInputs, potentialInputs, shareDayInputs } from "./per-share-inputs.ts";

/** None where the book names no common class. */
export function perShareMeasures(ledger: Ledger): PeriodMeasure[] {
  const common = ledger.definition["common-class"];
  if (common === undefined) return [];
  const results: Selection = new Map([...ledger.chart.accounts.values()].filter((account) => account.class === "income" || account.class === "expense").map((account) => [account.id, -1n]));
  const income = (of: Ledger, period: Period): Figure => incomeToCommon(of, of.movement(results, period), period);
  const diluted = (of: Ledger, period: Period): DilutedEarnings => dilutedEarnings(of, income(of, period), weightedAverageShares(of, common, period), period);
  const earned = (of: Ledger, period: Period): Input[] => incomeInputs(of, results, common, period);
  return [
    {
      kind: "period",
      id: "weighted-average-shares",
      label: "Weighted-average common shares outstanding",
      unit: "shares",
      decimals: 0,
      made: { kind: "rule", rule: "shares × the days of the period on which they are outstanding at the day's end, summed / the days of the period", inputs: (of, period) => shareDayInputs(of, common, period) },
      over: (of, period) => weightedAverageShares(of, common, period),
    },
    {
      kind: "period",
      id: "eps.basic",
      label: "Basic earnings (loss) per share",
      unit: `${ledger.chart.currency}/share`,
      decimals: 4,
      made: {
        kind: "rule",
        rule: "(net income − dividends declared on other classes) / weighted-average shares",
        inputs: (of, period) => [...earned(of, period), { enters: "over", measure: "weighted-average-shares" }],
      },
      over: (of, period) => earningsPerShare(income(of, period), weightedAverageShares(of, common, period), of.chart.currencyScale),
    },
    {
      kind: "period",
      id: "eps.diluted",
      label: "Diluted earnings (loss) per share",
      unit: `${ledger.chart.currency}/share`,
      decimals: 4,
      made: {
        kind: "rule",
        rule: "(net income − dividends declared on other classes + what each security that dilutes adds back) / (weighted-average shares + the shares of each that dilutes); a loss is not diluted",
        inputs: (of, period) => [...earned(of, period), ...potentialInputs(of, diluted(of, period), "addedBack"), { enters: "over", measure: "weighted-average-shares.diluted" }],
      },
      over: (of, period) => diluted(of, period).perShare,
    },
    {
      kind: "period",
      id: "weighted-average-shares.diluted",
      label: "Weighted-average common shares with those that dilute",
      unit: "shares",
      decimals: 0,
      made: {
        kind: "rule",
        rule: "weighted-average shares + the shares of each security that dilutes; a loss is not diluted",
        inputs: (of, period) => [{ enters: "plus", measure: "weighted-average-shares" }, ...potentialInputs(of, diluted(of, period), "shares")],
      },
      over: (of, period) => diluted(of, period).shares,
    },
  ];
}
