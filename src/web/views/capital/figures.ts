/** The figures of registers over all their days, so that they move while a date is dragged. */
import { measuresOf, stepsOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { bookId, under } from "../../state/book.ts";
import { useToldOf } from "../../state/told.ts";
import type { Told } from "../../state/told.ts";

export type Figures = ReadonlyMap<string, Told>;

/** By measure; those that the book does not have are not there, nor is any before they are answered. */
export function useFigures(wanted: readonly string[]): Figures {
  const book = bookId.value;
  const { answer: listed } = useAsked(book === undefined ? undefined : measuresOf(book, under.value));
  const known = new Set(listed?.measures.map(({ id }) => id));
  const ids = wanted.filter((id) => known.has(id));
  const { answer } = useAsked(book === undefined || ids.length === 0 ? undefined : stepsOf(book, ids, under.value));
  return new Map(useToldOf(answer?.measures ?? []).map((told) => [told.measure.id, told]));
}
