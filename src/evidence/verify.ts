/**
 * Holds a book against the file of one of its sources: is it that file, does everything stand where
 * the book says, and is every number of it accounted for.
 */
import type { Book } from "../book/book.ts";
import { refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { account } from "./accounting.ts";
import type { Accounting } from "./accounting.ts";
import { citationsOf } from "./citations.ts";
import type { Citation } from "./citations.ts";
import { locate } from "./locate.ts";
import type { Located } from "./locate.ts";
import { readSource } from "./source-text.ts";
import type { SourceText } from "./source-text.ts";

export interface Verification {
  readonly text: SourceText;
  /** The hash that the book states; undefined where it states none. */
  readonly stated: string | undefined;
  readonly citations: readonly Citation[];
  readonly located: readonly Located[];
  readonly accounting: Accounting;
  /** All that is not as the book says; numbers not accounted for are told apart. */
  readonly faults: readonly Fault[];
}

/** Refuses a source that the book does not have. */
export function verifyEvidence(book: Book, source: string, bytes: Uint8Array): Verification {
  const { sources } = book.definition;
  const definition = Object.hasOwn(sources, source) ? sources[source] : undefined;
  if (definition === undefined) throw refuse("source-unknown", `source "${source}"`, `one of ${Object.keys(sources).join(", ") || "the sources of book.yaml (it has none)"}`);
  const text = readSource(bytes);
  const citations = citationsOf(book, source);
  const { located, faults } = locate(citations, text);
  const accounting = account(located, book.documents.filter((document) => document.source === source), text);
  const { sha256: stated } = definition;
  const path = ["sources", source, "sha256"];
  const wrongFile: Fault[] = stated === undefined || stated === text.sha256 ? [] : [{ code: "evidence-hash", severity: "error", ...book.place(path), subject: source, field: path.join("."), found: `a file with the SHA-256 ${text.sha256}`, expected: `the file with ${stated}` }];
  return { text, stated, citations, located, accounting, faults: [...wrongFile, ...faults, ...accounting.faults] };
}
