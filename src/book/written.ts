/** One thing that was written of a book, wherever it stands: a value whose scalars are texts. */
import type { Place } from "../kernel/fault.ts";

export interface Written {
  /** What it is known by: the name of its file where it has one. */
  readonly name: string;
  readonly value: unknown;
  /** The place of the field at a path, or of the nearest field around it. */
  readonly place: (path: readonly PropertyKey[]) => Place;
}
