/** Imports a book's files into a store: what is new of them, in one append; the same files again append nothing. */
import type { WrittenBook } from "../book/written-book.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { canonical, sha256 } from "../store/hash-chain.ts";
import type { Appended } from "../store/store.ts";
import { compared, fieldOf } from "./change.ts";
import type { Keeper } from "./keeper.ts";
import { Records } from "./records.ts";

export interface Imported {
  readonly book: string;
  /** Nothing where the store held all of it. */
  readonly appended: Appended | undefined;
  readonly events: number;
  readonly statements: number;
  /** Events that the store held already. */
  readonly same: number;
  /** What the store holds and the files do not, which stays. */
  readonly onlyKept: readonly string[];
}

/** Throws `event-changed` where a kept event is written otherwise now, and the book's own faults; then nothing is appended. */
export async function importBook(keeper: Keeper, written: WrittenBook, { by, onProgress }: { readonly by: string; readonly onProgress?: (written: number, of: number) => void }): Promise<Imported> {
  const id = fieldOf(written.definition?.value, "id");
  if (id === "") throw refuse("field-invalid", "no id", "the id of the book", { ...written.definition?.place(["id"]), field: "id" });
  const kept = await keeper.kept(id);
  const records = kept?.records ?? Records.none;
  const { change, same, changed, onlyKept } = compared(records, written);
  if (changed.length > 0) throw new Faults(changed.map(({ value, place }): Fault => ({ code: "event-changed", severity: "error", ...place([]), subject: fieldOf(value, "id"), found: "an event that the store holds otherwise", expected: "it as it was imported, and a correction of its own (event-voided, event-reversed)" })));
  const counts = { events: change.events.length, statements: change.statements.length };
  const total = counts.events + counts.statements;
  // With the head, since what is stated anew may be what was stated once before.
  const key = `import ${sha256(canonical([kept?.head.hash ?? "", ...change.statements.map(({ part, written: { name, value } }) => [part, name, value]), ...change.events.map(({ value }) => value)]))}`;
  const progress = onProgress === undefined ? {} : { onProgress: (count: number) => { onProgress(count, total); } };
  const appended = total === 0 ? undefined : await keeper.append(id, change, { key, by, knownWhenRecorded: false, ...progress });
  return { book: id, appended, ...counts, same, onlyKept };
}
