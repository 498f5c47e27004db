/** All that a book cites of one source, each with the lines on which it says that it stands. */
import type { Book } from "../book/book.ts";
import type { SourceDocument } from "../book/source-document.ts";
import type { Place } from "../kernel/fault.ts";
import { numbersOf } from "./tokens.ts";

/** A text on lines, as the book has it. */
export interface Citation {
  readonly kind: "figure" | "date" | "event" | "heading" | "reference" | "list";
  /** The id of the figure, date or event; the label of a heading or reference. */
  readonly subject: string;
  readonly field: string;
  readonly place: Place;
  /** The lines, as written; absent where it names none. */
  readonly lines: string | undefined;
  readonly page: string | undefined;
  /** Texts exactly as printed there. */
  readonly printed: readonly string[];
  /** Words that stand there, whatever is between them; their numbers, where only these need to. */
  readonly phrases: readonly string[];
  readonly numbers: readonly string[];
  /** What citations have in common that may share one printing: the columns of a row. */
  readonly row: string;
}

const NOTHING = { page: undefined, printed: [], phrases: [], numbers: [], row: "" } as const;

export function citationsOf(book: Book, source: string): Citation[] {
  return [...ofFigures(book, source), ...ofDates(book, source), ...ofEvents(book, source), ...book.documents.filter((document) => document.source === source).flatMap(ofDocument)];
}

function ofFigures({ reported }: Book, source: string): Citation[] {
  return reported
    .filter(({ evidence }) => evidence.source === source)
    .map(({ id, table, concept, evidence: { lines, page, printed }, place }) => ({ ...NOTHING, kind: "figure", subject: id, field: "printed", place, lines, page, printed, row: [table, concept, lines].join(" ") }));
}

function ofDates({ dates }: Book, source: string): Citation[] {
  return dates.filter(({ evidence }) => evidence.source === source).map(({ id, evidence: { lines, page, printed }, place }) => ({ ...NOTHING, kind: "date", subject: id, field: "printed", place, lines, page, printed }));
}

function ofEvents({ events }: Book, source: string): Citation[] {
  return events.flatMap(({ event, place }) =>
    event.evidence.flatMap(({ source: cited, lines, page, printed = [] }, index): Citation[] =>
      cited === source ? [{ ...NOTHING, kind: "event", subject: event.id, field: `evidence.${index}`, place: place(["evidence", index]), lines, page, printed }] : [],
    ),
  );
}

function ofDocument({ headings, references, lists, place }: SourceDocument): Citation[] {
  return [
    ...headings.map(({ label, title, line }, index): Citation => ({ ...NOTHING, kind: "heading", subject: label, field: `headings.${index}`, place: place(["headings", index]), lines: line, ...labelled(label, title) })),
    ...references.map(({ to, title, line }, index): Citation => ({ ...NOTHING, kind: "reference", subject: to, field: `references.${index}`, place: place(["references", index]), lines: line, ...labelled(to, title) })),
    ...lists.map(({ id, line }, index): Citation => ({ ...NOTHING, kind: "list", subject: id, field: `lists.${index}`, place: place(["lists", index]), lines: line })),
  ];
}

/** Of a label its numbers stand there (of Note 6, the 6), and its title; of one with neither, all its words. */
function labelled(label: string, title: string | undefined): Pick<Citation, "phrases" | "numbers"> {
  const numbers = numbersOf(label);
  return { numbers, phrases: title !== undefined ? [title] : numbers.length > 0 ? [] : [label] };
}
