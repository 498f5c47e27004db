/** A made-up book of one source, written to files and held against a text. */
import { evidenceAnswer } from "../../src/answers/evidence-answer.ts";
import type { EvidenceAnswer } from "../../src/answers/evidence-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { folderOf } from "../books/folder.ts";

export interface Written {
  /** Rows of one table without columns, of figures at the end of 2024 in shares. */
  readonly rows?: readonly string[];
  /** Rows of one table with a column for each of two years. */
  readonly columns?: readonly string[];
  /** The rest of the file of the source's document. */
  readonly document?: readonly string[];
  readonly events?: readonly string[];
  readonly sha256?: string;
}

const table = (id: string, rows: readonly string[], columns = ""): string =>
  `- { id: ${id}, title: Made up, section: notes, source: report, page: 1, unit: shares, ${columns}rows: [\n${rows.map((row) => `    ${row},\n`).join("")}  ] }\n`;

/** The folder of the book. */
export function madeUp({ rows = [], columns = [], document = [], events = [], sha256 }: Written): string {
  return folderOf({
    "book.yaml": [
      "id: made-up",
      "name: Made-up Company",
      "currency: USD",
      "inception: 2020-01-01",
      "as-of: 2024-12-31",
      "sources:",
      `  report: { title: Annual report, published: 2025-03-01${sha256 === undefined ? "" : `, sha256: ${sha256}`} }`,
      "  another: { title: Another, published: 2025-03-01 }",
      "accounts:",
      "  cash: { class: asset, name: Cash, cash: true }",
      "",
    ].join("\n"),
    "events/all.yaml": events.join("\n"),
    "reported/all.yaml": [...(rows.length === 0 ? [] : [table("prose", rows)]), ...(columns.length === 0 ? [] : [table("statement", columns, "columns: [{ at: 2024-12-31 }, { at: 2023-12-31 }], ")])].join(""),
    "documents/report.yaml": ["source: report", ...document, ""].join("\n"),
  });
}

/** The answer for this text, its lines given one by one. */
export function held(written: Written, lines: readonly string[], options: Parameters<typeof evidenceAnswer>[3] = {}): EvidenceAnswer {
  return evidenceAnswer(readBook(madeUp(written)), "report", Buffer.from(lines.join("\n")), options);
}

/** Faults as tests state them: `code file:line subject field: found`, with the file seen from the book. */
export function faultsOf({ faults }: EvidenceAnswer): string[] {
  return faults.items.map(({ code, file, line, subject, field, found }) => `${code} ${file?.replace(/^.*made-up\//, "") ?? "?"}:${line ?? "?"} ${subject ?? ""} ${field ?? ""}: ${found}`);
}
