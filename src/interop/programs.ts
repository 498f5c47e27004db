/** How each program that a book is exported to and imported from reads and writes. */
import { extname } from "node:path";
import type { Ledger } from "../ledger/ledger.ts";
import { unitsOf } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { Names } from "./names.ts";
import { read } from "./plain-movement.ts";
import type { PlainMovement, WrittenPosting } from "./plain-movement.ts";
import type { Program } from "./program.ts";
import { readBeancountCsv, readHledgerCsv, readLedgerCsv } from "./read-csv.ts";
import { readHledgerJson } from "./read-hledger-json.ts";
import { beancountText } from "./write-beancount.ts";
import { hledgerText } from "./write-hledger.ts";
import { ledgerText } from "./write-ledger.ts";

const WRITERS: Readonly<Record<Program, (journal: Journal) => string>> = { ledger: ledgerText, hledger: hledgerText, beancount: beancountText };

/** The journal as the program reads it; refuses what its format cannot carry. */
export function written(journal: Journal, program: Program): string {
  return WRITERS[program](journal);
}

const READERS: Readonly<Record<Program, (text: string, file: string) => WrittenPosting[]>> = {
  ledger: readLedgerCsv,
  hledger: (text, file) => (extname(file) === ".json" ? readHledgerJson(text, file) : readHledgerCsv(text, file)),
  beancount: readBeancountCsv,
};

/** The movements that the program printed of the exported ledger; refuses what is none of that book. */
export function imported(text: string, file: string, program: Program, { chart }: Pick<Ledger, "chart">): PlainMovement[] {
  const names = new Names({ accounts: [...chart.accounts.values()], units: unitsOf(chart) }, program === "beancount" ? "capitals" : "quoted");
  return read(READERS[program](text, file), names);
}
