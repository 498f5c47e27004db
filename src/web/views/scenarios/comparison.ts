/** The book beside up to four scenarios of it, one of which may be the one being written. */
import type { CompareAnswer } from "../../../answers/compare-answer.ts";
import { compareOf, comparePostedOf } from "../../asking/answers.ts";
import type { Moments, Question } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import type { Asked } from "../../asking/asked.ts";
import type { Refusal } from "../../asking/refused.ts";
import { bookId, eventDays, restingAsOf, span, under } from "../../state/book.ts";
import { options, place } from "../../state/here.ts";
import type { Step, SteppedMeasure } from "../../state/steps.ts";
import { settledDraft } from "./draft.ts";

export type Compared = CompareAnswer["rows"][number]["scenarios"][number];

/** The most that stand beside the book. */
export const MOST = 4;

export interface Beside {
  readonly id: string;
  readonly title: string;
  /** Stored with the book, so that the whole page can be asked under it. */
  readonly isStored: boolean;
  readonly tone: 2 | 3 | 4 | 5;
  readonly differences: CompareAnswer["scenarios"][number]["differences"];
}

export interface Row extends Omit<CompareAnswer["rows"][number], "scenarios"> {
  readonly others: readonly Compared[];
}

export interface Comparison {
  readonly beside: readonly Beside[];
  readonly rows: readonly Row[];
}

/** The stored scenarios that are chosen, as many as there is room for. */
export function chosen(): readonly string[] {
  return place.value.compare.slice(0, settledDraft.value === null ? MOST : MOST - 1);
}

/** Measures beside the usual ones, by id. */
export function chosenMeasures(): readonly string[] {
  return (options.value["measures"] ?? "").split(",").filter((id) => id !== "");
}

export interface AskedComparison {
  readonly comparison: Comparison | undefined;
  readonly refusal: Refusal | undefined;
  readonly isAsking: boolean;
  /** What is wrong with the scenario that is being written. */
  readonly draftRefusal: Refusal | undefined;
}

/** At the date that is shown; with nothing to compare, nothing is asked. */
export function useComparison(): AskedComparison {
  const day = restingAsOf.value;
  return useCompared(day === undefined ? undefined : { asOf: day }, chosenMeasures());
}

/** Beyond so many days one sees no more of them. */
const MOST_DAYS = 400;

/** Over all days, of measures that stand at a date. */
export function useComparisonOverTime(measures: readonly string[]): AskedComparison {
  const all = span.value;
  return useCompared(all === undefined || measures.length === 0 ? undefined : { from: all.first, to: all.last, every: eventDays.value.length > MOST_DAYS ? "month" : "event" }, measures);
}

function useCompared(moments: Moments | undefined, measures: readonly string[]): AskedComparison {
  const book = bookId.value;
  const { knownAt } = under.value;
  const [ids, text] = [chosen(), settledDraft.value];
  const ask = (question: () => Question<CompareAnswer>, isWanted: boolean): Asked<CompareAnswer> => useAsked(isWanted ? question() : undefined);
  const stored = ask(() => compareOf(book ?? "", ids, measures, moments ?? { asOf: "" }, knownAt), book !== undefined && moments !== undefined && ids.length > 0);
  const posted = ask(() => comparePostedOf(book ?? "", text ?? "", measures, moments ?? { asOf: "" }, knownAt), book !== undefined && moments !== undefined && text !== null);
  return {
    comparison: merged(stored.answer, posted.answer),
    refusal: stored.refusal,
    isAsking: stored.isAsking || posted.isAsking,
    draftRefusal: posted.refusal,
  };
}

const TONES = [2, 3, 4, 5] as const;

function merged(stored: CompareAnswer | undefined, posted: CompareAnswer | undefined): Comparison | undefined {
  const answers = [stored, posted].filter((answer) => answer !== undefined);
  const [first, second] = answers;
  if (first === undefined) return undefined;
  const beside = answers.flatMap((answer) => answer.scenarios.map(({ id, title, differences }) => ({ id, title, differences, isStored: answer === stored })));
  return {
    beside: beside.map((each, index) => ({ ...each, tone: TONES[index] ?? 5 })),
    rows: first.rows.map(({ scenarios, ...row }): Row => {
      const same = second?.rows.find(({ measure, on }) => measure === row.measure && on === row.on);
      return { ...row, others: second === undefined ? scenarios : [...scenarios, ...(same?.scenarios ?? [])] };
    }),
  };
}

/** One measure of the book, and of each scenario, over the days: as charts and look-ups have them. */
export function stepsOf({ rows, beside }: Comparison, measure: string): readonly SteppedMeasure[] {
  const own = rows.filter((row) => row.measure === measure);
  const [first] = own;
  if (first === undefined) return [];
  const stepped = (id: string, figureOf: (row: Row) => Compared["figure"] | undefined): SteppedMeasure => ({
    id,
    label: first.label,
    unit: first.unit,
    moves: "by-days",
    steps: own.flatMap((row): Step[] => {
      const figure = figureOf(row);
      return figure === undefined ? [] : [{ on: row.on, value: figure.value, low: figure.low, high: figure.high, status: figure.status }];
    }),
    printed: [],
  });
  return [stepped("base", ({ base }) => base), ...beside.map(({ id }, index) => stepped(`${index} ${id}`, ({ others }) => others[index]?.figure))];
}
