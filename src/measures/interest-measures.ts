/** Measures of the notes' interest, payoff, rate and maturity. */
import type { InstrumentDefinition } from "../../events/book-definition.ts";
import { notePrincipal } from "../../events/unit-accounts.ts";
import { accruedInterest, interestOver } from "../../projections/note-interest.ts";
import { rateSteps } from "../../projections/interest.ts";
import { daysBetween, plusMonths } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import { fraction, fractionOf, multiply } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { accruedInputs, interestInputs } from "./interest-inputs.ts";
import { measured, plus, sumOf } from "./measure.ts";
import type { Input, InstantMeasure, Measure, MeasuredFigure, PeriodMeasure, Rule } from "./measure.ts";
import { termInput } from "./term-input.ts";

/** Decimals that a rate in percent shows. */
const PERCENT_DECIMALS = 4;
const PERCENT = fraction(100n);

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
    made: sumOfNotes("the sum over the notes that bear interest", (of, { last }) => bearing(of, notes, last).map(({ id }) => `notes.${id}.interest-expense`)),
    over: (of, period) => sumOf(bearing(of, notes, period.last).map(({ id }) => interestOver(of, id, period))),
  };
  const total = (what: string, label: string, at: (of: Ledger, note: string, asOf: Day) => MeasuredFigure, made = sumOfNotes("the sum over the notes that bear interest", (of, asOf: Day) => bearing(of, notes, asOf).map(({ id }) => `notes.${id}.${what}`))): InstantMeasure => ({
    kind: "instant",
    id: `notes.${what}`,
    label,
    ...money,
    made,
    at: (of, asOf) => sumOf(bearing(of, notes, asOf).map((note) => at(of, note.id, asOf))),
  });
  return [
    expense,
    total("accrued-interest", "Accrued interest of all notes", accruedInterest),
    total("payoff", "Principal and accrued interest of all notes", payoff),
    total("current-principal", "Principal of notes due within a year, by the maturities known", (of, note, asOf) => principalIf(of, note, asOf, true), principalsDue(notes, true)),
    total("non-current-principal", "Principal of notes due later than in a year, by the maturities known", (of, note, asOf) => principalIf(of, note, asOf, false), principalsDue(notes, false)),
    ...notes.flatMap((note) => measuresOfNote(ledger, note)),
  ];
}

function sumOfNotes<When>(rule: string, measures: (of: Ledger, when: When) => readonly string[]): Rule<When> {
  return { kind: "rule", rule, inputs: (of, when) => measures(of, when).map((measure) => ({ enters: "plus", measure })) };
}

function principalsDue(notes: readonly InstrumentDefinition[], current: boolean): Rule<Day> {
  return {
    kind: "rule",
    rule: `the principal of notes whose last known maturity lies ${current ? "at most" : "more than"} twelve months after the date`,
    inputs: (of, asOf) =>
      bearing(of, notes, asOf).flatMap(({ id }): Input[] => [
        { enters: isCurrent(of, id, asOf) === current ? "plus" : "beside", measure: `notes.${id}.principal` },
        { enters: "beside", label: `last known maturity of ${id}`, text: of.terms.history(id).at(-1)?.terms.matures ?? "not stated" },
      ]),
  };
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
  const percent = (what: string, label: string, of: (step: { rate: Fraction; index: Fraction | undefined }) => Fraction | undefined, made: Rule<Day>): InstantMeasure => ({
    kind: "instant",
    id: `notes.${id}.${what}`,
    label: `${name}: ${label}`,
    unit: "percent",
    decimals: PERCENT_DECIMALS,
    made,
    at(of_, asOf) {
      const step = rateSteps(of_.terms.history(id), of_.rates).findLast(({ from }) => from <= asOf);
      const value = step === undefined ? undefined : of(step);
      if (step === undefined || value === undefined) return notDeterminable(`the book states no ${label} of ${id} at ${asOf}`);
      const figure = exactly(multiply(value, PERCENT));
      return step.estimate === undefined ? figure : { ...figure, status: "estimated", reasons: [step.estimate] };
    },
  });
  const accrued: Rule<Day> = { kind: "rule", rule: "principal × yearly rate × days, run by run as the principal and the rate change, less what a pledged deposit earned and what was paid or converted", inputs: (of, asOf) => accruedInputs(of, id, asOf) };
  const borne: Rule<Period> = { kind: "rule", rule: "principal × yearly rate × days, run by run as the principal and the rate change, less what a pledged deposit earned", inputs: (of, period) => interestInputs(of, id, period) };
  return [
    { kind: "instant", id: `notes.${id}.accrued-interest`, label: `${name}: accrued interest`, ...money, made: accrued, at: (of, asOf) => accruedInterest(of, id, asOf) },
    { kind: "instant", id: `notes.${id}.payoff`, label: `${name}: principal and accrued interest`, ...money, made: { kind: "rule", rule: "principal + accrued interest", inputs: () => [{ enters: "plus", measure: `notes.${id}.principal` }, { enters: "plus", measure: `notes.${id}.accrued-interest` }] }, at: (of, asOf) => payoff(of, id, asOf) },
    { kind: "period", id: `notes.${id}.interest-expense`, label: `${name}: interest of the period`, ...money, made: borne, over: (of, period) => interestOver(of, id, period) },
    percent("rate", "yearly rate in force", ({ rate }) => rate, rateRule(id)),
    percent("index", "index rate in force", ({ index }) => index, indexRule(id)),
    {
      kind: "instant",
      id: `notes.${id}.days-to-maturity`,
      label: `${name}: days to maturity`,
      unit: "days",
      decimals: 0,
      made: { kind: "rule", rule: "the days from the date to the maturity in force", inputs: (of, asOf) => termInput(of, id, "matures", asOf, { enters: "beside", unit: "days", decimals: 0 }) },
      at(of, asOf) {
        const matures = of.terms.at(id, asOf)?.terms.matures;
        return matures === undefined ? notDeterminable(`the book states no maturity of ${id} at ${asOf}`) : exactly(fraction(BigInt(daysBetween(asOf, matures))));
      },
    },
  ];
}

/** Fixed, or the index with what is added to it. */
function rateRule(note: string): Rule<Day> {
  const percent = { enters: "plus", unit: "percent", decimals: PERCENT_DECIMALS, by: PERCENT } as const;
  return {
    kind: "rule",
    rule: "the fixed rate of the terms, or the index rate + the spread of the terms",
    inputs(of, asOf) {
      const fixed = termInput(of, note, "rate", asOf, percent);
      return fixed.length > 0 ? fixed : [{ enters: "plus", measure: `notes.${note}.index` }, ...termInput(of, note, "spread", asOf, percent)];
    },
  };
}

function indexRule(note: string): Rule<Day> {
  return {
    kind: "rule",
    rule: "the last rate of the index up to the date, by the book's table",
    inputs(of, asOf) {
      const index = of.terms.at(note, asOf)?.terms.index;
      const row = index === undefined ? undefined : of.rates.get(index)?.rates.findLast(({ from }) => from <= asOf);
      if (index === undefined || row === undefined) return [];
      return [{ enters: "plus", label: `${index} from ${row.from} on`, figure: exactly(multiply(fractionOf(row.rate), PERCENT)), unit: "percent", decimals: PERCENT_DECIMALS }];
    },
  };
}
