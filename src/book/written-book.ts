/** A book as it was written, wherever it stands: values whose scalars are texts, with the place of each field. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { eventFiles, filesIn } from "./book-files.ts";
import { readJsonLines } from "./json-lines.ts";
import type { Written } from "./written.ts";
import { parseYaml } from "./yaml-source.ts";

export interface WrittenBook {
  /** Absent where it could not be read at all. */
  readonly definition: Written | undefined;
  readonly events: readonly Written[];
  /** Tables of reported figures. */
  readonly reported: readonly Written[];
  readonly documents: readonly Written[];
  readonly rates: readonly Written[];
  readonly prices: readonly Written[];
  /** Whether a table of rates could not be read at all. */
  readonly ratesUnread: boolean;
  /** Scenarios by their ids, read when they are asked for; each throws `Faults` where it cannot be read. */
  readonly scenarios: Scenarios;
}

export type Scenarios = ReadonlyMap<string, () => Written>;

/** What the files of a folder hold, YAML, and of events also JSON lines; what is neither becomes faults. */
export function writtenIn(folder: string, faults: Fault[]): WrittenBook {
  const { yaml, jsonl } = eventFiles(folder);
  return writtenWith(folder, faults, () => [...yaml.flatMap((file) => readItems(file, faults)), ...jsonl.flatMap((file) => readJsonLines(file, faults))]);
}

/** The same without its events. */
export function writtenBesideEvents(folder: string, faults: Fault[]): WrittenBook {
  return writtenWith(folder, faults, () => []);
}

function writtenWith(folder: string, faults: Fault[], events: () => readonly Written[]): WrittenBook {
  const inFolder = (name: string): string[] => filesIn(join(folder, name), ".yaml");
  const rates = inFolder("rates");
  const readRates = rates.flatMap((file) => readYaml(file, faults));
  return {
    definition: readYaml(join(folder, "book.yaml"), faults)[0],
    events: events(),
    reported: inFolder("reported").flatMap((file) => readItems(file, faults)),
    documents: inFolder("documents").flatMap((file) => readYaml(file, faults)),
    rates: readRates,
    prices: inFolder("prices").flatMap((file) => readYaml(file, faults)),
    ratesUnread: readRates.length < rates.length,
    scenarios: new Map(inFolder("scenarios").map((file) => [basename(file, ".yaml"), () => readAlone(file)])),
  };
}

/** The one value of a YAML file; throws `Faults`. */
export function readAlone(file: string): Written {
  const faults: Fault[] = [];
  const [read] = readYaml(file, faults);
  if (read === undefined) throw new Faults(faults);
  return read;
}

/** The value of a file; nothing, and a fault, where it cannot be read. */
function readYaml(file: string, faults: Fault[]): Written[] {
  try {
    const source = parseYaml(readFileSync(file, "utf8"), file, faults);
    return source === undefined ? [] : [{ name: basename(file, ".yaml"), value: source.value, place: (path) => source.place(path) }];
  } catch (error) {
    faults.push({ code: "file-unreadable", severity: "error", file, found: error instanceof Error ? error.message : String(error), expected: "a readable file" });
    return [];
  }
}

/** The items of a file that holds a list; anything else is a fault. */
function readItems(file: string, faults: Fault[]): Written[] {
  return readYaml(file, faults).flatMap((read) => itemsOf(read, faults));
}

/** The items of a written list; anything else is a fault, and an empty text is a list of nothing. */
export function itemsOf({ name, value, place }: Written, faults: Fault[]): Written[] {
  if (value === "" || value === null) return [];
  if (Array.isArray(value)) return value.map((item: unknown, index) => ({ name, value: item, place: (path) => place([index, ...path]) }));
  faults.push({ code: "field-invalid", severity: "error", ...place([]), found: "something other than a list", expected: "a list" });
  return [];
}
