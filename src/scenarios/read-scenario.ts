/** Reads scenarios: files beside a book's own, or a text from anywhere else; each fault with its line and field. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { scenario } from "../../events/scenario.ts";
import type { Scenario } from "../../events/scenario.ts";
import type { Book } from "../book/book.ts";
import { schemaFaults } from "../book/schema-faults.ts";
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
  const scenarios = readScenarios(text, file);
  const [read] = scenarios;
  if (read === undefined || scenarios.length > 1) throw refuse("field-invalid", `${scenarios.length} scenarios`, "one scenario", { file });
  return read;
}

/** The scenarios of a text, in YAML or JSON: a list of them, or one alone; throws `Faults` with everything wrong. */
export function readScenarios(text: string, file: string): ReadScenario[] {
  const faults: Fault[] = [];
  const source = parseYaml(text, file, faults);
  if (source === undefined) throw new Faults(faults);
  if (!Array.isArray(source.value)) return [parsedScenario(source.value, (path) => source.place(path))];
  return source.value.map((written: unknown, index) => parsedScenario(written, (path) => source.place([index, ...path])));
}

/** The scenario of a value as YAML reads it: every scalar as text. */
export function parsedScenario(written: unknown, place: ReadScenario["place"]): ReadScenario {
  const read = scenario.safeParse(written);
  if (!read.success) throw new Faults(schemaFaults(read.error, written, place));
  return { scenario: read.data, written, place };
}

/** The ids of the scenarios beside the book's own files, in order. */
export function scenarioIds(book: Book): string[] {
  const folder = folderOf(book);
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith(".yaml")).map((name) => basename(name, ".yaml")).sort();
}

/** The book's scenario of that id, or one from a path to its file; refuses one that is not there. */
export function scenarioOf(book: Book, idOrFile: string): ReadScenario {
  return idOrFile.includes("/") || idOrFile.endsWith(".yaml") ? readFile(idOrFile) : storedScenario(book, idOrFile);
}

/** The book's own scenario of that id, and never any other file. */
export function storedScenario(book: Book, id: string): ReadScenario {
  const ids = scenarioIds(book);
  const folder = folderOf(book);
  if (folder === undefined || !ids.includes(id)) throw refuse("scenario-unknown", `scenario "${id}"`, `one of ${ids.join(", ") || "the book's scenarios (it has none)"}`);
  const read = readFile(join(folder, `${id}.yaml`));
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

function readFile(file: string): ReadScenario {
  try {
    return readScenario(readFileSync(file, "utf8"), file);
  } catch (error) {
    if (error instanceof Faults) throw error;
    throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a readable file", { file });
  }
}

/** The folder of scenarios stands beside book.yaml; a book from no file has none. */
function folderOf({ place }: Book): string | undefined {
  const { file } = place([]);
  return file === undefined ? undefined : join(dirname(file), "scenarios");
}
