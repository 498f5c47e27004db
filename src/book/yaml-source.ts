/** Reads YAML so that every scalar stays text and every field knows its line. */
import { LineCounter, parseDocument } from "yaml";
import type { Node } from "yaml";
import type { Fault, Place } from "../kernel/fault.ts";

export interface YamlSource {
  readonly value: unknown;
  /** The place of the field at `path`, or of the nearest field around it. */
  place(path: readonly PropertyKey[]): Place;
}

/** Parses one file's text; syntax errors and repeated keys become faults with their lines. */
export function parseYaml(text: string, file: string, faults: Fault[]): YamlSource | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: true, uniqueKeys: true });
  for (const error of document.errors) {
    faults.push({
      code: "yaml-syntax",
      severity: "error",
      file,
      line: lines.linePos(error.pos[0]).line,
      found: error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? error.code,
      expected: "valid YAML",
    });
  }
  if (document.errors.length > 0) return undefined;
  return {
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    place(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as Node | undefined;
        const start = node?.range?.[0];
        if (start !== undefined) return { file, line: lines.linePos(start).line };
      }
      return { file };
    },
  };
}
