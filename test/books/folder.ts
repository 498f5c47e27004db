/** Books as files: written to a temporary folder for one test and removed when it has finished. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import type { Fault } from "../../src/kernel/fault.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { openBook } from "../../src/library/open-book.ts";

/** Texts, or bytes, by their path inside the book, such as `events/2001.yaml`. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The folder of a book of these files and no others, named like the book's id. */
export function folderOf(files: Files, id = "made-up"): string {
  const folder = join(temporary(), id);
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Where the books that come with the product are. */
export const embedded: string = resolve(import.meta.dirname, "../../events/books");

/** A copy of an embedded book whose files a test may change. */
export function copyOf(id: string): string {
  const folder = join(temporary(), id);
  cpSync(join(embedded, id), folder, { recursive: true });
  return folder;
}

/** Changes one file of a book; the file must hold the text once, or the test would change nothing or too much. */
export function change(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`${path} holds ${JSON.stringify(from)} ${found} times, not once`);
  writeFileSync(join(folder, path), text.replace(from, () => to));
}

function temporary(): string {
  const parent = mkdtempSync(join(tmpdir(), "capledger-"));
  onTestFinished(() => {
    rmSync(parent, { recursive: true, force: true });
  });
  return parent;
}

export function ledgerIn(folder: string): Ledger {
  return new Ledger(openBook(folder));
}

/** A fault as a test states it: its place as `events/2001.yaml:3`, seen from the book's folder. */
export interface Stated {
  readonly at: string | undefined;
  readonly subject: string | undefined;
  readonly field: string | undefined;
  readonly found: string;
  readonly expected: string;
  readonly code: string;
}

/** Everything that stops the book in this folder from being loaded; none where nothing does. */
export function faultsIn(folder: string): Stated[] {
  try {
    ledgerIn(folder);
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults.map((fault) => stated(fault, folder));
    throw error;
  }
}

function stated({ file, line, subject, field, found, expected, code }: Fault, folder: string): Stated {
  const path = file?.replace(`${folder}/`, "");
  return { at: line === undefined ? path : `${path ?? "?"}:${line}`, subject, field, found: found.replace(`${folder}/`, ""), expected, code };
}
