/** Books as files: written to a temporary folder for one test, removed when it has finished. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { readBook } from "../../src/book/read-book.ts";
import { faultLine, Faults } from "../../src/kernel/fault.ts";
import type { Fault } from "../../src/kernel/fault.ts";
import { Ledger } from "../../src/ledger/ledger.ts";

/** Texts by their path inside the book, such as `events/2001.yaml`; nothing else is written. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** The folder of a book of these files. It is named like the book's id, as the command line wants it. */
export function folderOf(files: Files, id = "made-up"): string {
  const parent = mkdtempSync(join(tmpdir(), "capledger-book-"));
  onTestFinished(() => {
    rmSync(parent, { recursive: true, force: true });
  });
  const folder = join(parent, id);
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Reads and replays the book; `Faults` with everything that is wrong. */
export function ledgerIn(folder: string): Ledger {
  return new Ledger(readBook(folder));
}
