/** capledger explain: a figure taken apart for people, as JSON and as CSV. */
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { explainAnswer } from "../../src/answers/explain-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { embedded } from "../books/folder.ts";
import { capledger } from "./capledger.ts";

const ledger = new Ledger(readBook(`${embedded}/focus-enhancements`));

async function printed(code: number, ...args: readonly string[]): Promise<string> {
  const { code: ended, stdout, stderr } = await capledger("explain", ...args);
  expect({ code: ended, stderr }, args.join(" ")).toEqual({ code, stderr: "" });
  return stdout;
}

/** The cells of each line; columns stand at least two blanks apart. */
const cellsOf = (stdout: string): string[][] => stdout.split("\n").map((line) => line.trim().split(/ {2,}/));

const plain = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer));

describe("capledger explain, of what events move", () => {
  const asked = ["shares.common.outstanding", "--as-of", "2002-02-15", "--since", "2001-12-31"];

  it("prints the opening, each event with what it adds, the running figure and the page that says so", async () => {
    const rows = cellsOf(await printed(0, ...asked));
    expect(rows).toContainEqual(["2001-12-31", "opening, taken over by balances-2001-12-31", "32,973,403", "reported, plug", expect.stringContaining("p. 2 l. 110-116") as string]);
    expect(rows).toContainEqual(["2002-01-11", "placement-2002", "+2,434,490", "35,407,893", "reported", expect.stringContaining("10-qsb-2002-q3 p. 10 l. 707-715") as string]);
    expect(rows).toContainEqual(["2002-09-30", "options-exercised-2002", "+0 (+0 … +484,579)", "35,413,500", "inferred, plug", expect.any(String) as string]);
    expect(rows).toContainEqual(["the figure", "35,413,500 (35,413,500 … 35,898,079)", "bounded"]);
  });

  it("prints how each follows: its rule, what it moves, its fields, the terms before it and the figures as printed", async () => {
    const stdout = await printed(0, ...asked);
    for (const line of [
      "  placement-2002 (private-placement): Four investors buy common shares; a third-party agent is paid in cash and a warrant.",
      "    rule: Cash = gross − costs. Par = shares × par. Paid-in = gross − costs − deferred prior costs − par.",
      "    moves: shares/common/outstanding 2,434,490 common",
      "    before it: common par 0.01",
    ]) {
      expect(stdout.split("\n")).toContain(line);
    }
    expect(stdout).toMatch(/^ {4}fields: class common, shares 2,434,490, gross 2,750,000, costs 315,000/m);
    expect(stdout).toMatch(/^ {4}evidence: .*p\. 10 l\. 707-715: 2,434,490 · \$2,435,000/m);
  });

  it("says how many there are, and sums what it leaves out", async () => {
    const stdout = await printed(0, "cash", "--limit", "1", "--offset", "1");
    expect(stdout).toContain("1 of 11 events shown (--limit and --offset show others; --json and --csv show all).");
    expect(cellsOf(stdout)).toContainEqual(["1 event before those shown", "+360,000.00"]);
    expect(cellsOf(stdout)).toContainEqual(["9 events after those shown", "-992,000.00"]);
    expect(await printed(0, "cash")).toContain("11 of 11 events shown.");
  });

  it("--json and --csv hold every event", async () => {
    const answer = explainAnswer(ledger, "cash", {});
    expect(JSON.parse(await printed(0, "cash", "--json"))).toEqual(plain(answer));
    const { data } = Papa.parse<Record<string, string>>((await printed(0, "cash", "--csv")).trimEnd(), { header: true });
    expect(data.map(({ event, amount, running }) => [event, amount, running])).toEqual(answer.made.kind === "movements" ? answer.made.events.map(({ id, amount, running }) => [id, amount, running]) : []);
  });
});

