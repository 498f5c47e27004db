/**
 * How good the findings are: what share of plausible corruptions some check names (protection), and
 * whether honest books raise nothing (silence). Run with `npm run bench:detection [-- --seed N]`.
 */
import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { Library } from "../../src/library/library.ts";
import { checks } from "../../src/reconciliation/checks/index.ts";
import type { Check, Finding } from "../../src/reconciliation/finding.ts";
import { Review } from "../../src/reconciliation/review.ts";
import { honestBooks, ledgerOfHonest } from "../generate/honest.ts";
import { corrupted, corruptions } from "./corruption.ts";
import type { Choose } from "./corruption.ts";

const { values: options } = parseArgs({ options: { seed: { type: "string", default: "20020930" }, book: { type: "string", default: "focus-enhancements" }, books: { type: "string", default: "1000" }, all: { type: "boolean", default: false } } });
const seed = Number(options.seed);

interface Trial {
  readonly figure: ReportedFigure;
  readonly corruption: string;
  readonly isCaught: boolean;
}

/** A generator of small choices that a seed repeats (Lehmer's, modulo 2³¹ − 1). */
function chooser(from: number): Choose {
  let state = (from % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function textsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ summary, arithmetic }) => `${summary}\n${arithmetic.join("\n")}`);
}

/** Whether some finding names the figure that is not there when it is printed as it is. */
function isNamed(figure: ReportedFigure, review: Review, quiet: ReadonlySet<string>, by: readonly Check[]): boolean {
  return by.some((check) => {
    const findings = check.find(review);
    const texts = textsOf(findings);
    return findings.some((finding, index) => finding.figures.includes(figure) && !quiet.has(texts[index] ?? ""));
  });
}

function protection(ledger: Ledger): Trial[] {
  const review = new Review(ledger);
  const { figures } = review;
  const speaking = checks.filter(({ reads }) => reads === "figures");
  const quiet = new Set(speaking.flatMap((check) => textsOf(check.find(review))));
  const choose = chooser(seed);
  return figures.flatMap((figure, index) => {
    if (index % 50 === 0) process.stderr.write(`\r${index} of ${figures.length} figures`);
    return Object.entries(corruptions).flatMap(([corruption, corrupt]): Trial[] => {
      const value = corrupt(figure, figures, choose);
      const wrong = value === undefined ? undefined : corrupted(figure, value);
      if (wrong === undefined) return [];
      return [{ figure, corruption, isCaught: isNamed(wrong, new Review(ledger, figures.with(index, wrong)), quiet, speaking) }];
    });
  });
}

function shareOf(trials: readonly Trial[]): string {
  const caught = trials.filter(({ isCaught }) => isCaught).length;
  return `${String(caught).padStart(5)} of ${String(trials.length).padStart(5)}  ${trials.length === 0 ? "" : `${((100 * caught) / trials.length).toFixed(1)}%`.padStart(6)}`;
}

function report(title: string, trials: readonly Trial[], keyOf: (trial: Trial) => string): void {
  process.stdout.write(`\n${title}\n`);
  for (const key of [...new Set(trials.map(keyOf))]) process.stdout.write(`  ${key.padEnd(26)} ${shareOf(trials.filter((trial) => keyOf(trial) === key))}\n`);
}

const library = new Library(fileURLToPath(new URL("../../events/books", import.meta.url)));
process.stdout.write(`seed ${seed}, book ${options.book}\n`);
const started = performance.now();
const trials = protection(new Ledger(library.book(options.book)));
process.stderr.write("\r".padEnd(40) + "\r");
process.stdout.write(`\nprotection: ${shareOf(trials).trim()} of corruptions named by some check, in ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
report("by corruption", trials, ({ corruption }) => corruption);
report("by section", trials, ({ figure }) => figure.section);
const missed = new Map<string, Trial[]>();
for (const trial of trials) if (!trial.isCaught) missed.set(trial.figure.id, [...(missed.get(trial.figure.id) ?? []), trial]);
const figuresTried = new Set(trials.map(({ figure }) => figure.id)).size;
process.stdout.write(`\nfigures of which every corruption is named: ${figuresTried - missed.size} of ${figuresTried}\n`);
const shown = options.all ? [...missed] : [...missed].slice(0, 40);
for (const [id, of] of shown) process.stdout.write(`  ${id}: ${of.map(({ corruption }) => corruption).join(", ")}\n`);
process.stdout.write(`${missed.size} figures not wholly protected, ${shown.length} shown${shown.length < missed.size ? " (--all shows every one)" : ""}\n`);

let silent = 0;
const loud: string[] = [];
let printed = 0;
for (const [index, given] of fc.sample(honestBooks, { numRuns: Number(options.books), seed }).entries()) {
  if (index % 50 === 0) process.stderr.write(`\r${index} honest books`);
  const ledger = ledgerOfHonest(given);
  const review = new Review(ledger);
  printed += review.figures.length;
  const raised = checks.flatMap((check) => check.find(review).map((finding) => ({ check, finding }))).filter(({ finding }) => finding.class === "error" || finding.class === "ambiguity");
  if (raised.length === 0) silent += 1;
  else loud.push(`book ${index}: ${raised.map(({ check, finding }) => `${check.code}: ${finding.summary}`).slice(0, 3).join("; ")}`);
}
process.stderr.write("\r".padEnd(40) + "\r");
process.stdout.write(`\nsilence: ${silent} of ${options.books} generated books with ${printed} honestly rounded figures raise no error and no ambiguity\n`);
for (const line of loud.slice(0, 10)) process.stdout.write(`  ${line}\n`);
const statements = trials.filter(({ figure }) => figure.section === "statements");
const met = trials.filter(({ isCaught }) => isCaught).length >= 0.9 * trials.length && statements.filter(({ isCaught }) => isCaught).length >= 0.99 * statements.length && loud.length === 0;
process.stdout.write(`\ngoals (protection 90% of all, 99% of the statements; silence of all): ${met ? "met" : "missed"}\n`);
process.exitCode = met ? 0 : 1;
