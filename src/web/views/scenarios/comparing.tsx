/** The book beside the scenarios that are chosen: figures at the date, and over time. */
import type { JSX } from "preact";
import { measuresOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { CopyLink } from "../../figures/copy-link.tsx";
import { Link } from "../../layout/link.tsx";
import { Empty, Loading, Refusing } from "../../layout/states.tsx";
import { asOf, bookId, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { goWith } from "../../state/here.ts";
import { chosen, chosenMeasures, useComparisonOverTime } from "./comparison.ts";
import type { AskedComparison } from "./comparison.ts";
import { ComparisonCharts } from "./comparison-charts.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { draft } from "./draft.ts";

/** What the service compares where nothing else is asked for. */
const USUAL = ["stockholders-equity", "debt", "cash", "dilution.complete", "eps.basic"];

export function Comparing({ compared: { comparison, refusal, isAsking, draftRefusal } }: { readonly compared: AskedComparison }): JSX.Element {
  const standing = comparison?.rows.filter(({ from }) => from === null).map(({ measure }) => measure) ?? [];
  const overTime = useComparisonOverTime(standing).comparison;
  const isNothing = chosen().length === 0 && draft.value === null;
  return (
    <section class="card comparing" aria-labelledby="comparing">
      <header class="card-head">
        <h2 id="comparing">
          Beside the book <span class="when">on {dayInWords(asOf.value ?? "")}</span>
        </h2>
        {isNothing ? null : <CopyLink selection={null} what="this comparison" />}
      </header>
      {isNothing ? <Empty>Choose up to four scenarios of the list, or write one, to see beside the book what they change.</Empty> : (
        <div class="answer" aria-busy={isAsking}>
          {refusal === undefined ? null : (
            <>
              <Refusing refusal={refusal} />
              <p>
                <Link to={{ compare: [] }}>Put none of them beside the book</Link>, and choose again.
              </p>
            </>
          )}
          {draftRefusal === undefined ? null : <p class="note">The scenario being written is not compared until it is in order: what is wrong stands beneath it.</p>}
          {comparison === undefined ? (isAsking ? <Loading what="the comparison" /> : null) : (
            <>
              <ComparisonTable comparison={comparison} overTime={overTime} />
              <MeasureChoice shown={comparison.rows.map(({ measure }) => measure)} />
              {overTime === undefined ? null : <ComparisonCharts comparison={overTime} />}
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** Other figures than the usual ones. */
function MeasureChoice({ shown }: { readonly shown: readonly string[] }): JSX.Element {
  const { answer } = useAsked(bookId.value === undefined ? undefined : measuresOf(bookId.value, under.value));
  const others = answer?.measures.filter(({ id }) => !shown.includes(id)) ?? [];
  const isOwn = chosenMeasures().length > 0;
  return (
    <div class="measure-choice">
      <label>
        <span>Compare another figure</span>
        <select value="" onChange={({ currentTarget: { value } }) => value !== "" && goWith({ measures: [...shown, value].join(",") })}>
          <option value="">choose one</option>
          {others.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {isOwn ? (
        <>
          {shown.filter((id) => !USUAL.includes(id)).map((id) => (
            <button key={id} type="button" onClick={() => goWith({ measures: shown.filter((each) => each !== id).join(",") })}>
              Without {answer?.measures.find((each) => each.id === id)?.label ?? id}
            </button>
          ))}
          <button type="button" onClick={() => goWith({ measures: null })}>
            The usual figures
          </button>
        </>
      ) : null}
    </div>
  );
}
