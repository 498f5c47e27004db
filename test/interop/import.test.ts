/** What other programs print is read back to the last digit, or refused with file and line. */
import { describe, expect, it } from "vitest";
import { imported } from "../../src/interop/programs.ts";
import type { Program } from "../../src/interop/program.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { ledgerOf } from "../given.ts";

const ledger = ledgerOf({ events: [] });

const HLEDGER = '"txnidx","date","date2","status","code","description","comment","account","amount","commodity","credit","debit","posting-status","posting-comment"\n';
const hledgerRow = (code: string, account: string, amount: string, commodity: string, comment = "", description = "x"): string => `"1","2002-01-05","","*","${code}","${description}","one ""quoted""\ntwo","${account}","${amount}","${commodity}","","","","${comment}"\n`;

function faults(text: string, program: Program, file = "printed.csv"): string[] {
  try {
    imported(text, file, program, ledger);
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(({ code, line, found }) => `${code} ${file}:${line ?? "?"} ${found}`);
    throw error;
  }
}

const expected = [
  { event: "e", day: "2002-01-05", account: "goodwill", unit: "USD", quantity: 9_223_372_036_854_775_807n },
  { event: "e", day: "2002-01-05", account: "accounts-payable", unit: "USD", quantity: -9_223_372_036_854_775_807n, flow: "accounts-payable" },
];

describe("movements are read to the last digit", () => {
  it("from hledger's CSV, whose texts have lines of their own; its assertions are no movements", () => {
    const text = HLEDGER + hledgerRow("e", "Assets:Goodwill", "92233720368547758.07", "USD") + hledgerRow("e", "Liabilities:Accounts-payable", "-92233720368547758.07", "USD", "flow: accounts-payable") + hledgerRow("", "Assets:Cash", "0", "USD", "", "as reported");
    expect(imported(text, "printed.csv", "hledger", ledger)).toEqual(expected);
  });

  it("from hledger's JSON, whose numbers are larger than a double holds", () => {
    const posting = (account: string, mantissa: string, comment: string): string => `{"paccount":"${account}","pcomment":"${comment}","pamount":[{"acommodity":"USD","aquantity":{"decimalMantissa":${mantissa},"decimalPlaces":2,"floatingPoint":9.2e16}}],"ptags":[]}`;
    const text = `[{"tcode":"e","tdate":"2002-01-05","tdescription":"x","tpostings":[\n${posting("Assets:Goodwill", "9223372036854775807", "")},\n${posting("Liabilities:Accounts-payable", "-9223372036854775807", "\\nflow: accounts-payable\\n")}]}]`;
    expect(imported(text, "printed.json", "hledger", ledger)).toEqual(expected);
    expect(faults(text.replace("Assets:Goodwill", "Assets:Other"), "hledger", "printed.json")).toEqual(['import-invalid printed.json:2 account "Assets:Other"']);
    expect(faults(text.replace('"tcode":"e",', ""), "hledger", "printed.json")).toEqual(["import-invalid printed.json:1 nothing"]);
    expect(faults(text.slice(0, -2), "hledger", "printed.json")[0]).toMatch(/^import-invalid printed\.json:3 /);
  });

  it("from ledger's CSV, which has quotes after backslashes and no head", () => {
    const text = '"2002/01/05","e","a \\"b\\"","Assets:Goodwill","USD","92233720368547758.07","*"," event: e\\n basis: x"\n"2002/01/05","e","a","Liabilities:Accounts-payable","USD","-92233720368547758.07","*"," flow: accounts-payable event: e"\n';
    expect(imported(text, "printed.csv", "ledger", ledger)).toEqual(expected);
    expect(imported('"2002/01/05","e","a","Equity:Units:Warrants:Warrant-a:Outstanding","\\"warrant-a\\"","0","*",""\n', "printed.csv", "ledger", ledger)).toMatchObject([{ unit: "warrant-a", quantity: 0n }]);
  });

  it("from bean-query's CSV, padded, with numbers as Python writes them", () => {
    const text = "date,event,account,number,currency,flow\r\n2002-01-05,e,Assets:Goodwill             ,Decimal('92233720368547758.07') ,USD, \r\n2002-01-05,e,Liabilities:Accounts-payable,Decimal('-92233720368547758.07'),USD,accounts-payable\r\n2002-01-05,e,Assets:Cash,Decimal('0E-2'),USD,\r\n";
    expect(imported(text, "printed.csv", "beancount", ledger)).toEqual([...expected, { event: "e", day: "2002-01-05", account: "cash", unit: "USD", quantity: 0n }]);
    expect(imported("(empty)\n", "printed.csv", "beancount", ledger)).toEqual([]);
  });
});

describe("what is no movement of the book is refused with its line", () => {
  const good = hledgerRow("e", "Assets:Goodwill", "1.00", "USD");

  it.each([
    ["another account", hledgerRow("e", "Assets:Other", "1.00", "USD"), 'printed.csv:4 account "Assets:Other"'],
    ["another unit", hledgerRow("e", "Assets:Goodwill", "1.00", "EUR"), 'printed.csv:4 commodity "EUR"'],
    ["a unit that the account does not hold", hledgerRow("e", "Assets:Goodwill", "1", "common"), "printed.csv:4 common in goodwill"],
    ["digits beyond the unit's", hledgerRow("e", "Assets:Goodwill", "1.001", "USD"), 'printed.csv:4 quantity "1.001"'],
    ["a grouped number", hledgerRow("e", "Assets:Goodwill", "1,000.00", "USD"), 'printed.csv:4 quantity "1,000.00"'],
    ["a number out of range", hledgerRow("e", "Assets:Goodwill", "92233720368547758.08", "USD"), 'printed.csv:4 quantity "92233720368547758.08"'],
    ["an amount without an event", hledgerRow("", "Assets:Goodwill", "1.00", "USD"), "printed.csv:4 a movement without an event"],
    ["a date that does not exist", hledgerRow("e", "Assets:Goodwill", "1.00", "USD").replace("01-05", "02-30"), 'printed.csv:4 date "2002-02-30"'],
    ["a row that is short", '"1","2002-01-05"\n', "printed.csv:4 2 fields"],
    ["a row that breaks off", good.slice(0, 30), 'printed.csv:4 "\\"x'],
    ["a row that breaks off outside quotes", '"1","2002-01-05","","*"', "printed.csv:4 a last line without its end"],
    ["an event that is out of balance", "", "printed.csv:2 movements of e that sum to 1.00 USD"],
  ])("%s", (_, row, found) => {
    expect(faults(HLEDGER + good + row, "hledger")[0]).toMatch(new RegExp(`^import-invalid ${found.replaceAll(/[.*()\\]/g, "\\$&")}`));
  });

  it("another program's file, or an empty one", () => {
    expect(faults("a,b\n1,2\n", "hledger")).toEqual(["import-invalid printed.csv:1 columns a, b"]);
    expect(faults("", "hledger")).toEqual(["import-invalid printed.csv:1 an empty file"]);
    expect(faults("a,b\n", "ledger")).toEqual(["import-invalid printed.csv:1 2 fields"]);
    expect(faults("date,event,account,number,currency,flow\n2002-01-05,e,Assets:Cash,1.00,USD,\n", "beancount")).toEqual(['import-invalid printed.csv:2 number "1.00"']);
  });
});
