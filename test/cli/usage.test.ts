/** What is asked wrongly ends with 2, says on standard error what to do, and prints no answer. */
import { describe, expect, it } from "vitest";
import { readBook } from "../../src/book/read-book.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { embedded } from "../books/folder.ts";
import { capledger, spawned } from "./capledger.ts";

interface Refused {
  readonly why: string;
  readonly args: readonly string[];
  /** What standard error says, in order. */
  readonly says: readonly (string | RegExp)[];
}

const REFUSED: readonly Refused[] = [
  { why: "no command", args: [], says: ["Usage: capledger", "balances", "reconcile"] },
  { why: "a command that is a slip away from another", args: ["balance"], says: ["unknown command 'balance'", "Did you mean balances?"] },
  { why: "a command that is like no other", args: ["frobnicate"], says: ["unknown command 'frobnicate'"] },
  { why: "an option that is a slip away from another", args: ["measure", "cash", "--jsn"], says: ["unknown option '--jsn'", "Did you mean --json?"] },
  { why: "an option of another command", args: ["reconcile", "--as-of", "2002-09-30"], says: ["unknown option '--as-of'"] },
  { why: "a missing argument", args: ["statement"], says: ["missing required argument 'kind'"] },
  { why: "an argument too many", args: ["measure", "cash", "debt"], says: ["too many arguments for 'measure'"] },
  { why: "an option without its value", args: ["balances", "--as-of"], says: ["option '--as-of <date>' argument missing"] },
  { why: "a date that there is not", args: ["measure", "cash", "--as-of", "2002-02-30"], says: ["asOf: ", 'found "2002-02-30"', "a date of the calendar such as 2002-09-30", "[date-impossible]"] },
  { why: "a day of knowledge that is none", args: ["balances", "--known-at", "yesterday"], says: ["knownAt: ", 'found "yesterday"', "[date-impossible]"] },
  { why: "a period that ends before it starts", args: ["measure", "net-income", "--from", "2002-09-30", "--to", "2002-01-01"], says: ["from 2002-09-30 to 2002-01-01", "does not end before it starts", "[query-invalid]"] },
  { why: "half a period", args: ["statement", "income", "--from", "2002-01-01"], says: ["only from", "both from and to", "[query-invalid]"] },
  { why: "a period for a figure that stands at a date", args: ["measure", "cash", "--from", "2002-01-01", "--to", "2002-09-30"], says: ["from/to", "stands at a date", "[query-invalid]"] },
  { why: "a date for a figure that runs over a period", args: ["measure", "net-income", "--as-of", "2002-09-30"], says: ["asOf", "runs over a period", "[query-invalid]"] },
  { why: "a measure that is a slip away from another", args: ["measure", "csah"], says: ['measure "csah"', /such as (?:[\w.-]+, )*cash\b/, "[measure-unknown]"] },
  { why: "a measure of an instrument that is spelt otherwise", args: ["measure", "warrants.euston.strike"], says: ['measure "warrants.euston.strike"', "warrants.euston-2000.strike", "[measure-unknown]"] },
  { why: "a statement that there is not", args: ["statement", "balance"], says: ['statement "balance"', "one of balance-sheet, income, cash-flow, equity", "[statement-unknown]"] },
  { why: "a register that there is not", args: ["register", "bonds"], says: ['register "bonds"', "one of shares, warrants, options, notes, debt", "[register-unknown]"] },
  { why: "an event that there is not", args: ["events", "berg-4-issued"], says: ['event "berg-4-issued"', "[event-unknown]"] },
  { why: "a book that there is not", args: ["reconcile", "--book", "focus"], says: ['book "focus"', "focus-enhancements", "[book-unknown]"] },
  { why: "a folder of books that there is not", args: ["balances", "--books", "/nowhere/at/all"], says: [/\/nowhere\/at\/all|no books/] },
  { why: "a spread that there is not", args: ["balances", "--spread", "weekly"], says: ["'weekly' is invalid", "at-end, daily"] },
  { why: "a limit that is no number", args: ["events", "--limit", "ten"], says: ["'ten' is invalid", "a whole number"] },
  { why: "JSON and CSV at once", args: ["balances", "--json", "--csv"], says: [/'--(?:csv|json)' cannot be used with option '--(?:csv|json)'/] },
  { why: "events of a type that there is not", args: ["events", "--type", "note-convertd"], says: ["note-convertd", "note-converted"] },
  { why: "events of a family that there is not", args: ["events", "--family", "equty"], says: ["equty", "equity"] },
  { why: "events on a basis that there is not", args: ["events", "--basis", "guessed"], says: ["guessed", "inferred"] },
  { why: "events of a period that ends before it starts", args: ["events", "--from", "2002-09-30", "--to", "2002-01-01"], says: ["2002-09-30", "2002-01-01", "does not end before it starts"] },
  { why: "events from a date that there is not", args: ["events", "--from", "2002-02-30"], says: ["from: ", 'found "2002-02-30"', "[date-impossible]"] },
];

