/** A small book in which everything that other programs may stumble over has its name: ids, units, texts, amounts. */
import type { Ledger } from "../../src/ledger/ledger.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";
import { company, table } from "../reconciliation/raised.ts";

type Written = Readonly<Record<string, unknown>>;

const account = (kind: string): Written => ({ class: kind, name: `${kind}; "odd" \\ name\n[2001/02/03]` });

/** Ids that a program reads as a time, a value or a number, or that are too long, or differ from another in capitals only. */
export const oddUnits = ["s", "m", "h", "usd", "true", "null", "1st", "a.b", "x", "a-very-long-name-of-a-class-of-shares", "a-very-long-name-of-a-class-of-options", "u-s", "u-1st"] as const;

export const oddText = 'one; [2001/02/03] date:2001-02-03 | "two" \\ three\ttab\nnew line :tag: key:: 1 + 1, \u0007 {} @ = # % é 漢字 🙂 \\';

const instruments = oddUnits.map((id, index) => ({ id, kind: "share-class", name: oddText, scale: String(index % 10), since: "2000-01-01" }));

const definition: Written = {
  ...wholeHistory,
  name: oddText,
  accounts: {
    ...(wholeHistory["accounts"] as Written),
    "goodwill/part": account("asset"),
    "clearing/x": account("asset"),
    "x": account("clearing"),
    "-": account("liability"),
    "-a": account("liability"),
    "xx-a": account("liability"),
    "units": account("equity"),
    "units/shares/s/outstanding": account("equity"),
    "carried-in/usd/x": account("equity"),
    "9": account("expense"),
  },
  instruments: [...(wholeHistory["instruments"] as Written[]), ...instruments],
};

const money = (debit: string, credit: string, quantity: string): Written[] => [{ account: debit, debit: quantity }, { account: credit, credit: quantity }];
const shares = (unit: string, quantity: string): Written[] => [{ account: `shares/${unit}/outstanding`, unit, debit: quantity }, { account: `shares/${unit}/unissued`, unit, credit: quantity }];

const LARGEST = "92233720368547758.07";

const oddBook: Given = {
  definition,
  events: [
    { id: "nothing", type: "milestone", on: "2000-01-31", matter: "none" },
    { id: "large", type: "journal-entry", on: "2000-02-29", summary: oddText, arithmetic: oddText.repeat(120), parties: [oddText, ""].filter((party) => party !== ""), legs: [...money("goodwill", "-", LARGEST), ...oddUnits.flatMap((unit, index) => shares(unit, index % 10 === 0 ? "9223372036854775807" : `1.${"0".repeat((index % 10) - 1)}1`))] },
    { id: "nil", type: "journal-entry", on: "2000-02-29", legs: money("goodwill", "-a", "0") },
    { id: "small", type: "journal-entry", on: "2000-12-31", summary: "x".repeat(9000), legs: [...money("goodwill/part", "xx-a", "0.01"), ...money("clearing/x", "x", "3.00"), ...money("units", "units/shares/s/outstanding", "5.5"), ...money("9", "carried-in/usd/x", "7")] },
    { id: "back", type: "journal-entry", on: "2001-01-01", legs: money("-", "goodwill", LARGEST) },
  ],
};

export function oddLedger(): Ledger {
  return ledgerOf(oddBook);
}

/** A company with a report: balances of one account and of several, exact and rounded, borne out and not. */
export const reportedBook: Given = {
  definition: { ...company, accounts: { ...(company["accounts"] as Written), "goodwill/part": account("asset") } },
  events: [
    { id: "founding", type: "private-placement", on: "2002-03-01", class: "common", shares: "1000", gross: "12345.67" },
    { id: "part", type: "journal-entry", on: "2002-12-31", legs: money("goodwill/part", "accounts-payable", "40.00") },
    { id: "bought", type: "journal-entry", on: "2002-12-31", legs: money("goodwill", "accounts-payable", "2000.00") },
    { id: "later", type: "journal-entry", on: "2003-06-30", legs: money("goodwill", "accounts-payable", "7.00") },
  ],
  reported: table([
    { concept: "cash", printed: "12", scale: "thousands", at: "2002-12-31" },
    { concept: "goodwill", printed: "2,000", at: "2002-12-31" },
    { concept: "goodwill", printed: "2", scale: "thousands", at: "2002-12-31" },
    { concept: "total-assets", printed: "14,386", at: "2002-12-31" },
    { concept: "accounts-payable", printed: "2,040.00", at: "2002-12-31" },
    { concept: "shares.common.outstanding", printed: "1,000", unit: "shares", at: "2002-12-31" },
    { concept: "accrued-liabilities", printed: "--", at: "2002-12-31" },
    { concept: "common-stock", printed: "11", at: "2002-12-31" },
    { concept: "revenue", printed: "5", over: "2002" },
    { concept: "shares.common.issued", printed: "1,000", unit: "shares", qualifier: "at-least", at: "2002-12-31" },
  ]),
};
