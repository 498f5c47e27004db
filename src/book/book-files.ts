/** The files of a book's folder. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["events", "reported", "documents", "rates", "prices", "scenarios"];

/** The files of a folder whose names end so, in order; none where there is no such folder. */
export function filesIn(folder: string, ending: ".yaml" | ".jsonl"): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The files that hold a book's events, in the order in which they are read. */
export function eventFiles(folder: string): { readonly yaml: readonly string[]; readonly jsonl: readonly string[] } {
  return { yaml: filesIn(join(folder, "events"), ".yaml"), jsonl: filesIn(join(folder, "events"), ".jsonl") };
}

/** Whether a book's events all stand on lines, as those of large books do. */
export function isOfLines(folder: string): boolean {
  const { yaml, jsonl } = eventFiles(folder);
  return jsonl.length > 0 && yaml.length === 0;
}

/** Every file that a book is read from. */
export function bookFiles(folder: string): string[] {
  return [join(folder, "book.yaml"), ...FOLDERS.flatMap((name) => [...filesIn(join(folder, name), ".yaml"), ...(name === "events" ? filesIn(join(folder, name), ".jsonl") : [])])];
}
