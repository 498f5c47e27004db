/** How deep a body nests: told from its text, before a parser that calls itself for each level goes through it. */
import { refuse } from "../kernel/fault.ts";

/** A scenario nests about six deep. */
const DEEPEST = 64;

/** What begins another level of YAML without a bracket: `- - value`, and `a: b: value`, which means nothing but is tried. */
const OPENERS: ReadonlySet<string> = new Set(["-", "?", ":"]);
const BRACKETS: Readonly<Record<string, number>> = { "[": 1, "{": 1, "]": -1, "}": -1 };

/**
 * Refuses a text whose brackets, or openers within one line or item, nest deeper than any scenario.
 * What stands in quotes counts as well: no such text opens so many. Indentation needs no limit of
 * its own: each level takes a longer line than the one before.
 */
export function refuseDeep(text: string, file: string): void {
  let depth = 0;
  let openers = 0;
  let line = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const bracket = BRACKETS[character] ?? 0;
    depth = Math.max(0, depth + bracket);
    if (character === "\n") line += 1;
    if (depth === 0 ? character === "\n" : character === "," || bracket !== 0) openers = 0;
    else if (OPENERS.has(character) && (depth > 0 || isBlank(text.charAt(at + 1)))) openers += 1;
    if (depth + openers > DEEPEST) throw refuse("field-invalid", `a value inside more than ${DEEPEST} others`, `at most ${DEEPEST} levels of lists and mappings`, { file, line });
  }
}

function isBlank(character: string): boolean {
  return /^\s?$/.test(character);
}
