/**
 * The book of Focus Enhancements against the filing itself: everything that it cites stands where it
 * says, every number of the filing is accounted for, and it is written in its keeper's own words.
 *
 * The filing lies beside the repository, in ../shared/filings; where it does not, the tests that
 * need it are skipped and say so.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { TestContext } from "vitest";
import { evidenceAnswer } from "../../src/answers/evidence-answer.ts";
import type { EvidenceAnswer } from "../../src/answers/evidence-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { faultLine } from "../../src/kernel/fault.ts";
import { verifyEvidence } from "../../src/evidence/verify.ts";
import { embedded } from "./folder.ts";

const book = readBook(join(embedded, "focus-enhancements"));
const SOURCE = "10-qsb-2002-q3";
const FILING = resolve(import.meta.dirname, "../../../shared/filings/focus-enhancements-10qsb-2002-09-30.txt");
const ABSENT = `The filing is not at ${FILING}: what the book cites was not looked up.`;
if (!existsSync(FILING)) process.stderr.write(`${ABSENT}\n`);

/** The text of the filing; skips the test, and says why, where it is not there. */
function filing(context: TestContext): string {
  if (!existsSync(FILING)) context.skip(ABSENT);
  return readFileSync(FILING, "latin1");
}

const held = (text: string): EvidenceAnswer => evidenceAnswer(book, SOURCE, Buffer.from(text, "latin1"));

/** Words and numbers, whatever stands between them. */
const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+|\d+(?:[.,]\d+)*/g) ?? [];

const RUN = 8;

const runs = (text: string): string[] => words(text).flatMap((_, index, all) => (index + RUN <= all.length ? [all.slice(index, index + RUN).join(" ")] : []));

describe("Focus Enhancements: evidence", () => {
  it("gives every event at least one place in a source", () => {
    expect(book.events.length).toBeGreaterThan(60);
    expect(book.events.filter(({ event }) => event.evidence.length === 0).map(({ event }) => event.id)).toEqual([]);
  });

  it("writes out how every inferred, assumed or closing figure follows", () => {
    const needs = book.events.filter(({ event }) => event.basis !== "reported" || event.plug);
    expect(needs.length).toBeGreaterThan(10);
    expect(needs.filter(({ event }) => event.arithmetic === undefined).map(({ event }) => event.id)).toEqual([]);
  });

  it("finds every figure, date, heading, reference and event of the book on the page and lines that it cites", (context) => {
    const text = filing(context);
    expect(verifyEvidence(book, SOURCE, Buffer.from(text, "latin1")).faults.map(faultLine)).toEqual([]);
    const answer = held(text);
    expect(answer.sha256.verdict).toBe("same");
    expect(answer.pages).toEqual({ total: 29, numbered: 25, verdict: "compared" });
    const least = { figure: 600, date: 100, event: 90, heading: 30, reference: 30, list: 1 };
    for (const { kind, citations, texts, found } of answer.cited) {
      expect(citations, kind).toBeGreaterThanOrEqual(least[kind as keyof typeof least]);
      expect(found, kind).toBe(texts);
    }
  });

  it("accounts for every number of the filing", (context) => {
    const { numbers, unaccounted, holds } = held(filing(context));
    expect(unaccounted.items).toEqual([]);
    expect(holds).toBe(true);
    expect(numbers.total).toBe(1216);
    expect(numbers.uses.reduce((sum, use) => sum + use.numbers, 0)).toBe(1216);
  });

  it("would notice a digit that is another in the filing, wherever it is", (context) => {
    const text = filing(context);
    // Cash; the cover's shares; the first note; a date.
    for (const [printed, other] of [["$    720", "$    721"], ["36,158,269  shares of the Reg", "36,158,268  shares of the Reg"], ["loaned the Company  $2,362,494", "loaned the Company  $2,362,495"], ["July 28,  2000", "July 29,  2000"]] as const) {
      expect(text.split(printed).length, printed).toBe(2);
      const { holds, sha256, faults, unaccounted } = held(text.replace(printed, () => other));
      expect([holds, sha256.verdict], printed).toEqual([false, "differs"]);
      // Where the line prints it once more, one row is left without a printing.
      expect(faults.items.map(({ code }) => code), printed).toContain(printed.startsWith("loaned") ? "evidence-taken" : "evidence-absent");
      expect(unaccounted.total, printed).toBe(printed.startsWith("July") ? 0 : 1);
    }
  });

  it("would notice a line that is gone, and a page", (context) => {
    const lines = filing(context).split("\n");
    const without = (from: number, count: number): EvidenceAnswer => held([...lines.slice(0, from - 1), ...lines.slice(from - 1 + count)].join("\n"));
    expect(without(70, 1).faults.total).toBeGreaterThan(500);
    // The mark that begins page 3: what follows, up to the next printed number, counts to page 3 all the same, but page 2 does not end.
    expect(without(131, 1).faults.items.map(({ code }) => code)).toContain("evidence-page");
  });
});

describe("Focus Enhancements: the keeper's own words", () => {
  it(`shares no run of ${RUN} words with the filing in any summary, arithmetic, title or label`, (context) => {
    const printed = new Set(runs(filing(context)));
    const ofEvents = book.events.flatMap(({ event }) => [event.summary, event.arithmetic ?? ""].map((text) => `${event.id}: ${text}`));
    const ofDocuments = book.documents.flatMap(({ headings, references }) => [...headings.flatMap(({ label, title = "" }) => [label, title]), ...references.flatMap(({ to, title = "" }) => [to, title])]);
    expect([...ofEvents, ...ofDocuments].filter((text) => runs(text).some((run) => printed.has(run)))).toEqual([]);
    // It would notice one: lines 707 and 708 of the filing, broken where they are.
    expect(runs("On January 11, 2002, the Company completed the sale of 2,434,490 shares").every((run) => printed.has(run))).toBe(true);
  });
});
