/**
 * What other programs read otherwise than one would think, each shown with the program itself: what
 * happens without the export's answer to it, and that nothing happens with it.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { journalOf } from "../../src/interop/journal.ts";
import { programs } from "../../src/interop/program.ts";
import { imported, written } from "../../src/interop/programs.ts";
import type { Program } from "../../src/interop/program.ts";
import { MOVEMENTS } from "../../src/interop/write-beancount.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { ledgerOf } from "../given.ts";
import { oddLedger, reportedBook } from "../interop/odd-book.ts";
import { compare } from "./compared.ts";
import { Beancount, describeWithPrograms, run } from "./programs.ts";

let folder: string;

/** Whether the program reads the text without complaint. */
async function isRead(program: Program, text: string): Promise<boolean> {
  const file = join(folder, `trap.${program}`);
  writeFileSync(file, text);
  const [command = "", ...args] = { ledger: ["ledger", "--no-pager", "-f", file, "bal"], hledger: ["hledger", "--strict", "-f", file, "bal"], beancount: ["bean-check", "--no-cache", file] }[program];
  const { code } = await run(command, args);
  return code === 0;
}

async function printedBy(command: string, program: Program, text: string, ...args: readonly string[]): Promise<string> {
  const file = join(folder, `trap.${program}`);
  writeFileSync(file, text);
  const { code, stdout, stderr } = await run(command, args.map((each) => (each === "FILE" ? file : each)));
  expect([code, stderr]).toEqual([0, ""]);
  return stdout;
}

/** The text with one part of it, which must be there, put otherwise. */
function changed(text: string, from: string | RegExp, to: string): string {
  const after = text.replace(from, to);
  expect(after).not.toBe(text);
  return after;
}

const exported = (program: Program): string => written(journalOf(ledgerOf(reportedBook)), program);

