import { chargeValuations } from "../../../projections/option-valuation.ts";
import type { ChargeValuation } from "../../../projections/option-valuation.ts";
import type { Range } from "../../../projections/value-range.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";

export const valuationInputs: Check = {
  code: "valuation-inputs",
  reads: "events",
  rule: "A charge for warrants gives each input of its value, and implies a share price that the market knew.",
  rests: "SFAS 123, paragraph 47: the assumptions used; the book's own market prices",
  find: (review) => chargeValuations(review.ledger).flatMap((valued) => [...missingInputs(valued, review), ...priceOutsideOfMarket(valued, review)]),
};

function missingInputs({ event, warrant, spot, spotIsImplied, inputs, charge }: ChargeValuation, { ledger }: Review): Finding[] {
  const missing = [
    ...(spotIsImplied ? [`the share price: the charge implies ${typeof spot === "string" ? `none (${spot})` : priceText(spot)}`] : []),
    ...(["strike", "term", "volatility", "rate"] as const).filter((name) => !inputs[name].low.equals(inputs[name].high)).map((name) => `${name}: only a range, ${inputs[name].low.toString()} to ${inputs[name].high.toString()}`),
  ];
  if (missing.length === 0) return [];
  return [
    finding({
      about: event,
      class: "disclosure-gap",
      confidence: "certain",
      summary: `the charge for ${warrant} cannot be recomputed from what is printed: ${missing.length === 1 ? "one input is" : `${missing.length} inputs are`} not given`,
      evidence: ledger.recorded(event)?.event.evidence ?? [],
      arithmetic: [`charge ${charge.value.toFixed()}`, ...missing],
      events: [event],
      measures: [`warrants.${warrant}.fair-value`],
    }),
  ];
}

/** The share price that the charge implies against the prices that the book has for that day. */
function priceOutsideOfMarket({ event, on, warrant, spot, spotIsImplied }: ChargeValuation, { ledger }: Review): Finding[] {
  const underlying = ledger.terms.at(warrant, on)?.terms.underlying;
  const table = underlying === undefined ? undefined : ledger.prices.get(underlying);
  if (table === undefined || typeof spot === "string") return [];
  const known = [...table.closes.filter((close) => close.on === on).map(({ close }) => ({ low: close, high: close })), ...table.ranges.filter(({ within }) => within.first <= on && on <= within.last)];
  return known
    .filter(({ low, high }) => spot.high.lessThan(low) || spot.low.greaterThan(high))
    .map(({ low, high }) =>
      finding({
        about: `${event} share price`,
        class: "ambiguity",
        confidence: "likely",
        summary: `the charge for ${warrant} ${spotIsImplied ? "implies" : "states"} a share price that the market did not see`,
        evidence: ledger.recorded(event)?.event.evidence ?? [],
        arithmetic: [`share price ${priceText(spot)}; market around ${on}: ${priceText({ low, high })}`],
        events: [event],
      }),
    );
}

function priceText({ low, high }: Pick<Range, "low" | "high">): string {
  const [from, to] = [low, high].map((price) => price.toDecimalPlaces(4).toString());
  return from === to ? (from ?? "") : `${from ?? ""} to ${to ?? ""}`;
}
