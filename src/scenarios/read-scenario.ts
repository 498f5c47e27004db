/** Reads scenarios: files beside a book's own, or a text from anywhere else; each fault with its line and field. */
import { scenario } from "../../events/scenario.ts";
import type { Scenario } from "../../events/scenario.ts";
import type { Book } from "../book/book.ts";
import { schemaFaults } from "../book/schema-faults.ts";
import { readAlone } from "../book/written-book.ts";
import type { Written } from "../book/written.ts";
import { parseYaml } from "../book/yaml-source.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault, Place } from "../kernel/fault.ts";

/** A scenario with what was written, and the place of each field. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly written: unknown;
  readonly place: (path: readonly PropertyKey[]) => Place;
}

/** The one scenario of a text; throws as `readScenarios` does. */
export function readScenario(text: string, file: string): ReadScenario {
  return alone(readScenarios(text, file), { file });
}

/** The scenarios of a text, in YAML or JSON: a list of them, or one alone; throws `Faults` with everything wrong. */
export function readScenarios(text: string, file: string): ReadScenario[] {
  const faults: Fault[] = [];
  const source = parseYaml(text, file, faults);
  if (source === undefined) throw new Faults(faults);
  return scenariosIn({ name: file, value: source.value, place: (path) => source.place(path) });
}

function scenariosIn({ value, place }: Written): ReadScenario[] {
  if (!Array.isArray(value)) return [parsedScenario(value, place)];
  return value.map((written: unknown, index) => parsedScenario(written, (path) => place([index, ...path])));
}

function alone(scenarios: readonly ReadScenario[], place: Place): ReadScenario {
  const [read] = scenarios;
  if (read === undefined || scenarios.length > 1) throw refuse("field-invalid", `${scenarios.length} scenarios`, "one scenario", place);
  return read;
}

/** The scenario of a value as YAML reads it: every scalar as text. */
export function parsedScenario(written: unknown, place: ReadScenario["place"]): ReadScenario {
  const read = scenario.safeParse(written);
  if (!read.success) throw new Faults(schemaFaults(read.error, written, place));
  return { scenario: read.data, written, place };
}

/** The ids of the book's own scenarios, in order. */
export function scenarioIds(book: Book): string[] {
  return [...book.scenarios.keys()].sort();
}

/** The book's scenario of that id, or one from a path to its file; refuses one that is not there. */
export function scenarioOf(book: Book, idOrFile: string): ReadScenario {
  if (!idOrFile.includes("/") && !idOrFile.endsWith(".yaml")) return storedScenario(book, idOrFile);
  return alone(scenariosIn(readAlone(idOrFile)), { file: idOrFile });
}

/** The book's own scenario of that id, and never any other file. */
export function storedScenario(book: Book, id: string): ReadScenario {
  const written = book.scenarios.get(id);
  if (written === undefined) throw refuse("scenario-unknown", `scenario "${id}"`, `one of ${scenarioIds(book).join(", ") || "the book's scenarios (it has none)"}`);
  const source = written();
  const read = alone(scenariosIn(source), source.place([]));
  if (read.scenario.id !== id) throw refuse("field-invalid", `"${read.scenario.id}"`, `"${id}", the name of its file`, { ...read.place(["id"]), field: "id" });
  return read;
}

/** The scenario with those that it is laid over, the lowest first; refuses one that is laid over itself. */
export function stackOf(book: Book, top: ReadScenario): ReadScenario[] {
  const stack = [top];
  for (let { base } = top.scenario; base !== undefined; base = stack[0]?.scenario.base) {
    const above = stack[0] ?? top;
    if (stack.some(({ scenario: { id } }) => id === base)) throw refuse("field-invalid", `"${base}", which is laid over this one`, "a scenario that is not laid over this one", { ...above.place(["base"]), subject: above.scenario.id, field: "base" });
    stack.unshift(baseOf(book, base, above));
  }
  return stack;
}

function baseOf(book: Book, base: string, above: ReadScenario): ReadScenario {
  try {
    return storedScenario(book, base);
  } catch (error) {
    if (!(error instanceof Faults) || error.faults.some(({ code }) => code !== "scenario-unknown")) throw error;
    throw new Faults(error.faults.map((fault) => ({ ...fault, ...above.place(["base"]), subject: above.scenario.id, field: "base" })));
  }
}
