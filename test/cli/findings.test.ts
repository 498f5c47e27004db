/** `capledger figures` and `capledger findings` on a made-up book: what they print, and the codes they end with. */
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { figuresAnswerSchema } from "../../src/answers/figures-answer.ts";
import { findingsAnswer, findingsAnswerSchema } from "../../src/answers/findings-answer.ts";
import { embedded, folderOf, ledgerIn } from "../books/folder.ts";
import { capledger, spawned } from "./capledger.ts";

const BOOK = `id: made-up
name: Made-up Company, Inc.
currency: USD
inception: 2000-01-01
as-of: 2002-12-31
common-class: common
sources:
  annual: { title: Annual report of 2002, published: 2003-03-01 }
accounts:
  cash: { class: asset, name: Cash, cash: true }
  common-stock: { class: equity, name: Common stock }
  additional-paid-in-capital: { class: equity, name: Paid-in capital }
  revenue: { class: income, name: Revenue }
instruments:
  - { id: common, kind: share-class, name: Common, since: 2000-01-01, capital-account: common-stock, terms: { par: 0.01, authorised: 1000 } }
`;

/** 100 shares for 900; nobody says to whom. */
const EVENTS = "- { id: sold, type: private-placement, on: 2002-02-01, summary: made up, class: common, shares: 100, gross: 900 }\n";

/** Figures of the annual report, on lines 1, 2, 3 … */
const report = (...rows: readonly string[]): string => ["- id: sheet", "  title: Balance sheet", "  source: annual", "  page: 2", "  section: statements", "  unit: USD", "  rows:", ...rows.map((row, index) => `    - { line: ${index + 1}, ${row} }`), ""].join("\n");

const cash = (printed: string): string => `concept: cash, at: 2002-12-31, printed: ["${printed}"]`;
const CASH = "figure-against-ledger.cash-at-2002-12-31";
const GAP = "disclosure.sold";

/** The book with cash printed as 800 (the events make 900), or otherwise. */
const folder = (rows: readonly string[] = [cash("800")], accepts = ""): string => folderOf({ "book.yaml": `${BOOK}${accepts}`, "events/2002.yaml": EVENTS, "reported/sheet.yaml": report(...rows) });

