/** A figure taken apart: where it opened and what moved it since, or its rule with the inputs. */
import type { Weight } from "../../projections/ledger-view.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import { plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { add, fraction, fractionAtScale } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { BEGINNING } from "../ledger/ledger.ts";
import type { Ledger, Part } from "../ledger/ledger.ts";
import type { Entry, Movement } from "../ledger/replay.ts";
import { measuresOf } from "./catalogue.ts";
import { figureOf } from "./measure.ts";
import type { Enters, Input, InstantMeasure, Measure, MeasuredFigure, Movements } from "./measure.ts";

/** What an event adds to a figure, with the bounds that its window leaves. */
export interface ExplainedPart {
  readonly entry: Entry;
  /** Its movements that count. */
  readonly legs: readonly Movement[];
  readonly amount: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
  /** The figure once this is counted; undefined where it is not determinable. */
  readonly running: Fraction | undefined;
  /** Whether its window lies on both sides of the opening: it may be in that instead. */
  readonly cutByOpening: boolean;
}

/** The balance that a figure at a date is explained from. */
export interface Opening {
  readonly at: Day;
  readonly figure: MeasuredFigure;
  /** The anchors of that day that take it over from a statement. */
  readonly anchors: readonly Entry[];
}

export interface ExplainedInput {
  readonly enters: Enters;
  readonly label: string;
  /** The measure that it is, of that date or period. */
  readonly measure: { readonly id: string; readonly when: DateOrPeriod } | undefined;
  /** The figure, or the words where it is none. */
  readonly value: { readonly figure: MeasuredFigure; readonly unit: string; readonly decimals: number } | { readonly text: string };
  /** The event that states it. */
  readonly event: string | undefined;
}

export type Explanation = { readonly figure: MeasuredFigure } & (
  | { readonly kind: "movements"; readonly opening: Opening | undefined; readonly parts: readonly ExplainedPart[] }
  | { readonly kind: "rule"; readonly rule: string; readonly inputs: readonly ExplainedInput[] }
);

/**
 * The measure at a date or over a period. A sum of movements at a date is explained from the end of
 * the day `since`; without one, from where it is first known.
 */
export function explain(ledger: Ledger, measure: Measure, when: DateOrPeriod, since?: Day): Explanation {
  const figure = figureOf(measure, ledger, when);
  const { made } = measure;
  if (made.kind === "rule") return { kind: "rule", figure, rule: made.rule, inputs: explainedInputs(ledger, measure, when) };
  if (measure.kind === "period") return { kind: "movements", figure, opening: undefined, parts: "over" in when ? partsOver(ledger, measure, made, figure, when.over) : [] };
  if ("over" in when) return { kind: "movements", figure, opening: undefined, parts: [] };
  const opening = since === undefined ? firstKnown(ledger, measure, made, figure, when.at) : openingAt(ledger, measure, made, since);
  return { kind: "movements", figure, opening, parts: partsSince(ledger, measure, made, figure, opening, when.at) };
}

/** A part before the running figure is known. */
type Moved = Omit<ExplainedPart, "running">;

function partsOver(ledger: Ledger, { decimals }: Measure, { weight }: Movements, figure: MeasuredFigure, period: Period): ExplainedPart[] {
  const moved = ledger.parts(period, weight).map((part) => movedBy(part, 0n, { weight, scale: decimals, cutByOpening: false }));
  return withRunning(moved, figure.status === "not-determinable" ? undefined : fraction(0n));
}

