import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { evidenceAnswer } from "../../answers/evidence-answer.ts";
import type { EvidenceAnswer } from "../../answers/evidence-answer.ts";
import { faultLine, refuse } from "../../kernel/fault.ts";
import type { Fault } from "../../kernel/fault.ts";
import { write } from "../output.ts";
import { relative } from "../relative.ts";
import { bookOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered, renderTable } from "../table.ts";
import type { Table } from "../table.ts";

/** How long a list is without --all. */
const FIRST = 40;

interface EvidenceOptions extends SessionOptions {
  readonly source: string;
  readonly file: string;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** Holds a book against the file of a source; 1 where something is not as cited, or a number is not accounted for. */
export function verifyEvidence(options: EvidenceOptions): number {
  const whole = evidenceAnswer(bookOf(options), options.source, readFile(options.file), options.all === true ? {} : { limit: FIRST });
  const answer = { ...whole, faults: { ...whole.faults, items: whole.faults.items.map(seenFromHere) } };
  write(options.json === true ? JSON.stringify(answer, null, 2) : [citedTable(answer), faultsTable(answer), numbersTable(answer), unaccountedTable(answer)].map(renderTable).join("\n\n"));
  return answer.holds ? 0 : 1;
}

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(resolve(file));
  } catch (error) {
    throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a readable file", { file, field: "--file" });
  }
}

type Listed = EvidenceAnswer["faults"]["items"][number];

function seenFromHere(fault: Listed): Listed {
  return fault.file === null ? fault : { ...fault, ...relative({ file: fault.file }) };
}

function citedTable({ book, source, sha256, lines, pages, cited, shared }: EvidenceAnswer): Table {
  return {
    title: `${book}: what it cites of ${source}, held against a file of ${numbered(lines, "line")}`,
    columns: [{ head: "Cited by" }, { head: "Citations", align: "right" }, { head: "Texts", align: "right" }, { head: "Found", align: "right" }, { head: "Shared", align: "right" }],
    rows: cited.map((row) => [row.kind, String(row.citations), String(row.texts), String(row.found), String(row.shared)]),
    notes: [
      sha256.verdict === "same" ? `SHA-256: as stated, ${sha256.found}.` : sha256.verdict === "differs" ? `SHA-256: ${sha256.found}; the book states ${sha256.stated ?? ""}: another file.` : `SHA-256: ${sha256.found}; the book states none, so whether this is the file is not known.`,
      pages.verdict === "compared" ? `Pages: ${numbered(pages.total, "page")}, of which ${pages.numbered} print their number; compared.` : "Pages: cannot be told from this file; not compared.",
      `Shared: ${numbered(shared.total, "text")} that another column of its row prints for both, ${shared.shown} shown.`,
      ...shared.items.map((each) => `  · ${each.printed} on line ${each.lines}: ${each.subject} with ${each.with}`),
    ],
  };
}

function faultsTable({ faults }: EvidenceAnswer): Table {
  return { title: "Not as the book cites it", columns: [{ head: "Fault" }], rows: faults.items.map((fault) => [faultLine(asFault(fault))]), notes: [shownOf(faults, "fault")] };
}

function asFault({ file, line, subject, field, code, found, expected }: Listed): Fault {
  return { code: code as Fault["code"], severity: "error", ...(file === null ? {} : { file }), ...(line === null ? {} : { line }), ...(subject === null ? {} : { subject }), ...(field === null ? {} : { field }), found, expected };
}

function numbersTable({ numbers, unaccounted }: EvidenceAnswer): Table {
  return {
    title: "What the numbers of the file are there for",
    columns: [{ head: "Use" }, { head: "Numbers", align: "right" }],
    rows: [...numbers.uses.map((each) => [each.use.replaceAll(".", ": ").replaceAll("-", " "), String(each.numbers)]), ["not accounted for", String(unaccounted.total)]],
    notes: [`${numbered(numbers.total, "number")}, all counted.`],
  };
}

function unaccountedTable({ unaccounted }: EvidenceAnswer): Table {
  return {
    title: "Numbers that nothing cites",
    columns: [{ head: "Line", align: "right" }, { head: "Number", align: "right" }, { head: "The line" }],
    rows: unaccounted.items.map(({ line, number, text }) => [String(line), number, text]),
    notes: [shownOf(unaccounted, "number")],
  };
}

function shownOf({ total, shown }: { readonly total: number; readonly shown: number }, noun: string): string {
  return shown === total ? `${numbered(total, noun)}, all shown.` : `${numbered(total, noun)}, ${shown} shown; --all shows every one.`;
}
