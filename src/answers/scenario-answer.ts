/** The scenarios of a book, and one of them run: what differs, and which figures that moves. */
import { z } from "zod";
import type { Book } from "../book/book.ts";
import { Faults, faultLine } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { movedMeasures } from "../measures/measure-at.ts";
import { differencesBetween } from "../scenarios/differences.ts";
import { scenarioIds, storedScenario } from "../scenarios/read-scenario.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import { header, headerSchema } from "./answer.ts";
import { differenceAnswer, differenceSchema } from "./compare-answer.ts";
import { movedAnswer, movedSchema } from "./diff-answer.ts";
import { instantOf, periodEnding } from "./query.ts";
import type { Query } from "./query.ts";

const describedSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The scenario that it is laid over. */
  base: z.string().nullable(),
  /** The day whose knowledge it branches from. */
  knownAt: z.string().nullable(),
  /** The numbers that a sweep runs through. */
  parameters: z.array(z.string()),
}).meta({ id: "ScenarioDescribed" });

export const scenarioListSchema = z.object({
  book: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  ledgerHead: z.string(),
  total: z.number().int(),
  shown: z.number().int(),
  scenarios: z.array(describedSchema),
  /** Scenarios whose files are at fault: asking for one tells why. */
  faulty: z.array(z.string()),
}).meta({ id: "ScenarioList" });
export type ScenarioList = z.output<typeof scenarioListSchema>;

export function scenarioList(book: Book): ScenarioList {
  const read = scenarioIds(book).map((id) => ({ id, read: readIfGood(book, id) }));
  const scenarios = read.flatMap((each) => (each.read instanceof Faults ? [] : [described(each.read)]));
  return { book: book.definition.id, knownAt: null, scenario: null, ledgerHead: book.head, total: read.length, shown: scenarios.length, scenarios, faulty: read.flatMap(({ id, read: found }) => (found instanceof Faults ? [`${id}: ${found.faults.map(faultLine).join("; ")}`] : [])) };
}

function readIfGood(book: Book, id: string): ReadScenario | Faults {
  try {
    return storedScenario(book, id);
  } catch (error) {
    if (error instanceof Faults) return error;
    throw error;
  }
}

function described({ scenario: { id, title, summary, base, "known-at": knownAt, parameters } }: ReadScenario): ScenarioList["scenarios"][number] {
  return { id, title, summary: summary.trim(), base: base ?? null, knownAt: knownAt ?? null, parameters: parameters.map(({ name }) => name) };
}

export const scenarioAnswerSchema = z.object({
  ...headerSchema.shape,
  /** The head of the book that it is laid over. */
  baseLedgerHead: z.string(),
  title: z.string(),
  summary: z.string(),
  arithmetic: z.string().nullable(),
  differences: z.array(differenceSchema),
  total: z.number().int(),
  shown: z.number().int(),
  measures: z.array(movedSchema),
}).meta({ id: "ScenarioAnswer" });
export type ScenarioAnswer = z.output<typeof scenarioAnswerSchema>;

/** What a scenario changes, and every figure that it moves at the date. */
export function scenarioAnswer(base: Ledger, under: Ledger, { scenario }: ReadScenario, query: Pick<Query, "asOf">): ScenarioAnswer {
  const asOf = instantOf(query, base.definition);
  const moved = movedMeasures(base, under, { at: asOf, over: periodEnding(asOf, base.definition) });
  return {
    ...header(under, { at: asOf }),
    baseLedgerHead: base.book.head,
    title: scenario.title,
    summary: scenario.summary.trim(),
    arithmetic: scenario.arithmetic?.trim() ?? null,
    differences: differencesBetween(base, under).map((each) => differenceAnswer(each, under)),
    total: moved.length,
    shown: moved.length,
    measures: moved.map(movedAnswer),
  };
}
