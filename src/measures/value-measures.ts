/** Fair values of warrants, one by one and together. */
import { warrantFairValue } from "../../projections/warrant-value.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { sumOf } from "./measure.ts";
import type { InstantMeasure } from "./measure.ts";

export function valueMeasures(ledger: Ledger): InstantMeasure[] {
  const warrants = [...ledger.chart.instruments.values()].filter(({ kind }) => kind === "warrant");
  if (warrants.length === 0) return [];
  const money = { kind: "instant", unit: ledger.chart.currency, decimals: ledger.chart.currencyScale } as const;
  return [
    ...warrants.map(({ id, name }): InstantMeasure => ({ ...money, id: `warrants.${id}.fair-value`, label: `${name}: value of those outstanding`, at: (of, asOf) => warrantFairValue(of, id, asOf) })),
    {
      ...money,
      id: "warrants.fair-value",
      label: "Value of all warrants outstanding",
      at: (of, asOf) => sumOf(warrants.filter(({ id }) => of.terms.at(id, asOf) !== undefined).map(({ id }) => warrantFairValue(of, id, asOf))),
    },
  ];
}
