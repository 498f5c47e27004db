/** Who would receive what of any sum up to one: a hundred and one sums, evenly apart, from nil. */
import { z } from "zod";
import { choices } from "../../projections/stakes.ts";
import { waterfalls } from "../../projections/waterfall.ts";
import type { Waterfall } from "../../projections/waterfall.ts";
import { Faults, faultLine, refuse } from "../kernel/fault.ts";
import type { Day } from "../kernel/day.ts";
import { fractionText } from "../kernel/fraction.ts";
import { quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { header, headerSchema } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";
import { PRICE_DECIMALS, paidKinds, sumOf } from "./waterfall-answer.ts";

export const waterfallCurveAnswerSchema = z.object({
  ...headerSchema.shape,
  unit: z.string(),
  /** The largest of the sums; null where nothing can be shared out, for `reasons`. */
  upTo: z.string().nullable(),
  /** In the order of payment; an entry of `points` has a share of each, in this order. */
  rows: z.array(z.object({ instrument: z.string(), name: z.string(), kind: z.enum(paidKinds) })),
  points: z.array(z.object({ exit: z.string(), perShare: z.string(), net: z.array(z.string()), choices: z.array(z.enum(choices)) })),
  excluded: z.array(z.object({ instrument: z.string(), reason: z.string() })),
  reasons: z.array(z.string()),
}).meta({ id: "WaterfallCurveAnswer" });
export type WaterfallCurveAnswer = z.output<typeof waterfallCurveAnswerSchema>;

const PARTS = 100n;

/** Up to a round sum beyond which nobody would choose otherwise, where none is asked for. */
export function waterfallCurveAnswer(ledger: Ledger, upTo: string | undefined, query: Query): WaterfallCurveAnswer {
  const asOf = instantOf(query, ledger.definition);
  const { currency, currencyScale } = ledger.chart;
  const at = waterfallsIfKnown(ledger, asOf);
  if (at instanceof Faults) return { ...header(ledger, { at: asOf }), unit: currency, upTo: null, rows: [], points: [], excluded: [], reasons: at.faults.map(faultLine) };
  const most = upTo === undefined ? roundSum(at, 10n ** BigInt(currencyScale)) : sumOf(upTo, ledger, "upTo");
  if (most < PARTS) throw refuse("query-invalid", `"${upTo ?? ""}"`, `at least ${quantityText(PARTS, currencyScale)} ${currency}`, { field: "upTo" });
  const money = (quantity: bigint): string => quantityText(quantity, currencyScale);
  const sums = Array.from({ length: Number(PARTS) + 1 }, (_, part) => (most * BigInt(part)) / PARTS);
  const all = sums.map((exit) => ({ exit, ...at(exit) }));
  const longest = all.reduce((one, other) => (other.rows.length > one.rows.length ? other : one)).rows;
  return {
    ...header(ledger, { at: asOf }),
    unit: currency,
    upTo: money(most),
    rows: longest.map(({ instrument, name, kind }) => ({ instrument, name, kind })),
    points: all.map(({ exit, perShare, rows }) => ({
      exit: money(exit),
      perShare: fractionText(perShare, PRICE_DECIMALS),
      net: longest.map((_, index) => money(rows[index]?.net ?? 0n)),
      choices: longest.map(({ choice }, index) => rows[index]?.choice ?? choice),
    })),
    excluded: (all[0]?.excluded ?? []).map((each) => ({ ...each })),
    reasons: [...(all[0]?.reasons ?? [])],
  };
}

/** The faults where the shares outstanding or the notes' principal cannot be known on the day. */
function waterfallsIfKnown(ledger: Ledger, asOf: Day): ReturnType<typeof waterfalls> | Faults {
  try {
    return waterfalls(ledger, asOf);
  } catch (error) {
    if (error instanceof Faults && error.faults.every(({ code }) => code === "balance-unknown")) return error;
    throw error;
  }
}

/** Beyond this many powers of ten nobody pays for a company. */
const POWERS = 15;

/** The first of 1, 2, 5, 10 … thousand by which everybody has chosen as of any larger sum. */
function roundSum(at: (exit: bigint) => Waterfall, unit: bigint): bigint {
  const sums = Array.from({ length: POWERS - 3 }, (_, power) => [1n, 2n, 5n].map((digit) => digit * 10n ** BigInt(power + 3) * unit)).flat();
  const choicesAt = (exit: bigint): string => at(exit).rows.map(({ choice }) => choice).join();
  const last = sums.at(-1) ?? unit;
  const final = choicesAt(last);
  const before = sums.findLastIndex((sum) => choicesAt(sum) !== final);
  return sums[before + 1] ?? last;
}
