/** Reconciliation and findings: what ties, what does not, what cannot be known, and how much of what is printed that covers. */
import type { JSX } from "preact";
import { figuresOf, findingsOf, measuresOf, reconciliationOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { Answer, Empty } from "../../layout/states.tsx";
import { bookId, under } from "../../state/book.ts";
import { Coverage } from "./coverage.tsx";
import { Findings } from "./findings.tsx";
import { PrintedFigures } from "./printed-figures.tsx";
import { Plugs, PrintedTotals } from "./printed-totals.tsx";

export function Reconciliation(): JSX.Element {
  const book = bookId.value;
  const reconciliation = useAsked(book === undefined ? undefined : reconciliationOf(book, under.value));
  const figures = useAsked(book === undefined ? undefined : figuresOf(book, under.value));
  const findings = useAsked(book === undefined ? undefined : findingsOf(book, under.value));
  const measures = useAsked(book === undefined ? undefined : measuresOf(book, under.value));
  const labels = new Map(measures.answer?.measures.map(({ id, label }) => [id, label]));
  return (
    <div class="reconciliation">
      <Answer asked={reconciliation} what="the reconciliation">
        {(held) => (
          <Answer asked={figures} what="the printed figures">
            {(printed) => (
              <Answer asked={findings} what="the findings">
                {(found) => (printed.total === 0 ? <Empty>By what was known then, no printed figure had been published: choose a later day of knowledge.</Empty> : (
                  <div class="reconciliation-cards">
                    <Coverage reconciliation={held} figures={printed} findings={found} />
                    <PrintedFigures reconciliation={held} labels={labels} />
                    <Findings answer={found} />
                    <PrintedTotals reconciliation={held} labels={labels} />
                    <Plugs reconciliation={held} />
                  </div>
                ))}
              </Answer>
            )}
          </Answer>
        )}
      </Answer>
    </div>
  );
}
