/** What an export carries: every movement and all that is known of it; names that no program mistakes; figures as assertions. */
import { describe, expect, it } from "vitest";
import { accountNames } from "../../src/interop/account-names.ts";
import { capitalCommodities, quotedCommodities } from "../../src/interop/commodity-names.ts";
import { journalOf } from "../../src/interop/journal.ts";
import { programs } from "../../src/interop/program.ts";
import { written } from "../../src/interop/programs.ts";
import { ledgerOf } from "../given.ts";
import { company } from "../reconciliation/raised.ts";
import { oddLedger, oddText, oddUnits, reportedBook } from "./odd-book.ts";

const reported = journalOf(ledgerOf(reportedBook));

/** The block of the text that begins with a line. */
function block(text: string, first: RegExp): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => first.test(line));
  return lines.slice(start, lines.indexOf("", start)).join("\n");
}

describe("a transaction", () => {
  const events = [{
    id: "note", type: "note-issued", on: { within: "2002-02", assumed: "2002-02-11" }, known: "2002-05-01", basis: "inferred", note: "note-a", drawn: "250,000", summary: "A bank lends.", arithmetic: "100 + 150", parties: ["A Bank"], terms: {},
    evidence: [{ source: "report", page: "3", lines: "12-14", printed: ["$250,000", "8%"] }],
  }];
  const journal = journalOf(ledgerOf({ definition: company, events }));

  it("carries id, type, basis, known day, window, arithmetic, parties and evidence as tags in ledger and hledger", () => {
    const expected = `2002-02-11 * (note) A bank lends.
    ; event: note
    ; event-type: note-issued
    ; basis: inferred
    ; known: 2002-05-01
    ; window: 2002-02-01..2002-02-28
    ; arithmetic: 100 + 150
    ; party-1: A Bank
    ; source-1: report
    ; page-1: 3
    ; lines-1: 12-14
    ; printed-1: $250,000 · 8%
    Assets:Cash  250000.00 USD
    Liabilities:Notes:Note-a:Principal  -250000.00 USD
    ; flow: note-proceeds`;
    expect(block(written(journal, "ledger"), /\(note\)/)).toBe(expected);
    expect(block(written(journal, "hledger"), /\(note\)/)).toBe(expected);
  });

  it("carries the same as metadata in beancount", () => {
    expect(block(written(journal, "beancount"), /A bank lends/)).toBe(`2002-02-11 * "A bank lends."
  event: "note"
  event-type: "note-issued"
  basis: "inferred"
  known: "2002-05-01"
  window: "2002-02-01..2002-02-28"
  arithmetic: "100 + 150"
  party-1: "A Bank"
  source-1: "report"
  page-1: "3"
  lines-1: "12-14"
  printed-1: "$250,000 · 8%"
  Assets:Cash  250000.00 USD
  Liabilities:Notes:Note-a:Principal  -250000.00 USD
    flow: "note-proceeds"`);
  });

  it("of a period's flow counts at its end, as the ledger counts it, and says that it ran", () => {
    const flow = [{ id: "year", type: "period-flow", on: { within: "2002" }, legs: [{ account: "other-expense", debit: "5" }, { account: "accrued-liabilities", credit: "5", flow: "accrued-liabilities" }] }];
    const { transactions } = journalOf(ledgerOf({ events: flow }));
    expect(transactions).toMatchObject([{ day: "2002-12-31" }]);
    expect(transactions[0]?.notes).toContainEqual(["gradual", "true"]);
  });

  it("is there also where nothing moves", () => {
    for (const program of programs) expect(written(journalOf(oddLedger()), program)).toMatch(/event: "?nothing/);
  });
});

describe("names", () => {
  it("of accounts differ, and say their ids but for what a program refuses", () => {
    const names = accountNames([
      { id: "cash", class: "asset" }, { id: "cash/petty", class: "asset" }, { id: "clearing/x", class: "asset" }, { id: "x", class: "clearing" },
      { id: "-a", class: "liability" }, { id: "xx-a", class: "liability" }, { id: "units/x", class: "equity" }, { id: "x/outstanding", class: "memorandum" }, { id: "shares/a.b/treasury", class: "memorandum" },
      { id: "carried-in/USD", class: "equity" }, { id: "carried-in/usd", class: "memorandum" },
    ]);
    expect([...names.values()]).toEqual([
      "Assets:Cash:XXown", "Assets:Cash:Petty", "Assets:XXclearing:X", "Assets:Clearing:X",
      "Liabilities:XX-a", "Liabilities:Xx-a", "Equity:XXunits:X", "Equity:Units:X:Outstanding", "Equity:Units:Shares:ADOTb:Treasury",
      "Equity:Carried-in:USD", "Equity:Units:Carried-in:Usd",
    ]);
  });

  it("of units are the ids but for times in ledger, and capitals of 2 to 24 in beancount, none twice", () => {
    const units = ["USD", ...oddUnits];
    const quoted = quotedCommodities(units);
    expect([...quoted].filter(([id, name]) => id !== name)).toEqual([["s", "u-s-2"], ["m", "u-m"], ["h", "u-h"]]);
    expect(Object.fromEntries(capitalCommodities(units))).toEqual({
      "USD": "USD", "usd": "U-USD", "true": "U-TRUE", "null": "U-NULL", "1st": "U-1ST-2", "a.b": "A.B", "s": "U-S-2", "m": "U-M", "h": "U-H", "x": "U-X", "u-s": "U-S", "u-1st": "U-1ST",
      "a-very-long-name-of-a-class-of-shares": "U-A-VERY-LONG-NAME-OF-A", "a-very-long-name-of-a-class-of-options": "U-A-VERY-LONG-NAME-OF-2",
    });
    expect(new Set(quoted.values()).size).toBe(units.length);
  });
});

describe("a text", () => {
  it("stays in its line: what would end it, or begin a comment, is written as JSON would", () => {
    const line = block(written(journalOf(oddLedger()), "ledger"), /\(large\)/).split("\n")[0];
    expect(line).toBe(`2000-02-29 * (large) one\\u003b [2001/02/03] date:2001-02-03 | "two" \\u005c three\\u0009tab\\u000anew line :tag: key:: 1 + 1, \\u0007 {} @ = # % é 漢字 🙂 \\u005c`);
  });

  it("is in no line longer than ledger reads, and whole over several", () => {
    const lines = written(journalOf(oddLedger()), "ledger").split("\n");
    expect(Math.max(...lines.map((each) => Buffer.byteLength(each)))).toBeLessThan(4096);
    const pieces = lines.flatMap((each) => /^ {4}; arithmetic(?:-goes-on)?: (.*)$/.exec(each)?.[1] ?? []);
    expect(JSON.parse(`"${pieces.join("").replaceAll('"', '\\"')}"`)).toBe(oddText.repeat(120));
  });
});

describe("reported figures", () => {
  it("are asserted by ledger with their interval, sums of accounts too", () => {
    const claims = written(reported, "ledger").split("\n").filter((line) => line.startsWith("assert")).slice(0, 8);
    expect(claims).toEqual([
      'assert abs(0.00 USD + account("Assets:Cash").amount - 12000.00 USD) <= 500.00 USD',
      'assert abs(0.00 USD + account("Assets:Goodwill:XXown").amount - 2000.00 USD) <= 0.50 USD',
      'assert abs(0.00 USD + account("Assets:Goodwill:XXown").amount - 2000.00 USD) <= 500.00 USD',
      'assert abs(0.00 USD + account("Assets:Cash").amount + account("Assets:Goodwill:XXown").amount + account("Assets:Goodwill:Part").amount - 14386.00 USD) <= 0.50 USD',
      'assert abs(0.00 USD - account("Liabilities:Accounts-payable").amount - 2040.00 USD) <= 0.00 USD',
      'assert abs(0 "common" + account("Equity:Units:Shares:Common:Outstanding").amount - 1000 "common") <= 0 "common"',
      'assert abs(0.00 USD + account("Assets:Cash").amount - 12345.67 USD) <= 0.00 USD',
      'assert abs(0.00 USD + account("Assets:Goodwill:XXown").amount - 2007.00 USD) <= 0.00 USD',
    ]);
  });

  it("are asserted by hledger where one account can have one balance only", () => {
    expect(written(reported, "hledger").match(/^ {4}\S+ {2}\S+ \S+ == .*$/gm)).toEqual(['    Liabilities:Accounts-payable  0.00 USD == -2040.00 USD', '    Equity:Units:Shares:Common:Outstanding  0 "common" == 1000 "common"']);
  });

  it("are asserted by beancount on the day after, one account each, to half the printed unit", () => {
    expect(written(reported, "beancount").match(/^\d.* balance .*$/gm)).toEqual([
      "2003-01-01 balance Assets:Cash  12000.00 ~ 500 USD",
      "2003-01-01 balance Assets:Goodwill:XXown  2000.00 ~ 0.5 USD",
      "2003-01-01 balance Liabilities:Accounts-payable  -2040.00 ~ 0.005 USD",
      "2003-01-01 balance Equity:Units:Shares:Common:Outstanding  1000 ~ 0.5 COMMON",
      "2003-01-01 balance Liabilities:Accrued-liabilities  0.00 ~ 0.5 USD",
    ]);
  });

  it("stand as comments where they are no balances, are limits, or are not borne out", () => {
    const why = (program: (typeof programs)[number]): string[] => [...written(reported, program).matchAll(/^; not asserted, because (.*):$/gm)].map(([, reason = ""]) => reason);
    const everywhere = ["the ledger counts 10.00", "it runs over a period", "it is a limit"];
    expect(why("ledger")).toEqual(everywhere);
    expect(why("hledger")).toEqual(["it is rounded", "it is rounded", "it is rounded", "it adds up several accounts", "it is rounded", ...everywhere]);
    expect(why("beancount")).toEqual(["the balance is asserted by another figure, to closer or as close", "it adds up several accounts", ...everywhere]);
  });
});

describe("a day that a program does not read", () => {
  const at = (on: string): ReturnType<typeof journalOf> => journalOf(ledgerOf({ events: [{ id: "far", type: "milestone", on, matter: "none" }] }));

  it("is refused, with the event", () => {
    expect(() => written(at("1699-12-31"), "beancount")).toThrow("found 1699-12-31; expected a day of the years 1700 to 2099, which beancount reads [export-impossible]");
    expect(() => written(at("2100-01-01"), "beancount")).toThrow("far");
    expect(() => written(at("1399-12-31"), "ledger")).toThrow("1400 to 9999");
    expect(written(at("2100-01-01"), "ledger")).toContain("2100-01-01 * (far)");
    expect(written(at("1399-12-31"), "hledger")).toContain("1399-12-31 * (far)");
  });
});
