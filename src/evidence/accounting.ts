/** The reverse: every number of a source is cited, is a date or the number of its page, or is listed as no figure. */
import type { SourceDocument } from "../book/source-document.ts";
import type { Fault } from "../kernel/fault.ts";
import type { Located } from "./locate.ts";
import { printings } from "./printing.ts";
import { lineNumbers, quoted } from "./source-text.ts";
import type { SourceText } from "./source-text.ts";
import { isNumeric } from "./tokens.ts";

type NotFigure = SourceDocument["not-figures"][number];

/** What a number is there for. */
export type Use = "figure" | "date" | "event" | "heading" | "reference" | "list" | "calendar-date" | "page-number" | `not-a-figure.${NotFigure["kind"]}`;

export interface Unaccounted {
  readonly line: number;
  readonly number: string;
  readonly text: string;
}

export interface Accounting {
  /** How many numbers the source has. */
  readonly numbers: number;
  readonly uses: ReadonlyMap<Use, number>;
  readonly unaccounted: readonly Unaccounted[];
  readonly faults: readonly Fault[];
}

export function account(located: readonly Located[], documents: readonly SourceDocument[], text: SourceText): Accounting {
  const uses = new Map<number, Use>();
  for (const { citation, span } of located) {
    for (let at = span.first; at <= span.last; at += 1) if (!uses.has(at)) uses.set(at, citation.kind);
  }
  const cited = new Map(uses);
  const faults = documents.flatMap((document) => document["not-figures"].flatMap((listed, index) => list(listed, { document, index, text, cited, uses })));
  for (const [at, { line }] of text.tokens.entries()) {
    if (uses.has(at)) continue;
    if (text.pages.numberLines.has(line)) uses.set(at, "page-number");
    else if (text.dated.has(at)) uses.set(at, "calendar-date");
  }
  const numbers = [...text.tokens.entries()].filter(([, token]) => isNumeric(token));
  return {
    numbers: numbers.length,
    uses: counted(numbers.flatMap(([at]) => uses.get(at) ?? [])),
    unaccounted: numbers.filter(([at]) => !uses.has(at)).map(([, { line, written }]) => ({ line, number: written, text: quoted(text, [line]) })),
    faults,
  };
}

interface Listing {
  readonly document: SourceDocument;
  readonly index: number;
  readonly text: SourceText;
  /** What is cited, and what is accounted for so far. */
  readonly cited: ReadonlyMap<number, Use>;
  readonly uses: Map<number, Use>;
}

/** Takes the texts of one row of numbers that are no figures; those that are not there, or are cited, are faults. */
function list(listed: NotFigure, { document, index, text, cited, uses }: Listing): Fault[] {
  const lines = lineNumbers(listed.line);
  const place = { ...document.place(["not-figures", index]), subject: `line ${listed.line}`, field: `not-figures.${index}.text` };
  if (lines.some((line) => line < 1 || line > text.lines.length)) return [{ code: "evidence-beyond", severity: "error", ...place, found: `line ${listed.line}`, expected: `a line of the file, which has ${text.lines.length}` }];
  return listed.text.flatMap((printed): Fault[] => {
    const spans = printings(text, printed, lines, { signed: false });
    const free = spans.filter(({ first, last }) => range(first, last).every((at) => !uses.has(at)));
    const span = free.find(({ first }) => !text.dated.has(first)) ?? free[0];
    if (span !== undefined) {
      for (const at of range(span.first, span.last)) uses.set(at, `not-a-figure.${listed.kind}`);
      return [];
    }
    const by = spans.flatMap(({ first }) => cited.get(first) ?? [])[0];
    if (spans.length === 0) return [{ code: "evidence-absent", severity: "error", ...place, found: `no "${printed}" on line ${listed.line}: ${quoted(text, lines)}`, expected: "a number that stands there" }];
    return [{ code: "evidence-taken", severity: "error", ...place, found: `"${printed}", ${by === undefined ? "listed more often than it stands there" : `cited as ${by} already`}`, expected: "each number either cited or listed, once for each printing" }];
  });
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function counted(uses: readonly Use[]): Map<Use, number> {
  const counts = new Map<Use, number>();
  for (const use of [...uses].sort()) counts.set(use, (counts.get(use) ?? 0) + 1);
  return counts;
}
