/** A scenario of the book as it is written, in YAML: to read, and to begin another from. */
import { stringify } from "yaml";
import { z } from "zod";
import type { Book } from "../book/book.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";

export const scenarioSourceAnswerSchema = z.object({
  book: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  ledgerHead: z.string(),
  /** The fields in the order in which they were written; comments are not part of a scenario. */
  yaml: z.string(),
}).meta({ id: "ScenarioSourceAnswer" });
export type ScenarioSourceAnswer = z.output<typeof scenarioSourceAnswerSchema>;

const LINE = 110;

export function scenarioSourceAnswer(book: Book, { scenario, written }: ReadScenario): ScenarioSourceAnswer {
  return { book: book.definition.id, knownAt: null, scenario: scenario.id, ledgerHead: book.head, yaml: stringify(written, { schema: "failsafe", lineWidth: LINE }) };
}