describe("capledger explain, of a rule", () => {
  it("prints the rule, each input with its sign, and the command that explains it in turn", async () => {
    const stdout = await printed(0, "eps.basic");
    expect(stdout).toContain("Rule: (net income − dividends declared on other classes) / weighted-average shares");
    expect(cellsOf(stdout)).toContainEqual(["+", "-4,710,000.00", "USD", "explain net-income", "Net income (loss)"]);
    expect(cellsOf(stdout)).toContainEqual(["÷", "35,333,721 (35,333,721 … 35,843,082)", "shares", "explain weighted-average-shares", "Weighted-average common shares outstanding"]);
  });

  it("names the dates of an input where they are others", async () => {
    expect(await printed(0, "weighted-average-shares", "--from", "2002-07-01", "--to", "2002-09-30")).toContain("explain shares.common.outstanding --as-of 2002-06-30");
  });

  it("--csv has a row for each input", async () => {
    const { data } = Papa.parse<Record<string, string>>((await printed(0, "notes.berg-1.payoff", "--csv")).trimEnd(), { header: true });
    expect(data.map(({ enters, measure, asOf, value }) => [enters, measure, asOf, value])).toEqual([
      ["plus", "notes.berg-1.principal", "2002-09-30", "2217494.00"],
      ["plus", "notes.berg-1.accrued-interest", "2002-09-30", "139979.34"],
    ]);
  });
});

describe("capledger explain --reported", () => {
  it("ends with 1 where a printing does not tie, and says what would have to be true", async () => {
    const stdout = await printed(1, "stockholders-equity", "--reported");
    expect(stdout).toContain("stockholders-equity as printed: $4.6, which stands for 4,550,000.00 to 4,650,000.00 USD (p. 20, l. 1427)");
    for (const row of [
      ["Difference", "+62,000.00"],
      ["Verdict", "does not tie"],
      ["Least correction of the ledger", "-12,000.00"],
      ["A slip in the printing", "with further digits cut off, not rounded, it would agree"],
      ["Left open by options-exercised-2002", "plug: would have to add +337,500.00"],
      ["Ties with payables-settled-march", "left out: 4,647,163.64"],
    ]) {
      expect(cellsOf(stdout)).toContainEqual(row);
    }
    expect(stdout).toMatch(/11 events behind the figure, 11 tried one by one: .* 6 of these changes tie, all shown\.$/m);
  });

  it("ends well where every printing ties", async () => {
    const stdout = await printed(0, "cash", "--reported");
    expect(cellsOf(stdout)).toContainEqual(["Least correction of the ledger", "none"]);
  });

  it("refuses a day for which nothing is printed, naming those for which something is", async () => {
    const { code, stderr } = await capledger("explain", "cash", "--reported", "--as-of", "2002-08-31");
    expect(code).toBe(2);
    expect(stderr).toBe("error: reported: found no reported figure of cash for 2002-08-31; expected one of 2002-09-30, 2001-12-31, 2000-12-31, 2001-09-30, for which one is printed [figure-unknown]\n");
  });

  it("refuses a day to begin from that lies after the date", async () => {
    const { code, stderr } = await capledger("explain", "cash", "--since", "2002-10-01");
    expect({ code, stderr }).toEqual({ code: 2, stderr: "error: since: found since 2002-10-01, asOf 2002-09-30; expected a day up to the date asked for [query-invalid]\n" });
  });
});

describe("docs/how-to/read-a-figure.md", () => {
  const guide = readFileSync(new URL("../../docs/how-to/read-a-figure.md", import.meta.url), "utf8");
  const shown = [...guide.matchAll(/```(sh|text)\n([^`]*)```/g)].map(([, kind, text = ""]) => ({ kind, text: text.trimEnd() }));
  const squeezed = (text: string): string[] => text.split("\n").map((line) => line.trim().replaceAll(/ {2,}/g, "  "));

  it("shows what its commands print", async () => {
    const args = (text: string): string[] => text.split(" -- explain ")[1]?.split(" ") ?? [];
    const commands = shown.filter(({ kind }) => kind === "sh").map(({ text }) => args(text));
    expect(commands).toHaveLength(3);
    const outputs = await commands.reduce<Promise<string[]>>(async (before, command) => [...(await before), (await capledger("explain", ...command)).stdout], Promise.resolve([]));
    const lines = outputs.flatMap(squeezed);
    for (const { text } of shown.filter(({ kind }) => kind === "text")) {
      for (const line of squeezed(text)) expect(lines.some((printedLine) => printedLine.startsWith(line)), line).toBe(true);
    }
  });
});
