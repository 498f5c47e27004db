/** Terms given to an instrument by the event that issues, adopts or designates it, or does so again. */
import type { InstrumentKind, Terms } from "./book-definition.ts";
import type { PostingContext, TermChange } from "./event-type.ts";

/** Lays terms over those in force; brings the instrument into being where nothing has before. */
export function termsLaidDown(context: PostingContext, instrument: string, kind: InstrumentKind, terms: Terms): TermChange {
  const exists = context.instruments(kind).some(({ definition }) => definition.id === instrument);
  return { instrument, creates: !exists, kind, terms };
}
