/** The key figures at the date, each with its bounds, its status and its reconciliation mark. */
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { stepsOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { Figure } from "../../figures/figure.tsx";
import { asOf, bookId, draggedAsOf, restingAsOf, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { sharesOutstanding, stepped } from "../../state/key-measures.ts";
import { isTold, printedOn, stepOn } from "../../state/steps.ts";
import type { Step, SteppedMeasure } from "../../state/steps.ts";

const figures = computed(() => [
  { id: "stockholders-equity", label: "Stockholders' equity" },
  { id: "debt", label: "Debt" },
  { id: "cash", label: "Cash" },
  { id: "total-assets", label: "Total assets" },
  { id: "total-liabilities", label: "Total liabilities" },
  { id: "notes.accrued-interest", label: "Accrued interest on notes" },
  { id: sharesOutstanding.value, label: "Common shares outstanding" },
  { id: "dilution.fully-diluted", label: "Fully diluted shares" },
]);

export function KeyFigures(): JSX.Element {
  const day = asOf.value ?? "";
  const told = useToldByDays();
  return (
    <section class="card key-figures" aria-labelledby="key-figures">
      <h2 id="key-figures">
        Key figures <span class="when">on {dayInWords(day)}</span>
      </h2>
      <dl>
        {figures.value.map(({ id, label }) => {
          const measure = stepped(id);
          if (measure === undefined) return null;
          const rested = draggedAsOf.value === null ? told(id) : undefined;
          return <Figure key={id} measure={id} label={label} unit={measure.unit} figure={rested ?? stepOn(measure, day)} printed={printedOn(measure, day)} isNear={rested === undefined && !isTold(measure, day)} />;
        })}
      </dl>
    </section>
  );
}

/** What moves from day to day is asked for the very date, once the date rests. */
function useToldByDays(): (id: string) => Step | undefined {
  const day = restingAsOf.value;
  const wanted = figures.value.map(({ id }) => stepped(id)).filter((measure): measure is SteppedMeasure => measure !== undefined && day !== undefined && !isTold(measure, day)).map(({ id }) => id);
  const question = bookId.value === undefined || day === undefined || wanted.length === 0 ? undefined : stepsOf(bookId.value, wanted, under.value, { first: day, last: day });
  const { answer, of } = useAsked(question);
  return (id) => (of === undefined || of !== question?.url ? undefined : answer?.measures.find((measure) => measure.id === id)?.steps.at(-1));
}
