/** Registers of shares, warrants, options, notes and debt at a date. */
import { z } from "zod";
import { Decimal } from "decimal.js";
import { debt } from "../../projections/debt.ts";
import { noteRegister, optionRegister, shareRegister, warrantRegister } from "../../projections/registers.ts";
import type { Terms } from "../../events/book-definition.ts";
import type { Day } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import type { Figure } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { figureAnswer, figureSchema, header, headerSchema } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";

export const registerKinds = ["shares", "warrants", "options", "notes", "debt"] as const;
export type RegisterKind = (typeof registerKinds)[number];

const rowSchema = z.object({
  instrument: z.string(),
  name: z.string(),
  /** Counts and amounts by name: issued, treasury, outstanding, available, principal. */
  figures: z.record(z.string(), figureSchema),
  terms: z.record(z.string(), z.string()),
  /** Since when these terms are in force, and the event that made them so. */
  termsSince: z.string().nullable(),
  termsEvent: z.string().nullable(),
});

export const registerAnswerSchema = z.object({
  ...headerSchema.shape,
  register: z.enum(registerKinds),
  total: z.number().int(),
  rows: z.array(rowSchema),
  sums: z.record(z.string(), figureSchema),
});
export type RegisterAnswer = z.output<typeof registerAnswerSchema>;
type Row = z.output<typeof rowSchema>;

export function registerAnswer(ledger: Ledger, kind: string, query: Query): RegisterAnswer {
  const register = registerKinds.find((each) => each === kind);
  if (register === undefined) throw refuse("register-unknown", `register "${kind}"`, `one of ${registerKinds.join(", ")}`);
  const asOf = instantOf(query, ledger.definition);
  const { rows, sums } = BUILDERS[register](ledger, asOf);
  return { ...header(ledger, { at: asOf }), register, total: rows.length, rows, sums };
}

interface Built {
  readonly rows: Row[];
  readonly sums: Row["figures"];
}

const BUILDERS: Readonly<Record<RegisterKind, (ledger: Ledger, asOf: Day) => Built>> = {
  shares: (ledger, asOf) => built(ledger, shareRegister(ledger, asOf), "shares", ["issued", "treasury", "outstanding"]),
  warrants: (ledger, asOf) => built(ledger, warrantRegister(ledger, asOf), "warrants", ["outstanding"]),
  options: (ledger, asOf) => built(ledger, optionRegister(ledger, asOf), "options", ["outstanding", "available"]),
  notes: (ledger, asOf) => built(ledger, noteRegister(ledger, asOf), ledger.chart.currency, ["principal"]),
  debt(ledger, asOf) {
    const { currency, currencyScale } = ledger.chart;
    const { rows, total } = debt(ledger, asOf);
    return {
      rows: rows.map(({ id, name, figure }) => {
        const inForce = ledger.terms.at(id, asOf);
        return { instrument: id, name, figures: { principal: figureAnswer(figure, currency, currencyScale) }, terms: termsText(inForce?.terms ?? {}), termsSince: inForce?.from ?? null, termsEvent: inForce?.event ?? null };
      }),
      sums: { principal: figureAnswer(total, currency, currencyScale) },
    };
  },
};

interface Registered {
  readonly instrument: string;
  readonly name: string;
  readonly terms: Terms;
  readonly since: { readonly day: Day; readonly event: string | undefined };
}

function built<Column extends string>(ledger: Ledger, rows: readonly (Registered & Readonly<Record<Column, Figure>>)[], unit: string, columns: readonly Column[]): Built {
  const scaleOf = (instrument: string): number => (unit === ledger.chart.currency ? ledger.chart.currencyScale : ledger.chart.scaleOf(instrument));
  return {
    rows: rows.map((row) => ({
      instrument: row.instrument,
      name: row.name,
      figures: Object.fromEntries(columns.map((column) => [column, figureAnswer(row[column], unit, scaleOf(row.instrument))])),
      terms: termsText(row.terms),
      termsSince: row.since.day,
      termsEvent: row.since.event ?? null,
    })),
    sums: {},
  };
}

/** Terms as texts, in the order in which they are declared. */
function termsText(terms: Terms): Record<string, string> {
  const stated = Object.entries(terms).filter((entry): entry is [string, Decimal | string] => entry[1] !== undefined);
  return Object.fromEntries(stated.map(([term, value]) => [term, Decimal.isDecimal(value) ? value.toFixed() : value]));
}
