/** The figures that differ: before, after, and by how much. */
import type { JSX } from "preact";
import type { DiffAnswer } from "../../../answers/diff-answer.ts";
import type { Question } from "../../asking/answers.ts";
import { Aligned, mostDecimals } from "../../figures/aligned.tsx";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks, ExportRows } from "../../figures/export-links.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { counted, decimalText, isNil } from "../../figures/format.ts";
import { MeasureLink } from "../../layout/link.tsx";
import { Choice, Find, hasWords } from "../../layout/narrowing.tsx";
import { Empty } from "../../layout/states.tsx";
import { dayInShort } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";
import { options } from "../../state/here.ts";
import { changeInWords } from "./principal-changes.tsx";

type Moved = DiffAnswer["measures"][number];

interface MovedBetween {
  readonly measures: readonly Moved[];
  /** How many there are that may have differed, where the answer says so. */
  readonly total?: number;
  readonly question: Question<unknown>;
  readonly dates: readonly (readonly [name: string, day: string])[];
  readonly before: Day;
  readonly after: Day;
  /** Whether the two ends are dates: each figure is then asked for on its own. */
  readonly isPinned?: boolean;
}

export function MovedFigures({ measures, total, question, dates, before, after, isPinned = false }: MovedBetween): JSX.Element {
  const { unit, figure } = options.value;
  const shown = measures.filter((row) => (unit === undefined || row.after.unit === unit) && hasWords(figure, row.label, row.measure));
  const filters = Object.entries({ unit, find: figure }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return (
    <section class="card moved" aria-labelledby="moved">
      <h2 id="moved">
        Figures that moved{" "}
        <span class="when">
          {counted(measures.length, "figure")}
          {total === undefined ? "" : ` of ${decimalText(String(total))}`}
        </span>
      </h2>
      {measures.length === 0 ? <Empty>No figure differs between the two: choose days that lie further apart.</Empty> : (
        <>
          <div class="narrowings">
            <Choice option="unit" label="Unit" among={[...new Set(measures.map((row) => row.after.unit))].sort().map((each) => [each, each])} />
            <Find option="figure" label="Find" />
            {filters.length === 0 ? <ExportLinks what="the figures that moved" of={question} /> : <ExportRows what="the figures that moved" name="moved-figures" heads={HEADS} rows={() => shown.map(cellsOf)} total={measures.length} dates={dates} filters={filters} />}
          </div>
          <DataTable caption="Each figure before and after" hidesCaption columns={columnsOf(measures, { before, after, isPinned })} rows={shown} keyOf={({ measure }) => measure} total={measures.length} what={["figure", "figures"]} sort="sort" />
        </>
      )}
    </section>
  );
}

function columnsOf(rows: readonly Moved[], { before, after, isPinned }: { readonly before: Day; readonly after: Day; readonly isPinned: boolean }): readonly Column<Moved>[] {
  const end = (id: "before" | "after", day: Day): Column<Moved> => {
    const decimals = mostDecimals(rows.map((row) => row[id].value));
    return {
      id,
      head: `${isPinned ? "" : "Known "}${dayInShort(day)}`,
      isFigure: true,
      cell: ({ measure, [id]: figure }) => {
        const value = figure.value === null ? <Value figure={figure} /> : <Aligned text={figure.value} decimals={decimals} />;
        return (
          <>
            <Bounds figure={figure} /> {isPinned ? <MeasureLink id={`${measure}@${day}`}>{value}</MeasureLink> : value}
          </>
        );
      },
      by: ({ [id]: { value } }) => (value === null ? null : Number(value)),
    };
  };
  const decimals = mostDecimals(rows.map(({ difference }) => difference));
  return [
    { id: "figure", head: "Figure", cell: ({ measure, label }) => (isPinned ? label : <MeasureLink id={measure}>{label}</MeasureLink>), by: ({ label }) => label },
    end("before", before),
    end("after", after),
    { id: "difference", head: "Difference", isFigure: true, cell: ({ difference, before: one, after: other }) => (difference === null || isNil(difference) ? <span class="aside">{changeInWords(one.value, other.value, difference)}</span> : <Aligned text={difference} decimals={decimals} isSigned />), by: ({ difference }) => (difference === null ? null : Math.abs(Number(difference))) },
    { id: "unit", head: "Unit", cell: ({ after: { unit } }) => <span class="aside">{unit}</span>, by: ({ after: { unit } }) => unit },
  ];
}

const HEADS = ["measure", "label", "unit", "before", "beforeLow", "beforeHigh", "beforeStatus", "after", "afterLow", "afterHigh", "afterStatus", "difference"];

function cellsOf({ measure, label, before, after, difference }: Moved): (string | null)[] {
  return [measure, label, after.unit, before.value, before.low, before.high, before.status, after.value, after.low, after.high, after.status, difference];
}
