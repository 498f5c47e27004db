/** Measures of each issue of shares: count, price, costs, net, and the discount from the market. */
import type { AnyEvent } from "../../events/catalogue/index.ts";
import type { SharesIssued } from "../../events/event-type.ts";
import { issueDiscount, issuedBy, issuePrice, priceAgainst } from "../../projections/share-issues.ts";
import type { Day } from "../kernel/day.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import { fraction, fractionOf } from "../kernel/fraction.ts";
import { Exact } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { times } from "./measure.ts";
import type { Input, InstantMeasure, MeasuredFigure, Rule } from "./measure.ts";

/** What the ids of these measures begin with: sales for cash, and issues for anything else. */
export const issuePrefixes = ["placements", "issues"] as const;

/** Decimals that prices per share show. */
const PRICE_DECIMALS = 4;
/** Decimals that a discount in percent shows. */
const PERCENT_DECIMALS = 2;
const PERCENT = fraction(100n);

/** Of the issues that are known. */
export function issueMeasures(ledger: Ledger): InstantMeasure[] {
  return ledger.entries.flatMap(({ event }) => {
    const issued = issuedBy(event);
    return issued === undefined ? [] : measuresOfIssue(ledger, event, issued);
  });
}

function measuresOfIssue(ledger: Ledger, event: AnyEvent, issued: SharesIssued): InstantMeasure[] {
  const { currency, currencyScale } = ledger.chart;
  const { shares, received, costs = new Exact(0), agentFees = new Exact(0), priorCosts = new Exact(0) } = issued;
  const ids = (what: string): string => `${issuePrefixes[issued.forCash ? 0 : 1]}.${event.id}.${what}`;
  const what = issued.forCash ? "gross" : "value";
  const measure = (name: string, label: string, made: Rule<Day>, of: (ledger: Ledger) => MeasuredFigure, unit = currency, decimals = currencyScale): InstantMeasure => ({
    kind: "instant",
    id: ids(name),
    label: `${event.id}: ${label}`,
    unit,
    decimals,
    made,
    at: (at, asOf) => (event.on.day <= asOf ? of(at) : notDeterminable(`${event.id} had not happened by ${asOf}: it counts on ${event.on.day}`)),
  });
  const stated = (name: string, label: string, amount: Exact, unit = currency, decimals = currencyScale): InstantMeasure => {
    const figure = exactly(fractionOf(amount));
    return measure(name, label, ruleOf("as the event states it", { enters: "plus", label, figure, unit, decimals, event: event.id }), () => figure, unit, decimals);
  };
  const price = (name: string, label: string, made: Rule<Day>, of: (ledger: Ledger) => MeasuredFigure): InstantMeasure => measure(name, label, made, of, `${currency}/share`, PRICE_DECIMALS);
  const days = issued.pricedBy ?? event.on;
  const from = days.first === days.last ? days.first : `${days.first} to ${days.last}`;
  return [
    stated("shares", "shares issued", shares, "shares", ledger.chart.scaleOf(issued.shareClass)),
    stated(what, issued.forCash ? "paid for the shares, before costs" : "what was received for the shares", received),
    price("price", "received for each share, before costs", ruleOf(`${what} / shares`, { enters: "plus", measure: ids(what) }, { enters: "over", measure: ids("shares") }), () => exactly(issuePrice(issued))),
    price("market-price", "market price of a share, over the days that it was priced by or on its own", ruleOf("the close, the average or the range that the book's prices hold for the days", { enters: "beside", label: "days", text: from, event: event.id }), (at) => priceAgainst(at, event, issued)),
    measure(
      "discount",
      "how far the price lies below the market price",
      ruleOf(
        "100 × (market price − price) / market price",
        { enters: "plus", measure: ids("market-price") },
        { enters: "minus", measure: ids("price") },
        { enters: "over", measure: ids("market-price") },
        { enters: "times", label: "percent", figure: exactly(PERCENT), unit: "percent", decimals: 0 },
      ),
      (at) => times(issueDiscount(at, event, issued), PERCENT),
      "percent",
      PERCENT_DECIMALS,
    ),
    ...(issued.forCash
      ? [
          stated("costs", "costs of the closing, agents' fees among them", costs),
          stated("agent-fees", "agents' fees", agentFees),
          stated("prior-costs", "costs that fell in an earlier period", priorCosts),
          measure("total-costs", "all costs, of whatever period", ruleOf("costs + prior-costs", { enters: "plus", measure: ids("costs") }, { enters: "plus", measure: ids("prior-costs") }), () => exactly(fractionOf(costs.plus(priorCosts)))),
          measure("net", "paid for the shares less the costs of the closing", ruleOf("gross − costs", { enters: "plus", measure: ids("gross") }, { enters: "minus", measure: ids("costs") }), () => exactly(fractionOf(received.minus(costs)))),
        ]
      : []),
  ];
}

function ruleOf(rule: string, ...inputs: readonly Input[]): Rule<Day> {
  return { kind: "rule", rule, inputs: () => inputs };
}