describe("findings", () => {
  it("ends with 1 where an error is open, and lists the findings by class, with where they stand", async () => {
    const { code, stdout, stderr } = await capledger("findings", "--book", folder());
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    for (const text of ["made-up: errors", `p. 2, l. 1  ${CASH}`, "1 finding of this class shown.", "made-up: disclosure gaps", GAP, /^error +1$/m, /^disclosure-gap +1$/m, "2 findings, 2 shown, 0 accepted. Errors are open."]) expect(stdout).toMatch(text);
  });

  it("ends with 0 where none is open: the rest need no action to be true", async () => {
    const { code, stdout } = await capledger("findings", "--book", folder([cash("900")]));
    expect(code).toBe(0);
    expect(stdout).toContain("1 finding, 1 shown, 0 accepted. No error is open.");
  });

  it("ends with 0 where the book accepts the error, and still shows it with the reason", async () => {
    const accepted = folder([cash("800")], `accepts:\n  - { finding: ${CASH}, reason: the bank's statement came late }\n`);
    const { code, stdout } = await capledger("findings", "--book", accepted);
    expect(code).toBe(0);
    for (const text of [`${CASH} (accepted: the bank's statement came late)`, "1 accepted. No error is open."]) expect(stdout).toContain(text);
    expect((await capledger("findings", CASH, "--book", accepted)).stdout).toMatch(/^Class +error, likely, accepted: the bank's statement came late$/m);
  });

  it("shows one in full: rule, checks, difference, what would resolve it, and every step", async () => {
    const { code, stdout } = await capledger("findings", CASH, "--book", folder());
    expect(code).toBe(1);
    for (const text of ["cash is printed as 800 USD, but the events of the book make 900", "How it follows", "  cash at 2002-12-31: 800 USD (printed 800, p. 2, l. 1)", "  the ledger: 900 USD", "  least misstatement +99.5 USD"]) expect(stdout).toContain(text);
    for (const line of [/^Difference +\+100 USD$/m, /^Resolved by +print 900 USD$/m, /^Checks +figure-against-ledger$/m, /^Measures +cash$/m, /^Places +p\. 2, l\. 1$/m]) expect(stdout).toMatch(line);
    expect(stdout).not.toContain(GAP);
  });

  it("answers the same as JSON, CSV and Markdown", async () => {
    const book = folder();
    const answer = findingsAnswerSchema.strict().parse(JSON.parse((await capledger("findings", "--book", book, "--json")).stdout));
    expect(answer).toEqual(findingsAnswer(ledgerIn(book)));
    const ids = answer.findings.map(({ id }) => id);
    expect(ids).toEqual([CASH, GAP]);
    const csv = Papa.parse<Record<string, string>>((await capledger("findings", "--book", book, "--csv")).stdout, { header: true, skipEmptyLines: true });
    expect(csv.data.map((row) => row["id"])).toEqual(ids);
    // A spreadsheet would take +100 for a formula.
    expect(csv.data[0]).toMatchObject({ check: "figure-against-ledger", class: "error", places: "p. 2, l. 1", difference: "'+100 USD", arithmetic: answer.findings[0]?.arithmetic.join(" | ") });
    const markdown = await capledger("findings", "--book", book, "--markdown");
    expect(markdown.code).toBe(1);
    expect(markdown.stdout.match(/^- finding `\S+`/gm)).toEqual(ids.map((id) => `- finding \`${id}\``));
  });

  it("shows those of a class, a section or a check, and counts all", async () => {
    const book = folder();
    const ids = async (...options: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await capledger("findings", "--book", book, "--json", ...options);
      const { findings, tally } = findingsAnswerSchema.parse(JSON.parse(stdout));
      expect(tally).toEqual({ "error": 1, "ambiguity": 0, "rounding": 0, "disclosure-gap": 1 });
      return findings.map(({ id }) => id);
    };
    expect(await ids("--class", "error")).toEqual([CASH]);
    expect(await ids("--class", "rounding")).toEqual([]);
    expect(await ids("--section", "statements")).toEqual([CASH]);
    expect(await ids("--check", "disclosure")).toEqual([GAP]);
    expect(await ids("--check", "disclosure", "--class", "error")).toEqual([]);
    expect((await capledger("findings", "--book", book, "--class", "rounding")).code).toBe(1);
  });

  it("knows nothing of a report that was not yet published", async () => {
    const { code, stdout } = await capledger("findings", "--book", folder(), "--known-at", "2003-02-28", "--json");
    expect(code).toBe(0);
    expect(findingsAnswerSchema.parse(JSON.parse(stdout))).toMatchObject({ knownAt: "2003-02-28", clean: true, findings: [{ id: GAP }] });
  });

  it.each([
    ["a finding that there is not", ["cash"], 'found finding "cash"; expected the id of a finding, as `findings` lists them [finding-unknown]'],
    ["a finding of another class than asked for", [CASH, "--class", "rounding"], "[finding-unknown]"],
    ["a class that there is not", ["--class", "errors"], "Allowed choices are error, ambiguity, rounding, disclosure-gap."],
    ["a section that there is not", ["--section", "appendix"], "Allowed choices are cover, statements, notes,"],
    ["a check that there is not", ["--check", "footnote"], "footing"],
    ["a date: findings stand at none", ["--as-of", "2002-12-31"], "unknown option '--as-of'"],
    ["Markdown and JSON at once", ["--markdown", "--json"], "cannot be used with option"],
    ["two findings at once", [CASH, GAP], "too many arguments"],
  ])("refuses %s", async (_what, args, says) => {
    const { code, stdout, stderr } = await capledger("findings", "--book", folder(), ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  it("ends with 2 where the book cannot be loaded, and shows no findings of half a book", async () => {
    const { code, stdout, stderr } = await capledger("findings", "--book", folder([cash("8O0")]));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('found "8O0"');
  });

  it("ends with these codes as a process too", async () => {
    expect((await spawned("findings", "--book", folder())).code).toBe(1);
    expect(await spawned("findings", "cash", "--book", folder())).toMatchObject({ code: 2, stdout: "" });
    expect((await spawned("findings", "--book", `${embedded}/tidewater-instruments`)).code).toBe(0);
  });
});

describe("figures", () => {
  it("lists every figure as printed, with its place and what it is claimed to be", async () => {
    const { code, stdout, stderr } = await capledger("figures", "--book", folder([cash("900"), 'concept: half, at: 2002-12-31, printed: ["$450"], is: "cash / 2"']));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^cash +2002-12-31 +900 +USD +900 +p\. 2, l\. 1$/m);
    expect(stdout).toMatch(/^half +2002-12-31 +450 +USD +\$450 +p\. 2, l\. 2 {2}= cash \/ 2$/m);
    expect(stdout).toContain("2 figures, 2 asked for, 2 shown.");
  });

  it("shows a screen of them, and all where asked to", async () => {
    const many = folder(Array.from({ length: 75 }, (_, index) => `concept: ${index < 70 ? "part" : "other"}.${index}, over: 2002, printed: ["${index}"]`));
    expect((await capledger("figures", "--book", many)).stdout).toContain("75 figures, 75 asked for, 60 shown (--all shows every one).");
    expect((await capledger("figures", "--book", many, "--all")).stdout).toContain("75 figures, 75 asked for, 75 shown.");
    expect((await capledger("figures", "--book", many, "--concept", "part", "--all")).stdout).toContain("75 figures, 70 asked for, 70 shown.");
    const json = figuresAnswerSchema.strict().parse(JSON.parse((await capledger("figures", "--book", many, "--json", "--concept", "part")).stdout));
    const csv = Papa.parse<Record<string, string>>((await capledger("figures", "--book", many, "--csv", "--concept", "part")).stdout, { header: true, skipEmptyLines: true });
    expect([json.total, json.shown, json.figures.length, csv.data.length]).toEqual([75, 70, 70, 70]);
    expect(csv.data.map((row) => row["id"])).toEqual(json.figures.map(({ id }) => id));
  });

  it("shows those of a concept and what it begins with, and not of a name that only looks alike", async () => {
    const book = folder([cash("900"), 'concept: cash.foreign, at: 2002-12-31, printed: ["1"]', 'concept: cash-paid, over: 2002, printed: ["2"]']);
    const concepts = async (...options: readonly string[]): Promise<readonly string[]> => figuresAnswerSchema.parse(JSON.parse((await capledger("figures", "--book", book, "--json", ...options)).stdout)).figures.map(({ concept }) => concept);
    expect(await concepts("--concept", "cash")).toEqual(["cash", "cash.foreign"]);
    expect(await concepts("--concept", "nothing")).toEqual([]);
    expect(await concepts("--section", "notes")).toEqual([]);
  });

  it("refuses a section that there is not", async () => {
    const { code, stdout, stderr } = await capledger("figures", "--book", folder(), "--section", "appendix");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Allowed choices are cover, statements,");
  });
});
