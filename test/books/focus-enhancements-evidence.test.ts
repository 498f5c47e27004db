/**
 * The book of Focus Enhancements against the filing itself: each figure stands where the book says
 * it does, and the book is written in its keeper's own words.
 *
 * The filing lies beside the repository, in ../shared/filings; where it does not, the tests that
 * need it are skipped and say so.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { TestContext } from "vitest";
import type { Evidence } from "../../events/envelope.ts";
import { readBook } from "../../src/book/read-book.ts";
import { embedded } from "./folder.ts";

const book = readBook(join(embedded, "focus-enhancements"));
const FILINGS = resolve(import.meta.dirname, "../../../shared/filings");
const ABSENT = `The filings are not at ${FILINGS}: what the book cites was not looked up.`;
if (!existsSync(FILINGS)) process.stderr.write(`${ABSENT}\n`);

interface Filing {
  readonly lines: readonly string[];
  /** The page that each line stands on. */
  readonly pages: readonly number[];
}

/** The text of a source, found by its hash. */
function filingOf(sha256: string): Filing | undefined {
  const texts = readdirSync(FILINGS).map((name) => readFileSync(join(FILINGS, name)));
  const text = texts.find((bytes) => createHash("sha256").update(bytes).digest("hex") === sha256)?.toString("latin1");
  if (text === undefined) return undefined;
  let page = 1;
  const lines = text.split(/\r?\n/);
  const pages = lines.map((line) => (line.startsWith("<PAGE>") ? (page += 1) : page));
  return { lines, pages };
}

/** The filings by source; skips the test, and says why, where the folder is not there. */
function filings(context: TestContext): ReadonlyMap<string, Filing> {
  if (!existsSync(FILINGS)) context.skip(ABSENT);
  const hashed = Object.entries(book.definition.sources).flatMap(([id, { sha256 }]) => (sha256 === undefined ? [] : [[id, sha256] as const]));
  return new Map(
    hashed.map(([id, sha256]) => {
      const filing = filingOf(sha256);
      if (filing === undefined) throw new Error(`no file of ${FILINGS} has the SHA-256 that book.yaml states of ${id}`);
      return [id, filing];
    }),
  );
}

/** Line numbers of `707-709, 715`, counted from 1. */
function numbers(lines: string): number[] {
  return lines.split(",").flatMap((run) => {
    const [first = NaN, last = first] = run.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Whether the text prints the figure as a whole: `354` is not printed by `1,354` or `354,000`. Blanks inside do not count. */
function prints(text: string, figure: string): boolean {
  const characters = figure.replaceAll(/\s/g, "").split("").map((character) => character.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const before = /^[\d.]/.test(figure) ? String.raw`(?<![\d.,])` : figure.startsWith("-") ? "(?<!-)" : "";
  const after = /\d$/.test(figure) ? String.raw`(?!\d|[.,]\d)` : figure.endsWith("-") ? "(?!-)" : "";
  return new RegExp(before + characters.join(String.raw`\s*`) + after).test(text);
}

/** What is wrong with where a piece of evidence points. */
function misquoted(where: string, { source, page, lines, printed = [] }: Evidence, sources: ReadonlyMap<string, Filing>): string[] {
  const filing = sources.get(source);
  if (filing === undefined) return [];
  if (lines === undefined || page === undefined) return [`${where}: no page or lines`];
  const cited = numbers(lines);
  const text = cited.map((number) => filing.lines[number - 1] ?? "").join("\n");
  return [
    ...cited.filter((number) => filing.pages[number - 1] !== Number(page)).map((number) => `${where}: line ${number} is on page ${filing.pages[number - 1] ?? "?"}, not ${page}`),
    ...(text.trim() === "" ? [`${where}: lines ${lines} are blank`] : []),
    ...printed.filter((figure) => !prints(text, figure)).map((figure) => `${where}: ${figure} is not on lines ${lines}`),
  ];
}

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

  it("finds every figure of every event on the page and lines that the event cites", (context) => {
    const sources = filings(context);
    const cited = book.events.flatMap(({ event }) => event.evidence.map((evidence) => ({ id: event.id, evidence })));
    expect(cited.flatMap(({ evidence }) => evidence.printed ?? []).length).toBeGreaterThan(200);
    expect(cited.flatMap(({ id, evidence }) => misquoted(id, evidence, sources))).toEqual([]);
  });

  it("finds every reported figure on the page and line that its row cites", (context) => {
    const sources = filings(context);
    expect(book.reported.length).toBeGreaterThanOrEqual(240);
    expect(book.reported.flatMap(({ id, evidence }) => misquoted(id, evidence, sources))).toEqual([]);
  });

  it("would notice a digit, a line or a page that is wrong", (context) => {
    const sources = filings(context);
    // Line 68 of page 2: cash of 720 and 449.
    const cash = { source: "10-qsb-2002-q3", page: "2", lines: "68", printed: ["720", "449"] };
    expect(misquoted("cash", cash, sources)).toEqual([]);
    expect(misquoted("cash", { ...cash, printed: ["721"] }, sources)).toEqual(["cash: 721 is not on lines 68"]);
    expect(misquoted("cash", { ...cash, printed: ["72", "20"] }, sources)).toEqual(["cash: 72 is not on lines 68", "cash: 20 is not on lines 68"]);
    expect(misquoted("cash", { ...cash, lines: "69" }, sources)).toEqual(["cash: 720 is not on lines 69", "cash: 449 is not on lines 69"]);
    expect(misquoted("cash", { ...cash, page: "3" }, sources)).toEqual(["cash: line 68 is on page 2, not 3"]);
    expect([prints("$ (0.04)", "$(0.04)"), prints("1,354", "354"), prints("354,000", "354"), prints("------", "--"), prints("  --  ", "--")]).toEqual([true, false, false, false, true]);
  });
});

describe("Focus Enhancements: the keeper's own words", () => {
  it(`shares no run of ${RUN} words with the filing in any summary or arithmetic`, (context) => {
    const printed = new Set([...filings(context).values()].flatMap(({ lines }) => runs(lines.join("\n"))));
    const copied = book.events.flatMap(({ event }) => [event.summary, event.arithmetic ?? ""].flatMap(runs).filter((run) => printed.has(run)).map((run) => `${event.id}: ${run}`));
    expect(copied).toEqual([]);
    // It would notice one: lines 707 and 708 of the filing, broken where they are.
    expect(runs("On January 11, 2002, the Company completed the sale of 2,434,490 shares").every((run) => printed.has(run))).toBe(true);
  });
});
