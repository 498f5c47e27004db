/** Each figure over time: the book and the scenarios as lines in one chart. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LineChart } from "../../charts/line-chart.tsx";
import type { Series } from "../../charts/line-chart.tsx";
import { asOf, span } from "../../state/book.ts";
import { go } from "../../state/here.ts";
import { determinedIn } from "../../state/steps.ts";
import { dayNumber, dayOf } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";
import { stepsOf } from "./comparison.ts";
import type { Comparison } from "./comparison.ts";
import { Name, Swatch } from "./name.tsx";

export function ComparisonCharts({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const measures = [...new Map(comparison.rows.map(({ measure, label, unit }) => [measure, { measure, label, unit }])).values()];
  return (
    <>
      <ul class="legend lines">
        <li>
          <Swatch tone={1} /> The book
        </li>
        {comparison.beside.map((each, index) => (
          <li key={`${index} ${each.id}`}>
            <Name beside={each} />
          </li>
        ))}
      </ul>
      <div class="comparison-charts">
        {measures.map(({ measure, label, unit }) => (
          <figure key={measure}>
            <figcaption>
              {label} <span class="unit">{unit}</span>
            </figcaption>
            <Chart comparison={comparison} measure={measure} label={label} />
          </figure>
        ))}
      </div>
    </>
  );
}

function Chart({ comparison, measure, label }: { readonly comparison: Comparison; readonly measure: string; readonly label: string }): JSX.Element {
  const series = useMemo<readonly Series[]>(() => stepsOf(comparison, measure).map((each, index) => ({ measure: each, label: index === 0 ? "the book" : (comparison.beside[index - 1]?.title ?? each.id), tone: index === 0 ? 1 : (comparison.beside[index - 1]?.tone ?? 5) })), [comparison, measure]);
  const range = useMemo(() => rangeOf(series), [series]);
  const day = asOf.value ?? range.last;
  const shown = day >= range.first && day <= range.last ? range : { first: day < range.first ? day : range.first, last: day > range.last ? day : range.last };
  return <LineChart title={label} series={series} range={shown} cursor={day} onPick={(picked) => go({ asOf: picked })} />;
}

/** Where it is known in the book or under any scenario, with a little room. */
function rangeOf(series: readonly Series[]): { readonly first: Day; readonly last: Day } {
  const all = span.peek() ?? { first: "", last: "" };
  const known = series.flatMap(({ measure }) => determinedIn(measure) ?? []);
  if (known.length === 0) return all;
  const first = known.map((each) => each.first).sort()[0] ?? all.first;
  const last = known.map((each) => each.last ?? all.last).sort().at(-1) ?? all.last;
  const room = Math.max(3, Math.round((dayNumber(last) - dayNumber(first)) * 0.03));
  return { first: dayOf(dayNumber(first) - room), last: dayOf(dayNumber(last) + room) };
}
