/** The files of a book as they are at one moment, and the hash of all of them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { bookFiles } from "../book/book-files.ts";

export interface BookFiles {
  /** The hash of their names and bytes, and of whatever else decides what becomes of them. */
  readonly key: string;
  readonly bytes: ReadonlyMap<string, Buffer>;
}

/** Undefined where one of them cannot be read: whoever reads the book tells why. */
export function readFiles(folder: string, beside: readonly string[]): BookFiles | undefined {
  const hash = createHash("sha256");
  for (const text of beside) hash.update(`${Buffer.byteLength(text)} ${text}\n`);
  const bytes = new Map<string, Buffer>();
  try {
    for (const file of bookFiles(folder)) {
      const read = readFileSync(file);
      const name = relative(folder, file);
      hash.update(`${Buffer.byteLength(name)} ${name} ${read.length}\n`).update(read);
      bytes.set(file, read);
    }
  } catch {
    return undefined;
  }
  return { key: hash.digest("hex"), bytes };
}
