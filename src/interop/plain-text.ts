/** Free text and numbers as programs of one line a fact read them. */
import { fractionText } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Note, Remark } from "./journal.ts";

/** What ends a line or steers a terminal. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** ledger refuses lines of more than 4,096 bytes; this leaves room for what stands around a text. */
export const LONGEST = 3000;

/** The text in one line: what ends a line, each of the given characters and each backslash as \uXXXX, as JSON writes it. */
export function oneLine(text: string, also = ""): string {
  return Array.from(text, (each) => written(each, `\\${also}`)).join("");
}

/** The same in as many lines as readers of short lines need; one where it is short. */
export function shortLines(text: string, also = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const each of text) {
    const next = written(each, `\\${also}`);
    if (Buffer.byteLength(line) + Buffer.byteLength(next) > LONGEST) {
      lines.push(line);
      line = "";
    }
    line += next;
  }
  return [...lines, line];
}

/** The text in quotes, with the escapes of C; other controls as \uXXXX. */
export function quoted(text: string): string {
  const escaped = Array.from(text, (each) => (each === "\\" || each === '"' ? `\\${each}` : each === "\n" ? "\\n" : written(each, "").replace("\\", "\\\\")));
  return `"${escaped.join("")}"`;
}

function written(character: string, also: string): string {
  const isPlain = !CONTROL.test(character) && !also.includes(character);
  return isPlain ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** The ratio as a decimal with every digit that it has, of which there must be an end. */
export function everyDigit(value: Fraction): string {
  for (let decimals = 0; decimals <= 40; decimals += 1) {
    if ((value.n * 10n ** BigInt(decimals)) % value.d === 0n) return fractionText(value, decimals);
  }
  throw new Error(`${value.n}/${value.d} is no decimal`);
}

/** What is known of something, as a comment. */
export function comment([name, value]: Note): string[] {
  return shortLines(value).map((line) => `; ${name}: ${line}`);
}

/** A figure that is not asserted. */
export function remarkLines({ notes, why }: Remark): string[] {
  return [`; not asserted, because ${oneLine(why)}:`, `;   ${notes.map(([name, value]) => `${name}: ${oneLine(value)}`).join("; ")}`.slice(0, LONGEST)];
}
