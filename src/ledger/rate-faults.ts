/**
 * Notes that bear an index rate need a table of it from the first day on which their terms name it:
 * otherwise interest would begin late, or not at all, without a word.
 */
import type { InstrumentDefinition } from "../../events/book-definition.ts";
import type { Book } from "../book/book.ts";
import type { Day } from "../kernel/day.ts";
import type { Fault } from "../kernel/fault.ts";
import { located } from "./field-of.ts";
import type { TermsInForce, TermsTimeline } from "./terms-timeline.ts";

/** A fault for each index that the terms of a note name without a table, or before its table begins. */
export function rateFaults(book: Book, terms: TermsTimeline): Fault[] {
  return book.definition.instruments.flatMap((note, position) => {
    if (note.kind !== "note") return [];
    const history = terms.history(note.id);
    const declared = history.length === 0 && note.terms.index !== undefined && note.terms.rate === undefined;
    const steps: readonly TermsInForce[] = declared ? [{ from: "9999-12-31" as Day, event: undefined, terms: note.terms }] : history;
    const first = (step: TermsInForce): boolean => steps.find((other) => indexOf(other) === indexOf(step)) === step;
    return steps.flatMap((step) => (first(step) ? stepFaults(book, note, position, step) : []));
  });
}

/** The index that bears interest by the terms in force; none where the rate is fixed. */
function indexOf(step: TermsInForce): string | undefined {
  return step.terms.rate === undefined ? step.terms.index : undefined;
}

function stepFaults(book: Book, note: InstrumentDefinition, position: number, step: TermsInForce): Fault[] {
  const index = indexOf(step);
  if (index === undefined) return [];
  const recorded = book.events.find(({ event }) => event.id === step.event);
  const since = recorded?.event.on.first ?? step.from;
  const begins = book.rates.get(index)?.rates[0]?.from;
  if (begins !== undefined && begins <= since) return [];
  const tables = [...book.rates.keys()].join(", ");
  const fault: Fault = {
    code: "rate-unknown",
    severity: "error",
    found: `index "${index}" of ${note.id}, ${begins === undefined ? "of which the book has no table" : `in force from ${since}, before its table begins on ${begins}`}`,
    expected: begins === undefined ? `a table of it in rates/${tables === "" ? "" : `, or one of ${tables}`}` : `a table of it that begins on ${since} or before`,
  };
  const stated = recorded === undefined ? undefined : located({ ...fault, about: index }, recorded);
  if (stated?.field !== undefined) return [stated];
  const path = ["instruments", position, "terms", "index"];
  return [{ ...fault, ...book.place(path), subject: note.id, field: path.join(".") }];
}
