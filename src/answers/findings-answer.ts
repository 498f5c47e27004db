/** Findings as data: each with its figures, its arithmetic and what would resolve it. */
import { z } from "zod";
import type { Ledger } from "../ledger/ledger.ts";
import { confidences, findingClasses } from "../reconciliation/finding.ts";
import { findingsOf } from "../reconciliation/findings.ts";
import type { Found } from "../reconciliation/findings.ts";
import { Review } from "../reconciliation/review.ts";
import { reportedRow, reportedSchema } from "./reported-row.ts";

const findingSchema = z.object({
  id: z.string(),
  /** The check that found it, by its code. */
  check: z.string(),
  /** Further checks that fail for the same cause. */
  also: z.array(z.string()),
  /** `error`: figures that cannot all be true. `ambiguity`: what may be read in two ways. `rounding`: figures that meet only in what rounding leaves open. `disclosure-gap`: what a reader would need and is not told. */
  class: z.enum(findingClasses),
  /** How sure it is. */
  confidence: z.enum(confidences),
  /** What it is about: a figure, an event, an instrument. */
  about: z.string(),
  /** What is the matter, in one sentence. */
  summary: z.string(),
  /** The rule, in words. */
  rule: z.string(),
  /** What the rule rests on. */
  rests: z.string(),
  /** The section of the source that its first figure stands in; null where it rests on none. */
  section: z.string().nullable(),
  /** The printed figures that it rests on; the one most likely at fault comes first. */
  figures: z.array(reportedSchema),
  /** Where else it stands. */
  evidence: z.array(z.object({ source: z.string(), page: z.string().nullable(), lines: z.string().nullable(), printed: z.array(z.string()) })),
  /** The recomputation, step by step. */
  arithmetic: z.array(z.string()),
  /** By how much it is off, with its unit; null where it is no matter of amounts. */
  difference: z.string().nullable(),
  /** The least change that would resolve it; null where none is known. */
  correction: z.string().nullable(),
  /** The ids of the events that it concerns. */
  events: z.array(z.string()),
  /** The ids of the measures that it concerns. */
  measures: z.array(z.string()),
  /** Why the book accepts it; null where it is open. */
  accepted: z.string().nullable(),
}).meta({ id: "Finding" });
export type FindingRow = z.output<typeof findingSchema>;

const tallySchema = z.object({ "error": z.number().int(), "ambiguity": z.number().int(), "rounding": z.number().int(), "disclosure-gap": z.number().int() }).meta({ id: "FindingTally" });

export const findingsAnswerSchema = z.object({
  book: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  ledgerHead: z.string(),
  /** How many there are of each class, whatever the filter, and how many are accepted. */
  tally: tallySchema,
  accepted: z.number().int(),
  /** Whether no error is open. */
  clean: z.boolean(),
  shown: z.number().int(),
  findings: z.array(findingSchema),
}).meta({ id: "FindingsAnswer" });
export type FindingsAnswer = z.output<typeof findingsAnswerSchema>;

export interface FindingsQuery {
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly section?: string | undefined;
  readonly check?: string | undefined;
}

export function findingsAnswer(ledger: Ledger, query: FindingsQuery = {}): FindingsAnswer {
  const all = findingsOf(new Review(ledger)).map(rowOf);
  const findings = all.filter((row) => (["id", "class", "section", "check"] as const).every((field) => query[field] === undefined || row[field] === query[field]));
  const count = (of: FindingRow["class"]): number => all.filter((row) => row.class === of).length;
  return {
    book: ledger.definition.id,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    ledgerHead: ledger.book.head,
    tally: { "error": count("error"), "ambiguity": count("ambiguity"), "rounding": count("rounding"), "disclosure-gap": count("disclosure-gap") },
    accepted: all.filter(({ accepted }) => accepted !== null).length,
    clean: !all.some((row) => row.class === "error" && row.accepted === null),
    shown: findings.length,
    findings,
  };
}

function rowOf(found: Found): FindingRow {
  const { check, difference, correction, accepted, figures, evidence, ...rest } = found;
  return {
    id: rest.id,
    check: check.code,
    also: [...rest.also],
    class: rest.class,
    confidence: rest.confidence,
    about: rest.about,
    summary: rest.summary,
    rule: check.rule,
    rests: check.rests,
    section: figures[0]?.section ?? null,
    figures: figures.map((figure) => reportedRow(figure)),
    evidence: evidence.map(({ source, page, lines, printed }) => ({ source, page: page ?? null, lines: lines ?? null, printed: printed ?? [] })),
    arithmetic: [...rest.arithmetic],
    difference: difference ?? null,
    correction: correction ?? null,
    events: [...rest.events],
    measures: [...rest.measures],
    accepted: accepted ?? null,
  };
}
