/** The batches that writers append, made anew from where they stand, so that a lost one can be sent again. */
import type { AppendRequest } from "../../src/store/store.ts";

export function batch(book: string, version: number, count: number): AppendRequest {
  const events = Array.from({ length: count }, (_, index) => ({
    id: `${book}-${version + index + 1}`,
    type: "made-up",
    schemaVersion: 1,
    effectiveOn: "2002-09-30",
    payload: { id: `${book}-${version + index + 1}`, summary: "made up to be about as long as an event of a book is, with its evidence, parties and terms".repeat(3) },
  }));
  return { book, expected: { version }, key: `${book} after ${version}, ${count}`, by: "a writer", events };
}
