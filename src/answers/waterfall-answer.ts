/** Who receives what when a sum is paid out for the company at a date. */
import { z } from "zod";
import { unsigned } from "../../events/fields.ts";
import { choices } from "../../projections/stakes.ts";
import { waterfall } from "../../projections/waterfall.ts";
import { decimalText } from "../../projections/ratio-figure.ts";
import { refuse } from "../kernel/fault.ts";
import { fractionText } from "../kernel/fraction.ts";
import { atScale, quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { header, headerSchema } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";

const amounts = { gross: z.string(), strikePaid: z.string(), net: z.string() };

/** Who is paid; `unclaimed` is what nobody has a claim to. */
export const paidKinds = ["note", "preferred", "warrant", "option", "common", "unclaimed"] as const;

export const waterfallAnswerSchema = z.object({
  ...headerSchema.shape,
  unit: z.string(),
  /** The sum paid out: what there is for notes and shares, after every other creditor. */
  exit: z.string(),
  /** What one common share receives. */
  perShare: z.string(),
  rows: z.array(
    z.object({
      instrument: z.string(),
      name: z.string(),
      kind: z.enum(paidKinds),
      choice: z.enum(choices),
      strike: z.string().nullable(),
      /** Common shares with which it shares in the residual. */
      shares: z.string(),
      ...amounts,
      remarks: z.array(z.string()),
    }),
  ),
  /** Net adds up to the exit value, gross to the exit value and the strikes paid. */
  totals: z.object(amounts),
  excluded: z.array(z.object({ instrument: z.string(), reason: z.string() })),
  reasons: z.array(z.string()),
}).meta({ id: "WaterfallAnswer" });
export type WaterfallAnswer = z.output<typeof waterfallAnswerSchema>;

/** Decimals that the value of one share shows. */
export const PRICE_DECIMALS = 6;

export function waterfallAnswer(ledger: Ledger, exit: string, query: Query): WaterfallAnswer {
  const asOf = instantOf(query, ledger.definition);
  const { currency, currencyScale } = ledger.chart;
  const sum = sumOf(exit, ledger, "exit");
  const { perShare, rows, excluded, reasons } = waterfall(ledger, sum, asOf);
  const money = (quantity: bigint): string => quantityText(quantity, currencyScale);
  const total = (of: "gross" | "strikePaid" | "net"): string => money(rows.reduce((all, row) => all + row[of], 0n));
  return {
    ...header(ledger, { at: asOf }),
    unit: currency,
    exit: money(sum),
    perShare: fractionText(perShare, PRICE_DECIMALS),
    rows: rows.map(({ instrument, name, kind, choice, strike, shares, gross, strikePaid, net, remarks }) => ({
      instrument,
      name,
      kind,
      choice,
      strike: strike === undefined ? null : decimalText(strike),
      shares: fractionText(shares, ledger.chart.scaleOf(ledger.definition["common-class"] ?? "")),
      gross: money(gross),
      strikePaid: money(strikePaid),
      net: money(net),
      remarks: [...remarks],
    })),
    totals: { gross: total("gross"), strikePaid: total("strikePaid"), net: total("net") },
    excluded: excluded.map((each) => ({ ...each })),
    reasons: [...reasons],
  };
}

/** A sum in the currency's smallest unit; refuses what is below nil or finer than that. */
export function sumOf(text: string, { chart }: Ledger, field: string): bigint {
  const read = unsigned.safeParse(text.trim());
  if (!read.success) throw refuse("query-invalid", `"${text}"`, `an amount of ${chart.currency} of nil or more, such as 10000000 or 10,000,000.00`, { field });
  return atScale(read.data, chart.currencyScale, chart.currency);
}
