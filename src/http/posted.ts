/** Scenarios that a request brings along: read as YAML or JSON, checked, and kept by nobody. */
import type { Context, Env } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MiddlewareHandler } from "hono";
import type { Book } from "../book/book.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { scenarioLedger } from "../scenarios/scenario-ledger.ts";
import type { Asked } from "../scenarios/scenario-ledger.ts";
import { parsedScenario, readScenario, readScenarios, stackOf } from "../scenarios/read-scenario.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import type { Written } from "../book/written.ts";
import { bodyItems, bodyText } from "./body.ts";
import { bodyFaulty, tooLarge } from "./failure.ts";
import { BODY } from "./problem.ts";
import { bookOf } from "./standing.ts";

export const MOST_SCENARIO_BYTES = 65_536;
export const MOST_SCENARIOS = 10;

/** Refuses a body that is larger than any scenario. */
export const limited: MiddlewareHandler = bodyLimit({ maxSize: MOST_SCENARIO_BYTES, onError: (context: Context<Env>) => tooLarge(context, MOST_SCENARIO_BYTES) });

export interface Posted {
  readonly read: ReadScenario;
  readonly ledger: Ledger;
}

/** The scenarios of the body, each laid over the book. */
export async function posted(context: Context<Env>, book: Book, asked: Asked): Promise<Posted[]> {
  const text = await bodyText(context);
  return answerable(() => {
    const scenarios = readScenarios(text, BODY);
    if (scenarios.length === 0 || scenarios.length > MOST_SCENARIOS) throw refuse("field-invalid", `${scenarios.length} scenarios`, `from 1 to ${MOST_SCENARIOS} scenarios`, { file: BODY });
    return scenarios.map((read) => laidOver(book, read, asked));
  });
}

/** The one scenario of the body, laid over the book. */
export async function postedAlone(context: Context<Env>, book: Book, asked: Asked): Promise<Posted> {
  const text = await bodyText(context);
  return answerable(() => {
    return laidOver(book, readScenario(text, BODY), asked);
  });
}

/** The one scenario of the body, which is to be kept under that id, and fits the book. */
export async function postedToKeep(context: Context<Env>, id: string): Promise<{ readonly read: ReadScenario; readonly item: Written }> {
  const items = await bodyItems(context);
  return answerable(() => {
    const [item] = items;
    if (item === undefined || items.length > 1) throw refuse("field-invalid", `${items.length} scenarios`, "one scenario", { file: BODY });
    const read = parsedScenario(item.value, item.place);
    if (read.scenario.id !== id) throw refuse("field-invalid", `"${read.scenario.id}"`, `"${id}", as the path has it`, { ...item.place(["id"]), field: "id" });
    laidOver(bookOf(context), read, {});
    return { read, item };
  });
}

function laidOver(book: Book, read: ReadScenario, asked: Asked): Posted {
  return { read, ledger: scenarioLedger(book, stackOf(book, read), asked) };
}

/** What is wrong with a posted scenario is not the book's fault. */
function answerable<Answer>(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    throw error instanceof Faults ? bodyFaulty(error.faults) : error;
  }
}
