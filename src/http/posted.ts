/** Scenarios that a request brings along: read as YAML or JSON, checked, and kept by nobody. */
import type { Context, Env } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MiddlewareHandler } from "hono";
import type { Book } from "../book/book.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { scenarioLedger } from "../scenarios/scenario-ledger.ts";
import type { Asked } from "../scenarios/scenario-ledger.ts";
import { readScenario, readScenarios, stackOf } from "../scenarios/read-scenario.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import { refuseDeep } from "./nesting.ts";
import { scenarioFaulty, tooLarge } from "./failure.ts";

const MOST_BYTES = 65_536;
const MOST_SCENARIOS = 10;

/** What faults call the file that a posted scenario stands in. */
const BODY = "body";

/** Refuses a body that is larger than any scenario. */
export const limited: MiddlewareHandler = bodyLimit({ maxSize: MOST_BYTES, onError: (context: Context<Env>) => tooLarge(context, MOST_BYTES) });

/** What a body holds, for the description of the service: the schema of files has the particulars. */
export function bodyOf(description: string) {
  const schema = { type: "object", description } as const;
  return { required: true, content: { "application/yaml": { schema }, "application/json": { schema } } };
}

export interface Posted {
  readonly read: ReadScenario;
  readonly ledger: Ledger;
}

/** The scenarios of the body, each laid over the book. */
export async function posted(context: Context<Env>, book: Book, asked: Asked): Promise<Posted[]> {
  const text = await context.req.text();
  return answerable(() => {
    refuseDeep(text, BODY);
    const scenarios = readScenarios(text, BODY);
    if (scenarios.length === 0 || scenarios.length > MOST_SCENARIOS) throw refuse("field-invalid", `${scenarios.length} scenarios`, `from 1 to ${MOST_SCENARIOS} scenarios`, { file: BODY });
    return scenarios.map((read) => laidOver(book, read, asked));
  });
}

/** The one scenario of the body, laid over the book. */
export async function postedAlone(context: Context<Env>, book: Book, asked: Asked): Promise<Posted> {
  const text = await context.req.text();
  return answerable(() => {
    refuseDeep(text, BODY);
    return laidOver(book, readScenario(text, BODY), asked);
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
    throw error instanceof Faults ? scenarioFaulty(error.faults) : error;
  }
}
