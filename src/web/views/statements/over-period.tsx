/** The statements that run over a period: operations and cash flows. */
import type { JSX } from "preact";
import { statementOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { ExportLinks } from "../../figures/export-links.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { book, bookId, draggedAsOf, under } from "../../state/book.ts";
import { dayInWords, dayNumber, dayOf } from "../../state/days.ts";
import type { Period } from "../../state/periods.ts";
import { Lines } from "./lines.tsx";
import { period } from "../../state/period.ts";
import { PeriodChoice, PresentedPeriods } from "./presented.tsx";

const TITLES = { income: "Statement of operations", "cash-flow": "Statement of cash flows" } as const;

export function OverPeriod({ statement }: { readonly statement: keyof typeof TITLES }): JSX.Element {
  const [id, over] = [bookId.value, period.value];
  const asked = useAsked(id === undefined || over === undefined ? undefined : statementOf(id, statement, over, under.value));
  const title = TITLES[statement];
  return (
    <section class={draggedAsOf.value === null ? "card" : "card near"} aria-labelledby="statement">
      <PeriodHead title={title} over={over} />
      {id === undefined || over === undefined ? null : <div class="narrowings"><ExportLinks what={`the ${title.toLowerCase()}`} of={statementOf(id, statement, over, under.value)} /></div>}
      <Answer asked={asked} what={`the ${title.toLowerCase()}`}>
        {({ rows, from = "", to = "" }) => (rows.length === 0 ? <Empty>This book states no lines of this statement: add them under `statements` in its book.yaml.</Empty> : <Lines caption={title} lines={rows} measureOf={(line) => measureOver(line, { first: from, last: to })} />)}
      </Answer>
    </section>
  );
}

export function PeriodHead({ title, over }: { readonly title: string; readonly over: Period | undefined }): JSX.Element {
  return (
    <>
      <header class="card-head">
        <h2 id="statement">
          {title} {over === undefined ? null : <span class="when">{dayInWords(over.first)} to {dayInWords(over.last)}, in {book.value.answer?.currency}</span>}
        </h2>
        <PeriodChoice />
      </header>
      <PresentedPeriods />
    </>
  );
}

/** Cash at the two ends of the period stands at a date. */
function measureOver(line: string, { first, last }: Period): string {
  if (line === "cash.opening") return `cash@${dayOf(dayNumber(first) - 1)}`;
  return line === "cash.closing" ? `cash@${last}` : `${line}@${first}..${last}`;
}
