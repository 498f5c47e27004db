/** Fair values of warrants, one by one and together. */
import { rangeText, warrantFairValue, warrantValue } from "../../projections/warrant-value.ts";
import type { Range } from "../../projections/value-range.ts";
import type { Day } from "../kernel/day.ts";
import { fractionOf } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { sumOf } from "./measure.ts";
import type { Input, InstantMeasure, MeasuredFigure } from "./measure.ts";

/** Decimals that the value of one warrant shows. */
const VALUE_DECIMALS = 6;

export function valueMeasures(ledger: Ledger): InstantMeasure[] {
  const warrants = [...ledger.chart.instruments.values()].filter(({ kind }) => kind === "warrant");
  if (warrants.length === 0) return [];
  const money = { kind: "instant", unit: ledger.chart.currency, decimals: ledger.chart.currencyScale } as const;
  const ofDate = (of: Ledger, asOf: Day): string[] => warrants.flatMap(({ id }) => (of.terms.at(id, asOf) === undefined ? [] : [id]));
  return [
    ...warrants.map(({ id, name }): InstantMeasure => ({
      ...money,
      id: `warrants.${id}.fair-value`,
      label: `${name}: value of those outstanding`,
      made: { kind: "rule", rule: "warrants outstanding × the value of one (Black-Scholes-Merton, from the inputs last stated)", inputs: (of, asOf) => valueInputs(of, id, asOf) },
      at: (of, asOf) => warrantFairValue(of, id, asOf),
    })),
    {
      ...money,
      id: "warrants.fair-value",
      label: "Value of all warrants outstanding",
      made: { kind: "rule", rule: "the sum over all warrants of the date", inputs: (of, asOf) => ofDate(of, asOf).map((id) => ({ enters: "plus", measure: `warrants.${id}.fair-value` })) },
      at: (of, asOf) => sumOf(ofDate(of, asOf).map((id) => warrantFairValue(of, id, asOf))),
    },
  ];
}

/** Of none outstanding the count alone; without an input that it takes, nothing is worth anything that can be told. */
function valueInputs(ledger: Ledger, warrant: string, asOf: Day): Input[] {
  const outstanding: Input = { enters: "plus", measure: `warrants.${warrant}.outstanding` };
  const valued = warrantValue(ledger, warrant, asOf);
  if ("missing" in valued) return [outstanding];
  const { one, inputs: { spot, term, volatility, rate, dividendYield }, spotFrom, stated } = valued;
  const told = (label: string, text: string, event?: string): Input => ({ enters: "beside", label, text, event });
  return [
    outstanding,
    { enters: "times", label: "value of one", figure: figureOf(one), unit: `${ledger.chart.currency}/share`, decimals: VALUE_DECIMALS },
    { enters: "beside", measure: `warrants.${warrant}.strike` },
    told(`share price, ${spotFrom}`, rangeText(spot)),
    told("years to expiry", rangeText(term)),
    told(`volatility, as last stated on ${stated.on}`, rangeText(volatility), stated.event),
    told(`risk-free rate, as last stated on ${stated.on}`, rangeText(rate), stated.event),
    told(`dividend yield, as last stated on ${stated.on}`, dividendYield.toString(), stated.event),
  ];
}

function figureOf({ low, value, high }: Range): MeasuredFigure {
  return { status: "estimated", value: fractionOf(value), low: fractionOf(low), high: fractionOf(high), reasons: [] };
}
