/** Registers of shares, warrants, options, notes and debt at a date. */
import { z } from "zod";
import { debt } from "../../projections/debt.ts";
import { lotFigures } from "../../projections/option-lots.ts";
import { noteRegister, optionRegister, shareRegister, warrantRegister } from "../../projections/registers.ts";
import type { OptionRegisterRow } from "../../projections/registers.ts";
import type { Terms } from "../../events/book-definition.ts";
import type { Day } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import type { Figure } from "../kernel/figure.ts";
import type { Exact } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { figureAnswer, figureSchema, header, headerSchema } from "./answer.ts";
import { instantOf } from "./query.ts";
import type { Query } from "./query.ts";
import { termsText } from "./terms-text.ts";

export const registerKinds = ["shares", "warrants", "options", "notes", "debt"] as const;
export type RegisterKind = (typeof registerKinds)[number];

const lotSchema = z.object({
  /** The event that granted it; null for the older balance that no grant explains. */
  grant: z.string().nullable(),
  /** The window of the grant: one day where it is known. */
  first: z.string().nullable(),
  last: z.string().nullable(),
  basis: z.enum(["reported", "inferred", "assumed"]),
  /** In force at the date; null where no source states it. */
  strike: z.string().nullable(),
  expires: z.string().nullable(),
  vesting: z.string().nullable(),
  /** Granted, exercised, forfeited, remaining, and adjusted where splits or anchors changed it. */
  figures: z.record(z.string(), figureSchema),
}).meta({ id: "RegisterLot" });

const rowSchema = z.object({
  instrument: z.string(),
  name: z.string(),
  /** Counts and amounts by name: issued, treasury, outstanding, available, principal. */
  figures: z.record(z.string(), figureSchema),
  terms: z.record(z.string(), z.string()),
  /** Since when these terms are in force, and the event that made them so. */
  termsSince: z.string().nullable(),
  termsEvent: z.string().nullable(),
  /** Of an option pool: its options, grant by grant, the older balance first. */
  lots: z.array(lotSchema).optional(),
  /** What is assumed of the lots; absent where nothing is. */
  lotRemarks: z.array(z.string()).optional(),
}).meta({ id: "RegisterRow" });

export const registerAnswerSchema = z.object({
  ...headerSchema.shape,
  register: z.enum(registerKinds),
  total: z.number().int(),
  rows: z.array(rowSchema),
  sums: z.record(z.string(), figureSchema),
}).meta({ id: "RegisterAnswer" });
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
  options(ledger, asOf) {
    const rows = optionRegister(ledger, asOf);
    const { rows: pools, sums } = built(ledger, rows, "options", ["outstanding", "available"]);
    return { rows: pools.map((row, index) => ({ ...row, ...lotsOf(ledger, rows[index]) })), sums };
  },
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

function lotsOf(ledger: Ledger, pool: OptionRegisterRow | undefined): Pick<Row, "lots" | "lotRemarks"> {
  if (pool === undefined) return {};
  const { instrument, lots: { lots, assumed } } = pool;
  const text = (value: Exact | undefined): string | null => value?.toFixed() ?? null;
  return {
    lots: lots.map(({ grant, strike, expires, vesting, ...figures }) => {
      const shown = lotFigures.filter((name) => name !== "adjusted" || figures[name].reasons.length > 0 || figures[name].value !== 0n);
      return {
        grant: grant?.id ?? null,
        first: grant?.on.first ?? null,
        last: grant?.on.last ?? null,
        basis: grant?.basis ?? "inferred",
        strike: text(strike),
        expires: expires ?? null,
        vesting: vesting ?? null,
        figures: Object.fromEntries(shown.map((name) => [name, figureAnswer(figures[name], "options", ledger.chart.scaleOf(instrument))])),
      };
    }),
    ...(assumed ? { lotRemarks: [`options that left ${instrument} without a price, or of a price that several grants have, are taken from its oldest grants`] } : {}),
  };
}
