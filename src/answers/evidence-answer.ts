/** A book held against the file of a source, as data: what stands where it should, and which numbers nothing accounts for. */
import { z } from "zod";
import type { Book } from "../book/book.ts";
import type { Citation } from "../evidence/citations.ts";
import { verifyEvidence } from "../evidence/verify.ts";
import type { Verification } from "../evidence/verify.ts";

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ total: z.number().int(), shown: z.number().int(), items: z.array(item) });

const faultSchema = z.object({
  code: z.string(),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  subject: z.string().nullable(),
  field: z.string().nullable(),
  found: z.string(),
  expected: z.string(),
});

export const evidenceAnswerSchema = z.object({
  book: z.string(),
  source: z.string(),
  ledgerHead: z.string(),
  /** Whether everything stands where the book says, and every number is accounted for. */
  holds: z.boolean(),
  sha256: z.object({ found: z.string(), stated: z.string().nullable(), verdict: z.enum(["same", "differs", "not-stated"]) }),
  lines: z.number().int(),
  /** Pages by the source's marks; of how many the number is printed, nil where they cannot be told. */
  pages: z.object({ total: z.number().int(), numbered: z.number().int(), verdict: z.enum(["compared", "not-determinable"]) }),
  /** Texts that the book cites, by what cites them. */
  cited: z.array(z.object({ kind: z.string(), citations: z.number().int(), texts: z.number().int(), found: z.number().int(), shared: z.number().int() })),
  /** Texts that share the printing of another column of their row. */
  shared: listOf(z.object({ printed: z.string(), lines: z.string(), subject: z.string(), with: z.string() })),
  faults: listOf(faultSchema),
  numbers: z.object({ total: z.number().int(), uses: z.array(z.object({ use: z.string(), numbers: z.number().int() })) }),
  /** Numbers that nothing cites and no list explains. */
  unaccounted: listOf(z.object({ line: z.number().int(), number: z.string(), text: z.string() })),
});
export type EvidenceAnswer = z.output<typeof evidenceAnswerSchema>;

/** `limit` cuts each list, which says how many there are in all. */
export function evidenceAnswer(book: Book, source: string, bytes: Uint8Array, { limit = Infinity } = {}): EvidenceAnswer {
  const verification = verifyEvidence(book, source, bytes);
  const { text, stated, located, accounting, faults } = verification;
  const { count, numbered } = text.pages;
  const page = <Item>(items: readonly Item[]): { total: number; shown: number; items: Item[] } => ({ total: items.length, shown: Math.min(items.length, limit), items: items.slice(0, limit) });
  return {
    book: book.definition.id,
    source,
    ledgerHead: book.head,
    holds: faults.length === 0 && accounting.unaccounted.length === 0,
    sha256: { found: text.sha256, stated: stated ?? null, verdict: stated === undefined ? "not-stated" : stated === text.sha256 ? "same" : "differs" },
    lines: text.lines.length,
    pages: { total: count, numbered, verdict: numbered === 0 ? "not-determinable" : "compared" },
    cited: KINDS.map((kind) => citedRow(kind, verification)),
    shared: page(located.flatMap(({ citation, printed, sharedWith }) => (sharedWith === undefined ? [] : [{ printed, lines: citation.lines ?? "", subject: citation.subject, with: sharedWith.subject }]))),
    faults: page(faults.map(({ code, file, line, subject, field, found, expected }) => ({ code, file: file ?? null, line: line ?? null, subject: subject ?? null, field: field ?? null, found, expected }))),
    numbers: { total: accounting.numbers, uses: [...accounting.uses].map(([use, numbers]) => ({ use, numbers })) },
    unaccounted: page(accounting.unaccounted.map((each) => ({ ...each }))),
  };
}

const KINDS: readonly Citation["kind"][] = ["figure", "date", "event", "heading", "reference", "list"];

function citedRow(kind: Citation["kind"], { citations, located }: Verification): EvidenceAnswer["cited"][number] {
  const own = citations.filter((citation) => citation.kind === kind);
  const found = located.filter(({ citation }) => citation.kind === kind);
  return {
    kind,
    citations: own.length,
    texts: own.reduce((sum, { printed, phrases, numbers }) => sum + printed.length + phrases.length + numbers.length, 0),
    found: found.length,
    shared: found.filter(({ sharedWith }) => sharedWith !== undefined).length,
  };
}
