/** One reported figure of Focus Enhancements changed by one in its last printed digit: it no longer ties, and is named. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import type { ReconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import { add, fractionOf, subtract } from "../../src/kernel/fraction.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { reconcile } from "../../src/reconciliation/reconcile.ts";
import { againstLedger } from "../../src/reconciliation/verdict.ts";
import { change, copyOf, embedded, ledgerIn } from "../books/folder.ts";
import { capledger, spawned } from "./capledger.ts";

const FOCUS = "focus-enhancements";

/** `2,300` as `2,301`, `(60,076)` as `(60,077)`, `$.01` as `$.02`, `--` as `1`: one more in the last digit. */
function oneMore(printed: string): string {
  if (!/\d/.test(printed)) return "1";
  const digits = [...printed.matchAll(/\d/g)];
  const next = (BigInt(digits.map(([digit]) => digit).join("")) + 1n).toString().padStart(digits.length, "0");
  if (next.length > digits.length) throw new Error(`${printed} has no room for one more`);
  return digits.reduce((text, { index }, nth) => text.slice(0, index) + (next[nth] ?? "") + text.slice(index + 1), printed);
}

/** The line of a file of figures that holds the row, and the figures printed in it. */
function rowOf(file: string, concept: string, line: string): { readonly text: string; readonly printed: readonly string[] } {
  const rows = readFileSync(join(embedded, FOCUS, "reported", file), "utf8").split("\n").filter((text) => text.includes(`concept: ${concept},`) && text.includes(`line: ${line},`));
  const [text = ""] = rows;
  if (rows.length !== 1) throw new Error(`${file} has ${rows.length} rows ${concept} on line ${line}`);
  return { text, printed: [...text.slice(text.indexOf("printed: [")).matchAll(/"([^"]*)"/g)].map(([, figure = ""]) => figure) };
}

/** A copy of the book with the figure of that row and column changed. */
function misstated(file: string, concept: string, line: string, column: number): { readonly folder: string; readonly from: string; readonly to: string } {
  const folder = copyOf(FOCUS);
  const { text, printed } = rowOf(file, concept, line);
  const from = printed[column] ?? "?";
  const to = oneMore(from);
  const list = (figures: readonly string[]): string => `printed: [${figures.map((figure) => `"${figure}"`).join(", ")}]`;
  change(folder, `reported/${file}`, text, text.replace(list(printed), () => list(printed.map((figure, index) => (index === column ? to : figure)))));
  return { folder, from, to };
}

/** What the filing itself misprints does not tie in the book as it is. */
const misprinted = new Set(reconciliationAnswer(ledgerIn(join(embedded, FOCUS))).figures.flatMap(({ verdict, reported }) => (verdict === "does-not-tie" ? [reported.id] : [])));

/** What does not tie beside that. */
const untied = ({ figures }: ReconciliationAnswer): ReconciliationAnswer["figures"] => figures.filter(({ verdict, reported }) => verdict === "does-not-tie" && !misprinted.has(reported.id));

/** Half a share, which has a test of its own. */
const HALF = "half";

/** File, concept, its line in the filing, column; then the difference and the least misstatement. */
const CHANGED = [
  // 720,000 against [720,500, 721,500].
  ["balance-sheet.yaml", "cash", "68", 0, "-1000.00", "-500.00"],
  ["balance-sheet.yaml", "restricted-deposit", "69", 0, "-1000.00", "-500.00"],
  // 3,867,494 against [3,867,500, 3,868,500]: 6 dollars outside.
  ["balance-sheet.yaml", "convertible-notes", "97", 0, "-506.00", "-6.00"],
  // −60,076,000 against [−60,077,500, −60,076,500].
  ["balance-sheet.yaml", "accumulated-deficit", "114", 0, "1000.00", "500.00"],
  ["balance-sheet.yaml", "total-assets", "84", 1, "-1000.00", "-500.00"],
  // An allowance that prints without parentheses: −666,000 against [−667,500, −666,500].
  ["balance-sheet.yaml", "receivables-allowance", "70", 1, "1000.00", "500.00"],
  // 0.01 against [0.015, 0.025].
  ["balance-sheet.yaml", "shares.common.par", "110", 0, "-0.0100", "-0.0050"],
  ["operations.yaml", "net-revenues", "145", 0, "-1000.00", "-500.00"],
  ["operations.yaml", "restructuring-expense", "162", 1, "-1000.00", "-500.00"],
  ["operations.yaml", "net-income", "234", 0, "1000.00", "500.00"],
  // −0.0436…−0.0429 against [−0.055, −0.045]: 0.0014 outside at the nearest.
  ["operations.yaml", "eps.basic", "177", 0, "0.0064", "0.0014"],
  ["cash-flow.yaml", "cash-flow.operating", "281", 0, "1000.00", "500.00"],
  ["cash-flow.yaml", "cash-flow.note-proceeds", "296", 1, "-1000.00", "-500.00"],
  ["cash-flow.yaml", "supplemental.interest-paid", "315", 0, "-1000.00", "-500.00"],
  ["cash-flow.yaml", "cash", "311", 1, "-1000.00", "-500.00"],
  // A count: 36,158,269 against 36,158,270 ± ½, half a share outside.
  ["capital.yaml", "shares.common.outstanding", "50", 0, "-1", HALF],
  ["capital.yaml", "warrants.outstanding", "1261", 0, "-1", HALF],
  ["capital.yaml", "shares.series-b.liquidation-preference-per-share", "672", 0, "-0.0100", "-0.0050"],
  ["capital.yaml", "warrants.euston-2000.strike", "700", 0, "-0.0100", "-0.0050"],
  ["capital.yaml", "accrued-legal-judgment", "632", 0, "-1.00", "-0.50"],
] as const;

describe("reconcile with one figure misstated", () => {
  it.each(CHANGED)("names it: %s, %s, line %s, column %i", (file, concept, line, column, difference, gap) => {
    const { folder, to } = misstated(file, concept, line, column);
    const answer = reconciliationAnswer(ledgerIn(folder));
    expect(answer.agrees).toBe(false);
    expect(untied(answer)).toMatchObject([{ verdict: "does-not-tie", difference, reported: { concept, lines: line, printed: to } }]);
    if (gap !== HALF) expect(untied(answer)[0]?.gap).toBe(gap);
  });

  it("never says that a figure is misstated by nothing", () => {
    // 36,158,269 lies half a share below [36,158,269.5, 36,158,270.5].
    const wrong = untied(reconciliationAnswer(ledgerIn(misstated("capital.yaml", "shares.common.outstanding", "50", 0).folder)));
    expect(wrong.map(({ gap }) => Math.abs(Number(gap)))).toEqual([expect.not.closeTo(0, 3)]);
  });

  it("also finds that a printed total no longer foots, whichever side is wrong", () => {
    for (const [concept, line] of [["inventories", "73"], ["total-current-assets", "76"]] as const) {
      const { footings } = reconciliationAnswer(ledgerIn(misstated("balance-sheet.yaml", concept, line, 0).folder));
      const wrong = footings.filter(({ verdict }) => verdict !== "ties").map(({ reported, verdict, difference }) => `${verdict} ${reported.concept} ${difference ?? ""}`);
      // One thousand of difference lies inside the roundings of five lines and their total.
      expect(wrong[0]).toMatch(concept === "inventories" ? /^ties-within-rounding total-current-assets 1000$/ : /^ties-within-rounding total-current-assets -1000$/);
    }
  });

  it("would not tie any figure that ties, printed one step higher or lower", () => {
    const all = reconcile(ledgerIn(join(embedded, FOCUS)));
    const ties = all.filter(({ verdict, figure }) => verdict === "ties" && figure.qualifier === undefined);
    expect(ties.length).toBeGreaterThanOrEqual(240);
    const still = ties.flatMap(({ figure, ledger }) =>
      [add, subtract].flatMap((by) => {
        const u = fractionOf(new Exact(figure.precision));
        const moved = { value: by(figure.value, u), low: by(figure.low, u), high: by(figure.high, u) };
        return againstLedger(moved, ledger).verdict === "does-not-tie" ? [] : [figure.id];
      }),
    );
    expect(still).toEqual([]);
  });

  it("ends with 1 and names the figure, in a process of its own", async () => {
    const { folder } = misstated("balance-sheet.yaml", "cash", "68", 0);
    const { code, stdout, stderr } = await spawned("reconcile", "--book", folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^cash +2002-09-30 +721,000\.00 +720,000\.00 +-1,000\.00 +does not tie +p\. 2, l\. 68$/m);
    expect(stdout).toMatch(new RegExp(` ${misprinted.size + 1} does not tie,`));
  });

  it("ends with 1 as JSON and as CSV too, and with 0 for a book that ties", async () => {
    const { folder } = misstated("capital.yaml", "warrants.outstanding", "1261", 0);
    const json = await capledger("reconcile", "--book", folder, "--json");
    expect(json.code).toBe(1);
    expect(untied(JSON.parse(json.stdout) as ReconciliationAnswer).map(({ reported }) => reported.printed)).toEqual(["1,134,570"]);
    const csv = await capledger("reconcile", "--book", folder, "--csv");
    expect(csv.code).toBe(1);
    const named = csv.stdout.split("\n").filter((row) => row.includes("does-not-tie")).filter((row) => ![...misprinted].some((id) => row.startsWith(`${id},`)));
    expect(named).toEqual([expect.stringContaining("risk-factors-dilution.warrants.outstanding.2002-09-30")]);
    expect((await capledger("reconcile", "--book", copyOf("tidewater-instruments"))).code).toBe(0);
  });

  it("changes a printed figure in its last digit alone", () => {
    expect(["2,300", "(60,076)", "$.01", "--", "1,999", "$(4,710)", "$1,190.48"].map(oneMore)).toEqual(["2,301", "(60,077)", "$.02", "1", "2,000", "$(4,711)", "$1,190.49"]);
    expect(() => oneMore("999")).toThrow("no room");
  });
});
