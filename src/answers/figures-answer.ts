/** Every reported figure, one for each printing. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import { published } from "../reconciliation/reconcile.ts";
import { reportedRow, reportedSchema } from "./reported-row.ts";

export const figuresAnswerSchema = z.object({
  book: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  ledgerHead: z.string(),
  /** How many there are, and how many of them are listed. */
  total: z.number().int(),
  shown: z.number().int(),
  /** `is`: what the source claims the figure to be of others, as a formula. */
  figures: z.array(reportedSchema.extend({ is: z.string().nullable() })),
}).meta({ id: "FiguresAnswer" });
export type FiguresAnswer = z.output<typeof figuresAnswerSchema>;

export interface FiguresQuery {
  readonly concept?: string | undefined;
  readonly section?: string | undefined;
}

/** Figures of a concept or of what it begins with (`notes`, `notes.first`), of a section, or all. */
export function figuresAnswer(ledger: Ledger, { concept, section }: FiguresQuery): FiguresAnswer {
  const all = published(ledger);
  const wanted = all.filter((figure) => (section === undefined || figure.section === section) && (concept === undefined || figure.concept === concept || figure.concept.startsWith(`${concept}.`)));
  return {
    book: ledger.definition.id,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    ledgerHead: ledger.book.head,
    total: all.length,
    shown: wanted.length,
    figures: wanted.map((figure) => ({ ...reportedRow(figure), is: figure.is?.text ?? null })),
  };
}