const COMMANDS = ["balances", "measure", "statement", "register", "events", "reconcile", "figures", "findings", "check"];

describe("capledger asked wrongly", () => {
  it.each(REFUSED.map(({ why, args, says }) => [why, args.join(" "), args, says] as const))("refuses %s: capledger %s", async (_why, _text, args, says) => {
    const { code, stdout, stderr } = await capledger(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const text of says) expect(stderr).toMatch(typeof text === "string" ? new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)) : text);
  });

  it("gives no answer in JSON or CSV either", async () => {
    for (const format of ["--json", "--csv"]) {
      const { code, stdout } = await capledger("measure", "csah", format);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    }
  });
});

describe("capledger in words that mean the same", () => {
  it("takes a month, a quarter or a year for a date or a period, in every command", async () => {
    const same = async (a: readonly string[], b: readonly string[]): Promise<void> => {
      const [left, right] = [await capledger(...a, "--json"), await capledger(...b, "--json")];
      expect(left.code, left.stderr).toBe(0);
      expect(left.stdout).toBe(right.stdout);
    };
    await same(["measure", "cash", "--as-of", "2002-Q3"], ["measure", "cash", "--as-of", "2002-09-30"]);
    await same(["statement", "income", "--from", "2002-Q3", "--to", "2002-Q3"], ["statement", "income", "--from", "2002-07-01", "--to", "2002-09-30"]);
    await same(["balances", "--known-at", "FY2002"], ["balances", "--known-at", "2002-12-31"]);
    await same(["events", "--from", "2002-Q1", "--to", "2002-Q1"], ["events", "--from", "2002-01-01", "--to", "2002-03-31"]);
  });

  it("takes a book by its id or by its folder, with or without a slash at the end", async () => {
    const byId = (await capledger("check", "--book", "focus-enhancements", "--json")).stdout;
    expect(byId).toContain('"book": "focus-enhancements"');
    expect((await capledger("check", "--json")).stdout).toBe(byId);
    expect((await capledger("check", "--book", `${embedded}/focus-enhancements`, "--json")).stdout).toBe(byId);
    expect((await capledger("check", "--book", `${embedded}/focus-enhancements/`, "--json")).stdout).toBe(byId);
    expect((await capledger("check", "--books", embedded, "--book", "focus-enhancements", "--json")).stdout).toBe(byId);
  });
});

describe("capledger --help", () => {
  it("names every command with what it does", async () => {
    const { code, stdout, stderr } = await capledger("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} .*\\S {2,}\\S`, "m"));
  });

  it.each(COMMANDS)("says how %s is asked, and with which options", async (command) => {
    const { code, stdout, stderr } = await capledger(command, "--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: capledger ${command} \\[options\\]`));
    const options = ["--book <id or folder>", "--books <folder>", "--known-at <date>", "--json", "--csv"];
    for (const option of options) expect(stdout).toMatch(new RegExp(`^  ${option} {2,}\\S`, "m"));
    expect((await capledger("help", command)).stdout).toBe(stdout);
  });

  it("offers dates to what stands at a date and periods to what runs over one", async () => {
    const help = async (command: string): Promise<string[]> => ["--as-of", "--from", "--to", "--spread"].filter(((text) => (option: string) => text.includes(`  ${option} <`))((await capledger(command, "--help")).stdout));
    expect(await help("balances")).toEqual(["--as-of", "--spread"]);
    expect(await help("register")).toEqual(["--as-of", "--spread"]);
    expect(await help("measure")).toEqual(["--as-of", "--from", "--to", "--spread"]);
    expect(await help("statement")).toEqual(["--as-of", "--from", "--to", "--spread"]);
    expect(await help("reconcile")).toEqual([]);
    expect(await help("check")).toEqual([]);
  });
});

describe.concurrent("capledger as a process", () => {
  it("ends with 2 and an empty standard output at an unknown command", async () => {
    expect(await spawned("balence")).toEqual({ code: 2, stdout: "", stderr: "error: unknown command 'balence'\n(Did you mean balances?)\n" });
  });

  it("ends with 0 at a measure", async () => {
    const { code, stdout, stderr } = await spawned("measure", "cash", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      book: "focus-enhancements",
      measure: "cash",
      asOf: "2002-09-30",
      knownAt: null,
      scenario: null,
      value: "720000.00",
      low: "720000.00",
      high: "720000.00",
      unit: "USD",
      status: "exact",
      ledgerHead: new Ledger(readBook(`${embedded}/focus-enhancements`)).book.head,
    });
  });
});
