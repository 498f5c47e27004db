/** The key figures at the date, each with its bounds, its status and its reconciliation mark. */
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { Figure } from "../../figures/figure.tsx";
import { asOf } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { sharesOutstanding } from "../../state/key-measures.ts";
import { printedOn } from "../../state/steps.ts";
import { useTold } from "../../state/told.ts";

const labels = computed<ReadonlyMap<string, string>>(() => new Map([
  ["stockholders-equity", "Stockholders' equity"],
  ["debt", "Debt"],
  ["cash", "Cash"],
  ["total-assets", "Total assets"],
  ["total-liabilities", "Total liabilities"],
  ["notes.accrued-interest", "Accrued interest on notes"],
  [sharesOutstanding.value, "Common shares outstanding"],
  ["dilution.fully-diluted", "Fully diluted shares"],
]));

export function KeyFigures(): JSX.Element {
  const day = asOf.value ?? "";
  return (
    <section class="card key-figures" aria-labelledby="key-figures">
      <h2 id="key-figures">
        Key figures <span class="when">on {dayInWords(day)}</span>
      </h2>
      <dl>
        {useTold([...labels.value.keys()]).map(({ measure, figure, isNear }) => (
          <Figure key={measure.id} measure={measure.id} label={labels.value.get(measure.id) ?? measure.label} unit={measure.unit} figure={figure} printed={printedOn(measure, day)} isNear={isNear} />
        ))}
      </dl>
    </section>
  );
}
