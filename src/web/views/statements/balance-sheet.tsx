/** The balance sheet at the date: as the service answers it where the date rests, and by its steps while it is dragged. */
import type { JSX } from "preact";
import { balanceSheetOf, stepsOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { ExportLinks } from "../../figures/export-links.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { asOf, book, bookId, restingAsOf, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { printedOn, stepOn } from "../../state/steps.ts";
import type { SteppedMeasure } from "../../state/steps.ts";
import { Lines } from "./lines.tsx";
import type { Line } from "./lines.tsx";
import { PresentedDates } from "./presented.tsx";

export function BalanceSheet(): JSX.Element {
  const [id, day] = [bookId.value, restingAsOf.value];
  const asked = useAsked(id === undefined || day === undefined ? undefined : balanceSheetOf(id, day, under.value));
  const measures = asked.answer?.rows.flatMap((row) => row.id ?? []) ?? [];
  const steps = useAsked(id === undefined || measures.length === 0 ? undefined : stepsOf(id, measures, under.value)).answer?.measures;
  // While the date is dragged, and until the answer for where it rests is there.
  const shown = asked.answer?.asOf === asOf.value ? undefined : steps;
  return (
    <section class="card" aria-labelledby="statement">
      <header class="card-head">
        <h2 id="statement">
          Balance sheet <span class="when">
            on {dayInWords(asOf.value ?? "")}, in {book.value.answer?.currency}
          </span>
        </h2>
        <PresentedDates />
      </header>
      {id === undefined || day === undefined ? null : <div class="narrowings"><ExportLinks what="the balance sheet" of={balanceSheetOf(id, day, under.value)} /></div>}
      <Answer asked={asked} what="the balance sheet">
        {({ rows }) => (rows.length === 0 ? <Empty>This book states no lines of a balance sheet: add them under `statements` in its book.yaml.</Empty> : <Lines caption="Balance sheet" lines={shown === undefined ? rows : rows.map((row) => lineOn(row, shown, asOf.value ?? ""))} measureOf={(line) => line} />)}
      </Answer>
    </section>
  );
}

/** The line on another day than it was asked for. */
function lineOn(line: Line, measures: readonly SteppedMeasure[], day: string): Line {
  const measure = measures.find(({ id }) => id === line.id);
  const step = measure === undefined ? undefined : stepOn(measure, day);
  if (measure === undefined || line.figure === null) return line;
  const { value = null, low = null, high = null, status = "not-determinable" } = step ?? {};
  const printed = printedOn(measure, day);
  return { ...line, figure: { value, low, high, status, unit: line.figure.unit }, reported: printed?.value ?? null, difference: printed?.difference ?? null, verdict: printed?.verdict ?? null };
}
