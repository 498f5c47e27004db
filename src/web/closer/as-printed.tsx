/** What sources print of a measure for the same day or period: each printing, word for word, and where it stands. */
import type { JSX } from "preact";
import type { ExplainAnswer } from "../../answers/explain-answer.ts";
import { printingsOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { inWords } from "../figures/format.ts";
import { Answer } from "../layout/states.tsx";
import { bookId, under } from "../state/book.ts";

export function AsPrinted({ of: { measure, asOf, from, to } }: { readonly of: Pick<ExplainAnswer, "measure" | "asOf" | "from" | "to"> }): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : printingsOf(bookId.value, measure, under.value));
  return (
    <>
      <h4>As printed</h4>
      <Answer asked={asked} what="what is printed">
        {({ figures }) => {
          const same = figures.filter((figure) => figure.concept === measure && (asOf === null ? figure.from === from && figure.to === to : figure.at === asOf));
          return same.length === 0 ? <p class="aside">No source prints it for {asOf === null ? "this period" : "this day"}.</p> : (
            <ul class="evidence">
              {same.map(({ id, section, source, page, lines, printed }) => (
                <li key={id}>
                  {source}, {inWords(section)}
                  {page === null ? "" : `, page ${page}`}
                  {lines === null ? "" : `, lines ${lines}`}
                  <q>{printed}</q>
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </>
  );
}