describeWithPrograms("a trap of the other programs", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "capledger-traps-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(programs)("none is left: %s reads the export", async (program) => {
    expect(await isRead(program, exported(program))).toBe(true);
  });

  it("end dates are exclusive in all three: the day itself is not in its report, but in that of the day after", async () => {
    const accounts = async (day: string): Promise<boolean[]> => {
      const outputs = [
        await printedBy("ledger", "ledger", exported("ledger"), "--no-pager", "-f", "FILE", "bal", "-e", day, "--flat"),
        await printedBy("hledger", "hledger", exported("hledger"), "--strict", "-f", "FILE", "bal", "-e", day, "--flat"),
        await printedBy("bean-query", "beancount", exported("beancount"), "-f", "csv", "FILE", `SELECT account FROM CLOSE ON ${day} GROUP BY account`),
      ];
      return outputs.map((output) => output.includes("Accounts-payable"));
    };
    expect(await accounts("2002-12-31")).toEqual([false, false, false]);
    expect(await accounts("2003-01-01")).toEqual([true, true, true]);
    for (const program of programs) expect(exported(program)).toMatch(/; .*is exclusive: ask for the day after/);
  });

  it("a format without a decimal mark is refused by hledger, one with a bare mark by ledger: units without decimals have none", async () => {
    const withFormat = (program: Program, format: string): string => changed(exported(program), 'commodity "common"\n', `commodity "common"\n    format ${format} "common"\n`);
    expect(await isRead("hledger", withFormat("hledger", "1000"))).toBe(false);
    expect(await isRead("ledger", withFormat("ledger", "1000."))).toBe(false);
    expect(exported("ledger")).not.toMatch(/format .*"common"/);
    expect(exported("hledger")).not.toMatch(/format .*"common"/);
  });

  it("a format coarser than the data hides what is out of balance: every unit has its own, and every digit is written", async () => {
    const offByOne = (text: string): string => changed(text, /(Assets:Cash {2}12345\.6)7/, "$18");
    for (const program of programs) expect(await isRead(program, offByOne(exported(program))), program).toBe(false);
    for (const program of ["ledger", "hledger"] as const) {
      const asserted = program === "ledger" ? /^assert .*$/gm : / == .*$/gm;
      const coarse = changed(exported(program), "format 1000.00 USD", "format 1000.0 USD").replaceAll(asserted, "");
      expect(await isRead(program, offByOne(coarse)), `${program}, coarse`).toBe(true);
      expect(await isRead(program, offByOne(exported(program).replaceAll(asserted, ""))), `${program}, as exported`).toBe(false);
    }
  });

  it("two unlike units of opposite sign pass for an exchange: ledger's closing balances and hledger's --strict refuse it", async () => {
    const exchange = (program: Program): string => `${exported(program)}\n`.replace(/\n2002-12-31 \* \(part\)/, '\n2002-06-01 * (exchange) out of balance\n    Assets:Cash  100.00 USD\n    Equity:Units:Shares:Common:Treasury  -7 "common"\n\n2002-12-31 * (part)');
    expect(await isRead("ledger", exchange("ledger"))).toBe(false);
    expect(await isRead("ledger", exchange("ledger").replaceAll(/^assert .*$/gm, ""))).toBe(true);
    expect(await isRead("hledger", exchange("hledger"))).toBe(false);
    await printedBy("hledger", "hledger", exchange("hledger"), "-f", "FILE", "bal");
  });

  it("ledger checks an assertion where it stands in the file: all is written by day", async () => {
    const text = exported("ledger");
    const [assertion = ""] = /^assert .*Goodwill:XXown"\).amount - 2000\.00 USD\) <= 0\.50 USD$/m.exec(text) ?? [];
    expect(text.indexOf(assertion)).toBeLessThan(text.indexOf("2003-06-30 * (later)"));
    expect(await isRead("ledger", `${changed(text, assertion, "")}\n${assertion}\n`)).toBe(false);
  });

  it("a sum of nil is at least anything for ledger, and may not equal nil: differences are asserted instead", async () => {
    const isTrue = (claim: string): Promise<boolean> => isRead("ledger", `commodity USD\n    format 1000.00 USD\n\n2002-01-01 * x\n    Assets:Cash  1.00 USD\n    Assets:Cash  -1.00 USD\n\nassert ${claim}\n`);
    expect(await isTrue('0.00 USD + account("Assets:Cash").amount >= 5.00 USD')).toBe(true);
    expect(await isTrue('0.00 USD - account("Assets:Cash").amount == 0.00 USD')).toBe(false);
    for (const sign of ["+", "-"]) {
      expect(await isTrue(`abs(0.00 USD ${sign} account("Assets:Cash").amount - 5.00 USD) <= 4.99 USD`)).toBe(false);
      expect(await isTrue(`abs(0.00 USD ${sign} account("Assets:Cash").amount - 0.00 USD) <= 0.00 USD`)).toBe(true);
    }
    expect(exported("ledger")).not.toMatch(/^assert (?!abs\()/m);
  });

  it("beancount's balance holds at the start of the day: it is asserted on the day after", async () => {
    expect(await isRead("beancount", exported("beancount").replaceAll("2003-01-01 balance", "2002-12-31 balance"))).toBe(false);
  });

  it("beancount's balance adds up the accounts below: an account with others below it is a leaf", async () => {
    expect(exported("beancount")).toContain("balance Assets:Goodwill:XXown  2000.00 ~ 0.5 USD");
    expect(await isRead("beancount", exported("beancount").replaceAll("Goodwill:XXown", "Goodwill"))).toBe(false);
  });

  it("beancount takes two assertions of one account and day for a contradiction: the closest stands for all", async () => {
    const text = exported("beancount");
    const [assertion = ""] = /^2003-01-01 balance Assets:Goodwill.*$/m.exec(text) ?? [];
    expect(await isRead("beancount", `${text}\n${assertion.replace("2000.00 ~ 0.5", "2000.00 ~ 500")}\n`)).toBe(true);
    expect(await isRead("beancount", `${text}\n${assertion.replace("2000.00 ~ 0.5", "2000.01 ~ 500")}\n`)).toBe(false);
    expect(text.match(/balance Assets:Goodwill/g)).toHaveLength(1);
  });

  it("beancount knows five roots: units stand under one of them", async () => {
    expect(await isRead("beancount", exported("beancount").replaceAll("Equity:Units:", "Units:"))).toBe(false);
  });

  it("bean-query pads its CSV, and rounds numbers to the decimals that most have: the import trims, and wants str(number)", async () => {
    const text = exported("beancount");
    const padded = await printedBy("bean-query", "beancount", text, "-f", "csv", "FILE", MOVEMENTS);
    expect(padded).toMatch(/,Assets:Cash +,/);
    expect(imported(padded, "a.csv", "beancount", ledgerOf(reportedBook))[0]).toMatchObject({ account: "cash", quantity: 1_234_567n });
    const rounded = await printedBy("bean-query", "beancount", text, "-f", "csv", "FILE", MOVEMENTS.replace("str(number) AS number", "number"));
    expect(() => imported(rounded, "a.csv", "beancount", ledgerOf(reportedBook))).toThrow(Faults);
  });

  it("odd ids, texts and amounts: s, m and h are time, TRUE is a value, lines have a longest, a date in a tag dates a posting", async () => {
    const beancount = new Beancount();
    try {
      await compare(oddLedger(), beancount, { books: 0, ledgers: 0, dates: 0, balances: 0 });
    } finally {
      beancount.end();
    }
  });
});
