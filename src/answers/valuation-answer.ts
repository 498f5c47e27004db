/** Warrant charges held against their inputs, and the value of what is outstanding at a date. */
import { z } from "zod";
import { chargeValuations } from "../../projections/option-valuation.ts";
import type { ImpliedInput } from "../../projections/implied-inputs.ts";
import type { ChargeValuation } from "../../projections/option-valuation.ts";
import type { Range } from "../../projections/value-range.ts";
import { warrantFairValue } from "../../projections/warrant-value.ts";
import type { Exact } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";

const rangeSchema = z.object({ low: z.string(), value: z.string(), high: z.string() }).meta({ id: "ValueRange" });

/** What an input would have to be for the charge: all null where that is not determinable. */
const impliedSchema = z.object({
  low: z.string().nullable(),
  /** For the charge as stated; null beside `low` where only its rounding allows an answer. */
  value: z.string().nullable(),
  /** Null beside `low` where no value is too high. */
  high: z.string().nullable(),
  /** Why it is not determinable; empty where it is. */
  reasons: z.array(z.string()),
}).meta({ id: "ImpliedInput" });

const chargeSchema = z.object({
  event: z.string(),
  on: z.string(),
  warrant: z.string(),
  count: z.string(),
  /** The charge, with what its rounding allows. */
  charge: rangeSchema,
  strike: rangeSchema,
  /** In years. */
  term: rangeSchema,
  /** Yearly volatility of the share, as a fraction of one. */
  volatility: rangeSchema,
  /** The yearly risk-free rate, as a fraction of one. */
  rate: rangeSchema,
  /** The yearly dividend, as a fraction of the price. */
  dividendYield: z.string(),
  /** The price of the share: stated, or the one that gives the charge; null where none does. */
  spot: rangeSchema.nullable(),
  /** Whether the price is the one that gives the charge. */
  spotIsImplied: z.boolean(),
  /** Why no share price gives the charge; null where one does. */
  spotReason: z.string().nullable(),
  /** Each as the interval that the charge's rounding allows, the other inputs as stated. */
  implied: z.object({ spot: impliedSchema, volatility: impliedSchema, term: impliedSchema }),
  /** The share price with which volatility and term are implied: stated, or a close of the book's prices; null where there is none. */
  spotFrom: z.string().nullable(),
  /** The years to the instrument's own expiry; null where it has none. */
  termToExpiry: rangeSchema.nullable(),
  /** Whether the stated term reaches the instrument's own expiry, to the month. */
  termMatchesExpiry: z.boolean().nullable(),
  /** The value with those years in place of the stated term; null where it has none. */
  valueToExpiry: rangeSchema.nullable(),
  /** What a change of terms added; null where it changed none. */
  modification: z.object({ before: rangeSchema, after: rangeSchema, added: rangeSchema }).nullable(),
}).meta({ id: "WarrantCharge" });

export const valuationAnswerSchema = z.object({
  ...headerSchema.shape,
  charges: z.array(chargeSchema),
  outstanding: z.array(z.object({ warrant: z.string(), name: z.string(), value: figureSchema })),
}).meta({ id: "ValuationAnswer" });
export type ValuationAnswer = z.output<typeof valuationAnswerSchema>;

export function valuationAnswer(ledger: Ledger, query: Query): ValuationAnswer {
  const asOf = instantOf(query, ledger.definition);
  const { currency, currencyScale } = ledger.chart;
  const warrants = [...ledger.chart.instruments.values()].filter(({ id, kind }) => kind === "warrant" && ledger.terms.at(id, asOf) !== undefined);
  return {
    ...header(ledger, { at: asOf }),
    charges: chargeValuations(ledger)
      .filter(({ on }) => on <= asOf)
      .map((charge) => chargeRow(charge, currencyScale)),
    outstanding: warrants.map(({ id, name }) => ({ warrant: id, name, value: measuredAnswer(warrantFairValue(ledger, id, asOf), currency, currencyScale) })),
  };
}

/** Significant digits of inputs and share prices, as shown. */
const DIGITS = 16;
const ONE_MONTH = 1 / 12;

function chargeRow({ inputs, spot, implied, termToExpiry, valueToExpiry, modification, ...charge }: ChargeValuation, scale: number): z.output<typeof chargeSchema> {
  const figure = (value: Exact): string => value.toSignificantDigits(DIGITS).toString();
  const money = (value: Exact): string => value.toFixed(scale);
  const orNull = (value: Exact | null): string | null => (value === null ? null : figure(value));
  const input = ({ low, value, high, reasons }: ImpliedInput): z.output<typeof impliedSchema> => ({ low: orNull(low), value: orNull(value), high: orNull(high), reasons: [...reasons] });
  const range = (of: Range, text: (value: Exact) => string): z.output<typeof rangeSchema> => ({ low: text(of.low), value: text(of.value), high: text(of.high) });
  return {
    event: charge.event,
    on: charge.on,
    warrant: charge.warrant,
    count: charge.count.toString(),
    charge: range(charge.charge, money),
    strike: range(inputs.strike, figure),
    term: range(inputs.term, figure),
    volatility: range(inputs.volatility, figure),
    rate: range(inputs.rate, figure),
    dividendYield: figure(inputs.dividendYield),
    spot: typeof spot === "string" ? null : range(spot, figure),
    spotIsImplied: charge.spotIsImplied,
    spotReason: typeof spot === "string" ? spot : null,
    implied: { spot: input(implied.spot), volatility: input(implied.volatility), term: input(implied.term) },
    spotFrom: charge.spotFrom ?? null,
    termToExpiry: termToExpiry === undefined ? null : range(termToExpiry, figure),
    termMatchesExpiry: termToExpiry === undefined ? null : termToExpiry.low.minus(inputs.term.low).abs().lessThanOrEqualTo(ONE_MONTH) && termToExpiry.high.minus(inputs.term.high).abs().lessThanOrEqualTo(ONE_MONTH),
    valueToExpiry: valueToExpiry === undefined ? null : range(valueToExpiry, money),
    modification: modification === undefined ? null : { before: range(modification.before, money), after: range(modification.after, money), added: range(modification.added, money) },
  };
}
