/** The description with an example of each answer, and of what is sent: what the service answers of a made-up book. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { METHODS } from "./document.ts";
import type { Description, Item } from "./document.ts";
import { PROBLEM_JSON } from "../problem.ts";

/** By the id of the operation, and of problems by their status, as src/examples makes them. */
interface Examples {
  readonly operations: Readonly<Record<string, { readonly body?: unknown; readonly answers: ByStatus }>>;
  readonly problems: ByStatus;
}

type ByStatus = Readonly<Record<string, unknown>>;

const FILE = fileURLToPath(new URL("../../examples/answers.json", import.meta.url));
const DATA: ReadonlySet<string> = new Set(["application/json", "application/yaml", PROBLEM_JSON]);

type Operation = NonNullable<Item["get"]>;

/** Read once, when the description is first asked for. */
export function withExamples(described: Description): Description {
  const { openapi } = described;
  const { operations, problems } = JSON.parse(readFileSync(FILE, "utf8")) as Examples;
  const examples = { operations: { ...operations, getDescription: { answers: { 200: { openapi } } } }, problems };
  const paths = Object.fromEntries(Object.entries(described.paths ?? {}).map(([path, item]) => [path, itemWith(item, examples)]));
  return { ...described, paths };
}

function itemWith(item: Item, examples: Examples): Item {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, operationWith(operation, examples)] as const];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

function operationWith(operation: Operation, examples: Examples): Operation {
  const { body, answers } = examples.operations[operation.operationId ?? ""] ?? { answers: {} };
  const byStatus = { ...examples.problems, ...answers };
  const { requestBody, responses = {} } = operation;
  const answered = Object.entries(responses).map(([status, response]: [string, Described]) => [status, status in byStatus ? withExample(response, byStatus[status]) : response] as const);
  const sent = requestBody === undefined || body === undefined ? {} : { requestBody: withExample(requestBody, body) };
  return { ...operation, ...sent, responses: Object.fromEntries(answered) };
}

/** A body or a response. */
type Described = NonNullable<Operation["requestBody"]>;

/** With the example of each form that data has; tables are text. */
function withExample<Part extends Described>(part: Part, example: unknown): Part {
  if (!("content" in part)) return part;
  const content = Object.entries(part.content).map(([type, media]) => [type, DATA.has(type) ? { ...media, example } : media] as const);
  return { ...part, content: Object.fromEntries(content) };
}