/** What each entry adds from the opening on: what it has added by the date less what it had by the opening. */
function partsSince(ledger: Ledger, { decimals }: Measure, { weight }: Movements, figure: MeasuredFigure, opening: Opening | undefined, asOf: Day): ExplainedPart[] {
  const until = (last: Day): Part[] => ledger.parts({ first: BEGINNING, last }, weight);
  const before = new Map(opening === undefined ? [] : until(opening.at).map((part) => [part.entry, part]));
  const moved = until(asOf).flatMap((part): Moved[] => {
    const earlier = before.get(part.entry);
    const cutByOpening = earlier !== undefined && earlier.low !== earlier.high;
    const isSettled = part.low === part.high && part.value === (earlier?.value ?? 0n);
    return isSettled && !cutByOpening ? [] : [movedBy(part, earlier?.value ?? 0n, { weight, scale: decimals, cutByOpening })];
  });
  return withRunning(moved, figure.status === "not-determinable" ? undefined : (opening?.figure.value ?? undefined));
}

function movedBy({ entry, value, low, high }: Part, before: bigint, { weight, scale, cutByOpening }: { readonly weight: Weight; readonly scale: number; readonly cutByOpening: boolean }): Moved {
  const amount = (quantity: bigint): Fraction => fractionAtScale(quantity - before, scale);
  const legs = entry.movements.filter((leg) => weight({ ...entry, movements: [leg], disclosed: [] }) !== 0n);
  return { entry, legs, amount: amount(value), low: amount(low), high: amount(high), cutByOpening };
}

function withRunning(moved: readonly Moved[], opening: Fraction | undefined): ExplainedPart[] {
  let running = opening;
  return moved.map((part) => {
    running = running === undefined ? undefined : add(running, part.amount);
    return { ...part, running };
  });
}

function openingAt(ledger: Ledger, measure: InstantMeasure, { selection }: Movements, at: Day): Opening {
  const anchors = ledger.entries.filter(({ when, pinned }) => when.day === at && pinned.some((account) => selection.has(account)));
  return { at, figure: measure.at(ledger, at), anchors };
}

/** The day before its first movement, where that is known to be nil; else its first anchor from which it is known. */
function firstKnown(ledger: Ledger, measure: InstantMeasure, made: Movements, figure: MeasuredFigure, asOf: Day): Opening | undefined {
  if (figure.status === "not-determinable") return undefined;
  const first = ledger.entries.filter((entry) => made.weight(entry) !== 0n).reduce<Day | undefined>((earliest, { when }) => (earliest === undefined || when.first < earliest ? when.first : earliest), undefined);
  const anchored = ledger.entries.filter(({ pinned }) => pinned.some((account) => made.selection.has(account))).map(({ when }) => when.day);
  const days = [...(first === undefined ? [] : [plusDays(first, -1)]), ...anchored].filter((day) => day < asOf).sort();
  return [...days, asOf].map((day) => openingAt(ledger, measure, made, day)).find((opening) => opening.figure.status !== "not-determinable");
}

/** Each input with its figure; those that are measures are answered as such, so that they can be explained in turn. */
function explainedInputs(ledger: Ledger, measure: Measure, when: DateOrPeriod): ExplainedInput[] {
  const measures = measuresOf(ledger);
  return inputsOf(measure, ledger, when).map((input): ExplainedInput => {
    if (!("measure" in input)) return { enters: input.enters, label: input.label, measure: undefined, value: "text" in input ? { text: input.text } : { figure: input.figure, unit: input.unit, decimals: input.decimals }, event: input.event };
    const of = input.when ?? when;
    const found = measures.get(input.measure);
    if (found === undefined) throw new Error(`${measure.id} is made of ${input.measure}, which the book does not have`);
    return { enters: input.enters, label: found.label, measure: { id: input.measure, when: of }, value: { figure: figureOf(found, ledger, of), unit: found.unit, decimals: found.decimals }, event: undefined };
  });
}

/** None of a sum of movements, and none where a figure of a date is asked for a period, or the other way round. */
function inputsOf({ kind, made }: Measure, ledger: Ledger, when: DateOrPeriod): readonly Input[] {
  if (made.kind === "movements") return [];
  if (kind === "instant") return "at" in when ? made.inputs(ledger, when.at) : [];
  return "over" in when ? made.inputs(ledger, when.over) : [];
}
