/** Reads YAML so that every scalar stays text and every field knows its line. */
import { isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Node } from "yaml";
import type { Fault, Place } from "../kernel/fault.ts";

/** What to do about a number that a comma has cut inside braces. */
export const COMMAS = "a number without thousands commas, since commas separate fields inside { } and [ ]";

export interface YamlSource {
  readonly value: unknown;
  /** The place of the field at `path`, or of the nearest field around it. */
  place(path: readonly PropertyKey[]): Place;
}

/** Parses one file's text; syntax errors and repeated keys become faults with their lines. */
export function parseYaml(text: string, file: string, faults: Fault[]): YamlSource | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: true, uniqueKeys: true });
  const before = faults.length;
  const wrong = (offset: number, found: string, expected: string): void => {
    faults.push({ code: "yaml-syntax", severity: "error", file, line: lines.linePos(offset).line, found, expected });
  };
  // Its warnings are of tags: a value that is called something else than it is.
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const found = message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? code;
    const partOfNumber = code === "DUPLICATE_KEY" && /^\d{3}(?:\.\d+)?\s*[,}\]]/.test(text.slice(pos[0]));
    wrong(pos[0], code === "MULTIPLE_DOCS" ? "a second YAML document" : found, partOfNumber ? COMMAS : code === "MULTIPLE_DOCS" ? "one document in each file" : "valid YAML");
  }
  visit(document, {
    Alias(_, alias) {
      wrong(alias.range?.[0] ?? 0, "Alias resolution is disabled", "every value written out: anchors and aliases are not read");
      return visit.BREAK;
    },
    Pair(_, { key }) {
      if (isNode(key) && !isScalar(key)) wrong(key.range?.[0] ?? 0, "a list or a mapping in the place of a field's name", "a name");
    },
  });
  if (faults.length > before) return undefined;
  return {
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    place(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as Node | undefined;
        const start = node?.range?.[0];
        if (start !== undefined) return { file, line: lines.linePos(start).line, pointer: pointerTo(path.slice(0, length)) };
      }
      return { file };
    },
  };
}

/** JSON Pointer, RFC 6901 §3. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
