/** Every figure is its opening and what moved it since, or what its rule makes of its inputs. */
import { describe, expect } from "vitest";
import type { Book } from "../../src/book/book.ts";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import type { DateOrPeriod } from "../../src/kernel/date-or-period.ts";
import { dateOrPeriodText } from "../../src/kernel/date-or-period.ts";
import { add, compare, divide, fraction, fractionText, multiply, roundedFraction, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import { explain } from "../../src/measures/explain.ts";
import type { ExplainedInput, Explanation } from "../../src/measures/explain.ts";
import { figureOf } from "../../src/measures/measure.ts";
import type { Measure } from "../../src/measures/measure.ts";
import { leastCorrection } from "../../src/reconciliation/verdict.ts";
import { whatWouldTie } from "../../src/reconciliation/what-would-tie.ts";
import type { Draw } from "../generate/draw.ts";
import { anyDay, anyLedger, anyPeriod, forAnyBook, someMeasures } from "./any-book.ts";

type Summed = Extract<Explanation, { readonly kind: "movements" }>;

const total = (amounts: readonly Fraction[]): Fraction => amounts.reduce(add, fraction(0n));
const text = (value: Fraction | undefined): string => (value === undefined ? "unknown" : fractionText(value, 8));

function anyWhen(measure: Measure, book: Book, draw: Draw): DateOrPeriod {
  return measure.kind === "instant" ? { at: anyDay(book, draw) } : { over: anyPeriod(book, draw) };
}

/** What an explanation of movements gets wrong of its figure. */
function notExplained({ id }: Measure, when: DateOrPeriod, { figure, opening, parts }: Summed): string[] {
  const name = `${id} ${dateOrPeriodText(when)}${opening === undefined ? "" : ` since ${opening.at}`}`;
  if (figure.status === "not-determinable" || opening?.figure.status === "not-determinable") return parts.some(({ running }) => running !== undefined) ? [`${name}: runs although it is not determinable`] : [];
  const from = opening?.figure.value ?? fraction(0n);
  const made = add(from, total(parts.map(({ amount }) => amount)));
  const [low, high] = [total(parts.map((part) => subtract(part.low, part.amount))), total(parts.map((part) => subtract(part.high, part.amount)))];
  // An order of events that is not known widens a figure by more than any one of its events.
  const isReordered = figure.reasons.some((reason) => reason.includes("before or after"));
  return [
    ...(compare(made, figure.value) === 0 ? [] : [`${name}: opening and movements make ${text(made)}, not ${text(figure.value)}`]),
    ...(parts.length === 0 || compare(parts.at(-1)?.running ?? fraction(-1n), figure.value) === 0 ? [] : [`${name}: runs to ${text(parts.at(-1)?.running)}, not ${text(figure.value)}`]),
    ...(isReordered || (compare(add(figure.value, low), figure.low) === 0 && compare(add(figure.value, high), figure.high) === 0) ? [] : [`${name}: its events leave ${text(add(figure.value, low))} to ${text(add(figure.value, high))}, not ${text(figure.low)} to ${text(figure.high)}`]),
    ...parts.filter((part) => compare(part.low, part.amount) > 0 || compare(part.high, part.amount) < 0).map(({ entry }) => `${name}: ${entry.event.id} is counted outside its bounds`),
  ];
}

describe("what moves a figure", () => {
  forAnyBook("opening and movements make the figure, to the last digit, and its bounds", (book, draw) => {
    const ledger = anyLedger(book, draw);
    const wrong = [...measuresOf(ledger).values()].flatMap((measure) => {
      if (measure.made.kind !== "movements") return [];
      const when = anyWhen(measure, book, draw);
      const since = "at" in when && draw.once(2) ? [anyDay(book, draw)].find((day) => day <= when.at) : undefined;
      const explained = explain(ledger, measure, when, since);
      return explained.kind === "movements" ? notExplained(measure, when, explained) : [`${measure.id} is explained by a rule`];
    });
    expect(wrong).toEqual([]);
  });

  forAnyBook("so too where flows are spread by day", (book, draw) => {
    const ledger = new Ledger(book, { spread: "daily" });
    const wrong = someMeasures(ledger, draw).flatMap((measure) => {
      const when = anyWhen(measure, book, draw);
      const explained = explain(ledger, measure, when);
      return explained.kind === "movements" ? notExplained(measure, when, explained) : [];
    });
    expect(wrong).toEqual([]);
  });
});

/** (All that is plus − all that is minus) × each times / each over: nil where nothing enters, undefined where what enters is not known. */
function recomputed(inputs: readonly ExplainedInput[]): Fraction | undefined {
  const entering = inputs.flatMap(({ enters, value }) => (enters === "beside" || !("figure" in value) ? [] : [{ enters, value: value.figure.value }]));
  const values = (wanted: ExplainedInput["enters"]): Fraction[] => entering.flatMap(({ enters, value }) => (enters === wanted && value !== null ? [value] : []));
  if (entering.some(({ value }) => value === null)) return undefined;
  const sum = subtract(total(values("plus")), total(values("minus")));
  return values("over").reduce(divide, values("times").reduce(multiply, sum));
}

/** Figures whose rule is no formula: days of the calendar, whole shares for an amount, a price looked up. */
const WITHOUT_FORMULA = /\.(?:days-to-maturity|converts-into|market-price)$/;

describe("the rule of a figure", () => {
  forAnyBook("is stated for every measure that is no sum of movements, and makes of its inputs what the figure is", (book, draw) => {
    const ledger = anyLedger(book, draw);
    const when = anyPeriod(book, draw);
    const wrong = [...measuresOf(ledger).values()].flatMap((measure) => {
      const explained = explain(ledger, measure, measure.kind === "instant" ? { at: when.last } : { over: when });
      if (explained.kind === "movements") return [];
      expect(explained.rule, measure.id).not.toBe("");
      if (explained.figure.status === "not-determinable" || WITHOUT_FORMULA.test(measure.id)) return [];
      const made = recomputed(explained.inputs);
      return made !== undefined && compare(made, explained.figure.value) === 0 ? [] : [`${measure.id}: its inputs make ${text(made)}, not ${text(explained.figure.value)}`];
    });
    expect(wrong, `${when.first}..${when.last}`).toEqual([]);
  });
});

/** A printing of the measure that is off the ledger's value by some steps of its last digit. */
function printingOf(ledger: Ledger, measure: Measure, when: DateOrPeriod, draw: Draw): ReportedFigure | undefined {
  const figure = figureOf(measure, ledger, when);
  if (figure.status === "not-determinable") return undefined;
  const step = fraction(10n ** BigInt(draw.below(5)), 10n ** BigInt(measure.decimals));
  const value = add(fraction(roundedFraction(divide(figure.value, step)) * step.n, step.d), multiply(step, fraction(BigInt(draw.below(7)) - 3n)));
  const half = divide(step, fraction(2n));
  const printed = fractionText(value, measure.decimals);
  return { id: "made-up", table: "made-up", section: "statements", concept: measure.id, when, value, low: subtract(value, half), high: add(value, half), unit: measure.unit, precision: "1", qualifier: undefined, is: undefined, evidence: { source: "made-up", printed: [printed] }, place: {} };
}

describe("what would make a printed figure tie", () => {
  forAnyBook("the least correction reaches it and nothing less does; each change and each event that suffices does too", (book, draw) => {
    const ledger = anyLedger(book, draw);
    const wrong = someMeasures(ledger, draw).slice(0, 2).flatMap((measure) => {
      const when = anyWhen(measure, book, draw);
      const printed = printingOf(ledger, measure, when, draw);
      const figure = figureOf(measure, ledger, when);
      if (printed === undefined || figure.status === "not-determinable") return [];
      const { correction, absorbing, ways, behind, tried } = whatWouldTie(ledger, measure, printed, figure);
      const name = `${measure.id} ${dateOrPeriodText(when)} printed ${printed.evidence.printed.join("")}`;
      const off = (value: Fraction): Fraction | undefined => leastCorrection(printed, value);
      if (correction === undefined) return off(figure.value) === undefined && ways.length === 0 ? [] : [`${name}: nothing would have to change, but it does not tie`];
      const almost = multiply(correction, fraction(999_999n, 1_000_000n));
      return [
        ...(off(add(figure.value, correction)) === undefined ? [] : [`${name}: ${text(correction)} is not enough`]),
        ...(off(add(figure.value, almost)) === undefined ? [`${name}: less than ${text(correction)} is enough`] : []),
        ...ways.filter((way) => off(way.figure) !== undefined).map(({ event, how }) => `${name}: with ${event} ${how} it does not tie`),
        ...absorbing.filter(({ low, high, suffices }) => low !== undefined && high !== undefined && suffices !== (compare(low, correction) <= 0 && compare(high, correction) >= 0)).map(({ event }) => `${name}: ${event} is said to suffice`),
        ...(tried <= behind ? [] : [`${name}: more events tried than there are`]),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
