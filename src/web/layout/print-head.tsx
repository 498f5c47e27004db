/** On paper: the book, the dates and the ledger's head, at the head of each page. */
import type { JSX } from "preact";
import { asOf, book, knownAt } from "../state/book.ts";
import { dayInWords } from "../state/days.ts";
import { place } from "../state/here.ts";

export function PrintHead(): JSX.Element | null {
  const answer = book.value.answer;
  if (answer === undefined) return null;
  const { scenario } = place.value;
  return (
    <div class="print-head" aria-hidden="true">
      <p>
        {answer.name} · as of {asOf.value === undefined ? "" : dayInWords(asOf.value)} · {knownAt.value === null ? "everything known" : `as known on ${dayInWords(knownAt.value)}`}
        {scenario === null ? "" : ` · scenario ${scenario}`} · head {answer.ledgerHead.slice(0, 12)}
      </p>
    </div>
  );
}
