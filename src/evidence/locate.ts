/** Finds what a book cites in the text of its source, and says what is not where it should be. */
import type { Fault, FaultCode } from "../kernel/fault.ts";
import type { Citation } from "./citations.ts";
import { phrases, printings } from "./printing.ts";
import type { Span } from "./printing.ts";
import { settle } from "./sharing.ts";
import { lineNumbers, quoted } from "./source-text.ts";
import type { SourceText } from "./source-text.ts";

/** A text of a citation, with the place at which it stands. */
export interface Located {
  readonly citation: Citation;
  readonly printed: string;
  readonly span: Span;
  /** The citation whose printing it shares. */
  readonly sharedWith: Citation | undefined;
}

export interface Location {
  readonly located: readonly Located[];
  readonly faults: readonly Fault[];
}

export function locate(citations: readonly Citation[], text: SourceText): Location {
  const faults = citations.flatMap((citation) => [...onLines(citation, text), ...onPage(citation, text)]);
  const placed = citations.filter(({ lines }) => lines !== undefined);
  const of = (...kinds: readonly Citation["kind"][]): Citation[] => placed.filter(({ kind }) => kinds.includes(kind));
  // Figures and dates each have a printing of their own; an event leans on the printing of a figure where it can.
  const own = [of("figure"), of("date")].map((together) => locatePrinted(together, text));
  const taken = new Set(own.flatMap(({ located }) => located.map(({ span }) => span.first)));
  const printed = [...own, ...of("event").map((citation) => locatePrinted([citation], text, taken))];
  const spoken = of("heading", "reference").map((citation) => locateWords(citation, text));
  const found = [...printed, ...spoken];
  return { located: found.flatMap(({ located }) => located), faults: [...faults, ...found.flatMap((each) => each.faults)] };
}

function faultOf({ subject, field, place }: Citation, code: FaultCode, found: string, expected: string): Fault {
  return { code, severity: "error", ...place, subject, field, found, expected };
}

/** Lines that the file does not have, and figures without lines. */
function onLines(citation: Citation, { lines }: SourceText): Fault[] {
  if (citation.lines === undefined) {
    return citation.printed.length === 0 ? [] : [faultOf(citation, "evidence-absent", `${citation.printed.map((each) => `"${each}"`).join(", ")} without lines`, "the lines on which it stands")];
  }
  const numbers = lineNumbers(citation.lines);
  if (numbers.length === 0) return [faultOf(citation, "evidence-beyond", `lines ${citation.lines}`, "a run of lines that does not end before it starts")];
  if (numbers.some((number) => number < 1 || number > lines.length)) return [faultOf(citation, "evidence-beyond", `lines ${citation.lines}`, `lines of the file, which has ${lines.length}`)];
  return numbers.every((number) => lines[number - 1]?.trim() === "") ? [faultOf(citation, "evidence-absent", `lines ${citation.lines}, which are blank`, "lines on which something stands")] : [];
}

/** A page that is not the one on which the lines stand. */
function onPage(citation: Citation, text: SourceText): Fault[] {
  if (citation.page === undefined || citation.lines === undefined) return [];
  const pages = new Map(lineNumbers(citation.lines).map((line) => [text.pages.of(line), line]));
  pages.delete(undefined);
  return [...pages].filter(([page]) => String(page) !== citation.page).map(([page, line]) => faultOf(citation, "evidence-page", `page ${citation.page ?? ""}`, `page ${page ?? ""}, on which line ${line} stands`));
}

/** Citations that each need a printing of their own; those in `preferred` first, where several would do. */
function locatePrinted(citations: readonly Citation[], text: SourceText, preferred: ReadonlySet<number> = new Set()): Location {
  const claims = citations.flatMap((citation) => {
    const lines = lineNumbers(citation.lines ?? "");
    return citation.printed.map((printed) => {
      const possible = printings(text, printed, lines).filter((span) => citation.kind === "date" || !isDated(text, span));
      return { citation, printed, row: citation.row, spans: [...possible.filter(({ first }) => preferred.has(first)), ...possible.filter(({ first }) => !preferred.has(first))] };
    });
  });
  const { spans, sharedWith } = settle(claims);
  const located: Located[] = [];
  const faults: Fault[] = [];
  for (const [index, { citation, printed, spans: possible }] of claims.entries()) {
    const span = spans[index];
    if (span !== undefined) located.push({ citation, printed, span, sharedWith: claims[sharedWith.get(index) ?? -1]?.citation });
    else if (possible.length === 0) faults.push(absent(citation, printed, text));
    else faults.push(faultOf(citation, "evidence-taken", `"${printed}" ${times(possible.length)} on lines ${citation.lines ?? ""}, cited more often`, "a printing for each that cites one; only columns of one row may share one"));
  }
  return { located, faults };
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** Whether a printing is but a part of a calendar date. */
function isDated({ dated }: SourceText, { first, last }: Span): boolean {
  return dated.has(first) && dated.has(last);
}

/** The words of a heading or of what the source cites, and the numbers of its label. */
function locateWords(citation: Citation, text: SourceText): Location {
  const lines = lineNumbers(citation.lines ?? "");
  const taken = new Set<number>();
  const found = [
    ...citation.phrases.map((words) => ({ words, span: phrases(text, words, lines)[0] })),
    ...citation.numbers.map((words) => {
      const span = phrases(text, words, lines).find(({ first }) => !taken.has(first));
      if (span !== undefined) taken.add(span.first);
      return { words, span };
    }),
  ];
  return {
    located: found.flatMap(({ words, span }) => (span === undefined ? [] : [{ citation, printed: words, span, sharedWith: undefined }])),
    faults: found.flatMap(({ words, span }) => (span === undefined ? [absent(citation, words, text)] : [])),
  };
}

function absent(citation: Citation, words: string, text: SourceText): Fault {
  const lines = lineNumbers(citation.lines ?? "");
  const all = text.lines.map((_, index) => index + 1);
  const elsewhere = citation.phrases.includes(words) || citation.numbers.includes(words) ? phrases(text, words, all) : printings(text, words, all);
  const near = elsewhere.map(({ first }) => text.tokens[first]?.line ?? 0).sort((a, b) => Math.abs(a - (lines[0] ?? 0)) - Math.abs(b - (lines[0] ?? 0)))[0];
  return faultOf(citation, "evidence-absent", `no "${words}" on lines ${citation.lines ?? ""}: ${quoted(text, lines)}`, `it to stand there; ${near === undefined ? "it stands nowhere in the file" : `the nearest is on line ${near}`}`);
}
