/** Measures of the notes' interest, payoff, rate and maturity. */
import type { InstrumentDefinition } from "../../events/book-definition.ts";
import { notePrincipal } from "../../events/unit-accounts.ts";
import { accruedInterest, interestOver } from "../../projections/note-interest.ts";
import { rateSteps } from "../../projections/interest.ts";
import { daysBetween, plusMonths } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import { fraction, multiply } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured, plus, sumOf } from "./measure.ts";
import type { InstantMeasure, Measure, MeasuredFigure, PeriodMeasure } from "./measure.ts";

/** Nothing where the book has no notes. */
export function interestMeasures(ledger: Ledger): Measure[] {
  const notes = [...ledger.chart.instruments.values()].filter(({ kind }) => kind === "note");
  if (notes.length === 0) return [];
  const money = { unit: ledger.chart.currency, decimals: ledger.chart.currencyScale };
  const expense: PeriodMeasure = {
    kind: "period",
    id: "notes.interest-expense",
    label: "Interest on all notes, net of what pledged deposits earned",
    ...money,
    over: (of, period) => sumOf(bearing(of, notes, period.last).map(({ id }) => interestOver(of, id, period))),
  };
  const total = (id: string, label: string, at: (of: Ledger, note: string, asOf: Day) => MeasuredFigure): InstantMeasure => ({
    kind: "instant",
    id,
    label,
    ...money,
    at: (of, asOf) => sumOf(bearing(of, notes, asOf).map((note) => at(of, note.id, asOf))),
  });
  return [
    expense,
    total("notes.accrued-interest", "Accrued interest of all notes", accruedInterest),
    total("notes.payoff", "Principal and accrued interest of all notes", payoff),
    total("notes.current-principal", "Principal of notes due within a year, by the maturities known", (of, note, asOf) => principalIf(of, note, asOf, true)),
    total("notes.non-current-principal", "Principal of notes due later than in a year, by the maturities known", (of, note, asOf) => principalIf(of, note, asOf, false)),
    ...notes.flatMap((note) => measuresOfNote(ledger, note)),
  ];
}

/** Notes of the date that bear interest by the book: those with a rate. */
function bearing(of: Ledger, notes: readonly InstrumentDefinition[], asOf: Day): readonly InstrumentDefinition[] {
  return notes.filter(({ id }) => of.terms.at(id, asOf) !== undefined && rateSteps(of.terms.history(id), of.rates).length > 0);
}

/** Principal and accrued interest: what it takes to pay the note off. */
function payoff(of: Ledger, note: string, asOf: Day): MeasuredFigure {
  return plus(principalOf(of, note, asOf), accruedInterest(of, note, asOf));
}

function principalOf(of: Ledger, note: string, asOf: Day): MeasuredFigure {
  return measured(of.balance(new Map([[notePrincipal(note), -1n]]), asOf), of.chart.currencyScale);
}

/**
 * Current when due within a year of the date, by the last maturity that the ledger knows: an
 * extension agreed after the date but known when the ledger answers keeps the note non-current
 * (SFAS 6, paragraph 11).
 */
function isCurrent(of: Ledger, note: string, asOf: Day): boolean | undefined {
  const matures = of.terms.history(note).at(-1)?.terms.matures;
  return matures === undefined ? undefined : matures <= plusMonths(asOf, 12);
}

function principalIf(of: Ledger, note: string, asOf: Day, current: boolean): MeasuredFigure {
  const is = isCurrent(of, note, asOf);
  if (is === undefined) return notDeterminable(`the book states no maturity of ${note}`);
  return is === current ? principalOf(of, note, asOf) : exactly(fraction(0n));
}

function measuresOfNote(ledger: Ledger, { id, name }: InstrumentDefinition): Measure[] {
  const money = { unit: ledger.chart.currency, decimals: ledger.chart.currencyScale };
  const percent = (what: string, label: string, of: (step: { rate: Fraction; index: Fraction | undefined }) => Fraction | undefined): InstantMeasure => ({
    kind: "instant",
    id: `notes.${id}.${what}`,
    label: `${name}: ${label}`,
    unit: "percent",
    decimals: 4,
    at(of_, asOf) {
      const step = rateSteps(of_.terms.history(id), of_.rates).findLast(({ from }) => from <= asOf);
      const value = step === undefined ? undefined : of(step);
      if (step === undefined || value === undefined) return notDeterminable(`the book states no ${label} of ${id} at ${asOf}`);
      const figure = exactly(multiply(value, fraction(100n)));
      return step.estimated ? { ...figure, status: "estimated", reasons: ["past the last known rate of its index"] } : figure;
    },
  });
  return [
    { kind: "instant", id: `notes.${id}.accrued-interest`, label: `${name}: accrued interest`, ...money, at: (of, asOf) => accruedInterest(of, id, asOf) },
    { kind: "instant", id: `notes.${id}.payoff`, label: `${name}: principal and accrued interest`, ...money, at: (of, asOf) => payoff(of, id, asOf) },
    { kind: "period", id: `notes.${id}.interest-expense`, label: `${name}: interest of the period`, ...money, over: (of, period) => interestOver(of, id, period) },
    percent("rate", "yearly rate in force", ({ rate }) => rate),
    percent("index", "index rate in force", ({ index }) => index),
    {
      kind: "instant",
      id: `notes.${id}.days-to-maturity`,
      label: `${name}: days to maturity`,
      unit: "days",
      decimals: 0,
      at(of, asOf) {
        const matures = of.terms.at(id, asOf)?.terms.matures;
        return matures === undefined ? notDeterminable(`the book states no maturity of ${id} at ${asOf}`) : exactly(fraction(BigInt(daysBetween(asOf, matures))));
      },
    },
  ];
}
