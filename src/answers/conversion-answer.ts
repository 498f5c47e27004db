/** What each convertible note would convert into at a date, and whether its class has room for it. */
import { z } from "zod";
import { noteConversions } from "../../projections/conversion.ts";
import type { NoteConversion } from "../../projections/conversion.ts";
import { decimalText } from "../../projections/ratio-figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";

const rowSchema = z.object({
  note: z.string(),
  name: z.string(),
  /** The class that it converts into. */
  into: z.string(),
  /** The conversion price; null where none is stated. */
  price: z.string().nullable(),
  /** What becomes of a part of a share. */
  fractionalShares: z.enum(["round-down", "round-up", "kept"]),
  /** Principal and accrued interest. */
  payoff: figureSchema,
  /** The shares that it converts into. */
  shares: figureSchema,
  /** Payoff less shares × price: paid in cash when above nil, given away when below. */
  remainder: figureSchema,
  /** Common shares for one share of the class. */
  ratio: z.string().nullable(),
  /** The same in common shares. */
  asConverted: figureSchema,
  /** What the class's reserved or authorised count leaves before this note, and after it. */
  room: figureSchema,
  /** What remains of it after this note. */
  left: figureSchema,
  /** Whether there is room for the note. */
  suffices: z.enum(["yes", "no", "not-determinable"]),
  /** What else is to be said; null where nothing is. */
  remark: z.string().nullable(),
}).meta({ id: "ConversionNote" });

export const conversionAnswerSchema = z.object({ ...headerSchema.shape, total: z.number().int(), notes: z.array(rowSchema) }).meta({ id: "ConversionAnswer" });
export type ConversionAnswer = z.output<typeof conversionAnswerSchema>;

export function conversionAnswer(ledger: Ledger, query: Query): ConversionAnswer {
  const asOf = instantOf(query, ledger.definition);
  const notes = noteConversions(ledger, asOf).map((conversion) => rowOf(ledger, conversion));
  return { ...header(ledger, { at: asOf }), total: notes.length, notes };
}

/** Decimals that kept fractions of a share show beyond those of the class. */
const KEPT_DECIMALS = 4;

function rowOf({ chart, definition }: Ledger, conversion: NoteConversion): z.output<typeof rowSchema> {
  const { note, name, into, price, policy, payoff, shares, remainder, perShare, asConverted, room, left, suffices } = conversion;
  const kept = policy === "kept" ? KEPT_DECIMALS : 0;
  const ofClass = chart.scaleOf(into) + kept;
  return {
    note,
    name,
    into,
    price: price === undefined ? null : decimalText(price),
    fractionalShares: policy,
    payoff: measuredAnswer(payoff, chart.currency, chart.currencyScale),
    shares: measuredAnswer(shares, into, ofClass),
    remainder: measuredAnswer(remainder, chart.currency, chart.currencyScale),
    ratio: perShare.ratio === undefined ? null : decimalText(perShare.ratio),
    asConverted: measuredAnswer(asConverted, definition["common-class"] ?? "shares", chart.scaleOf(definition["common-class"] ?? "") + kept),
    room: measuredAnswer(room, into, ofClass),
    left: measuredAnswer(left, into, ofClass),
    suffices: suffices === undefined ? "not-determinable" : suffices ? "yes" : "no",
    remark: perShare.remark ?? null,
  };
}
