/**
 * Whatever a book prints: each finding has an id of its own that does not depend on the order of
 * its files and rows, says what it rests on, and is shown however it is asked for.
 */
import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { findingsAnswer, findingsAnswerSchema } from "../../src/answers/findings-answer.ts";
import { findingsReport } from "../../src/answers/findings-report.ts";
import { figuresAnswer, figuresAnswerSchema } from "../../src/answers/figures-answer.ts";
import type { Book } from "../../src/book/book.ts";
import { datesOf } from "../../src/book/source-document.ts";
import { sections } from "../../src/book/sections.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { checks } from "../../src/reconciliation/checks/index.ts";
import { findingClasses } from "../../src/reconciliation/finding.ts";
import { findingsOf } from "../../src/reconciliation/findings.ts";
import type { Found } from "../../src/reconciliation/findings.ts";
import { Review } from "../../src/reconciliation/review.ts";
import { corrupted, corruptions } from "../bench/corruption.ts";
import { choices, Draw } from "../generate/draw.ts";
import { honestBooks, ledgerOfHonest } from "../generate/honest.ts";
import type { HonestBook } from "../generate/honest.ts";
import { library } from "./any-book.ts";
import { runs, timeout, times } from "./runs.ts";

/** An honest report, each figure on a line of its own, in which one of five was printed wrong. */
function misstated(honest: HonestBook, draw: Draw): Ledger {
  const { book } = ledgerOfHonest(honest);
  const placed = book.reported.map((figure, index) => ({ ...figure, evidence: { ...figure.evidence, lines: String(index + 1) } }));
  const slips = Object.values(corruptions);
  const reported = placed.map((figure) => {
    const value = draw.once(5) ? draw.one(slips)(figure, placed, (below) => draw.below(below)) : undefined;
    return (value === undefined ? undefined : corrupted(figure, value)) ?? figure;
  });
  return new Ledger({ ...book, reported });
}

/** The law, for misstated reports of generated books and for the books that come with the product. */
function forFindings(law: string, check: (ledger: Ledger, draw: Draw) => void): void {
  test.prop([honestBooks, choices], times(Math.ceil(runs / 4)))(
    `${law}: of misstated reports`,
    (honest, drawn) => {
      check(misstated(honest, new Draw(drawn)), new Draw(drawn));
    },
    timeout,
  );
  for (const id of library.ids()) {
    test.prop([choices], times(Math.ceil(runs / 50)))(
      `${law}: of ${id}`,
      (drawn) => {
        check(new Ledger(library.book(id)), new Draw(drawn));
      },
      timeout,
    );
  }
}

function shuffled<Value>(all: readonly Value[], draw: Draw): Value[] {
  return all.map((value) => ({ value, at: draw.below(2 ** 30) })).sort((a, b) => a.at - b.at).map(({ value }) => value);
}

/** The same book, its reported figures, its documents and their rows in another order. */
function reordered(book: Book, draw: Draw): Book {
  const documents = shuffled(book.documents, draw).map((document) => ({
    ...document,
    dates: shuffled(document.dates, draw).map((table) => ({ ...table, rows: shuffled(table.rows, draw) })),
    headings: shuffled(document.headings, draw),
    references: shuffled(document.references, draw),
  }));
  return { ...book, reported: shuffled(book.reported, draw), documents, dates: documents.flatMap((document) => datesOf(document)) };
}

const told = (found: readonly Found[]): string[] => found.map(({ id, class: of, summary, difference }) => `${id} ${of} ${summary} ${difference ?? ""}`).sort();

describe("findings", () => {
  forFindings("have ids of their own, which do not change with the order of files and rows", (ledger, draw) => {
    const found = findingsOf(new Review(ledger));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(told(findingsOf(new Review(new Ledger(reordered(ledger.book, draw)))))).toEqual(told(found));
  });

  forFindings("show their arithmetic and what they rest on", (ledger) => {
    for (const { id, class: of, arithmetic, figures, evidence, events, summary, check } of findingsOf(new Review(ledger))) {
      if (of === "error" || of === "ambiguity") expect(arithmetic, id).not.toEqual([]);
      expect(figures.length + evidence.length + events.length, id).toBeGreaterThan(0);
      expect(summary, id).not.toBe("");
      expect(checks, id).toContain(check);
    }
  });

  forFindings("are filtered by class, section and check, and counted whatever the filter", (ledger, draw) => {
    const all = findingsAnswer(ledger);
    expect(findingsAnswerSchema.strict().parse(all)).toEqual(all);
    expect(all.shown).toBe(Object.values(all.tally).reduce((sum, count) => sum + count, 0));
    expect(all.clean).toBe(all.tally.error === 0);
    const query = { class: draw.one([...findingClasses, undefined]), section: draw.one([...sections, undefined]), check: draw.one([...checks.map(({ code }) => code), undefined]) };
    const some = findingsAnswer(ledger, query);
    expect(some.findings).toEqual(all.findings.filter((row) => (query.class ?? row.class) === row.class && (query.section ?? row.section) === row.section && (query.check ?? row.check) === row.check));
    expect(some).toEqual({ ...all, shown: some.findings.length, findings: some.findings });
  });

  forFindings("are all in the report, under their class, with every line of arithmetic", (ledger) => {
    const answer = findingsAnswer(ledger);
    const report = findingsReport(answer);
    expect(report.split("\n").filter((line) => line.startsWith("### "))).toHaveLength(answer.shown);
    for (const [of, count] of Object.entries(answer.tally)) expect(report).toContain(`| ${of} | ${count} |`);
    for (const { id, arithmetic } of answer.findings) {
      expect(report).toContain(`- finding \`${id}\``);
      expect(report, id).toContain(["```text", ...arithmetic, "```"].join("\n"));
    }
  });
});

describe("figures", () => {
  forFindings("are all there, in the order of the book, and filtered by section and by what their concept begins with", (ledger, draw) => {
    const all = figuresAnswer(ledger, {});
    expect(figuresAnswerSchema.strict().parse(all)).toEqual(all);
    expect(all.figures.map(({ id }) => id)).toEqual(ledger.book.reported.map(({ id }) => id));
    if (all.total === 0) return;
    const { concept } = draw.one(all.figures);
    const prefix = concept.split(".").slice(0, 1 + draw.below(3)).join(".");
    const section = draw.one([...sections, undefined]);
    const some = figuresAnswer(ledger, { concept: prefix, section });
    expect(some.figures).toEqual(all.figures.filter((row) => `${row.concept}.`.startsWith(`${prefix}.`) && (section ?? row.section) === row.section));
    expect([some.total, some.shown]).toEqual([all.total, some.figures.length]);
  });
});
