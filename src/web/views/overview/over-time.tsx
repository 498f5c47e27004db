/** Equity, debt and cash over time, with their bounds as bands, and the same as a table. */
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { LineChart } from "../../charts/line-chart.tsx";
import type { Series } from "../../charts/line-chart.tsx";
import { Marker } from "../../charts/marker.tsx";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { Empty } from "../../layout/states.tsx";
import { asOf, eventDays, span } from "../../state/book.ts";
import { dayInShort, dayNumber, dayOf } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";
import { go, goWith, options } from "../../state/here.ts";
import { stepped } from "../../state/key-measures.ts";
import { determinedIn, stepOn } from "../../state/steps.ts";

const LINES = [
  { id: "stockholders-equity", label: "Equity", tone: 1 },
  { id: "debt", label: "Debt", tone: 2 },
  { id: "cash", label: "Cash", tone: 3 },
] as const;

const series = computed<readonly Series[]>(() => LINES.flatMap(({ id, label, tone }) => {
  const measure = stepped(id);
  return measure === undefined ? [] : [{ measure, label, tone }];
}));

/** Where any of the lines is known, with a little room; or all days that there are. */
const range = computed<{ readonly first: Day; readonly last: Day }>(() => {
  const all = span.value ?? { first: asOf.value ?? "", last: asOf.value ?? "" };
  if (options.value["range"] === "all") return all;
  const known = series.value.flatMap(({ measure }) => determinedIn(measure) ?? []);
  if (known.length === 0) return all;
  const first = known.map((each) => each.first).sort()[0] ?? all.first;
  const last = known.map((each) => each.last ?? all.last).sort().at(-1) ?? all.last;
  const room = Math.max(3, Math.round((dayNumber(last) - dayNumber(first)) * 0.03));
  return { first: dayOf(dayNumber(first) - room), last: dayOf(dayNumber(last) + room) };
});

/** The date is in sight wherever it is dragged to. */
const shown = computed(() => {
  const { first, last } = range.value;
  const day = asOf.value ?? first;
  return day >= first && day <= last ? range.value : { first: day < first ? day : first, last: day > last ? day : last };
});

export function OverTime(): JSX.Element {
  const isAll = options.value["range"] === "all";
  const isTable = options.value["as"] === "table";
  return (
    <section class="card over-time" aria-labelledby="over-time">
      <header class="card-head">
        <h2 id="over-time">Equity, debt and cash</h2>
        <div class="choices">
          <button type="button" aria-pressed={isAll} onClick={() => goWith({ range: isAll ? null : "all" })}>
            All time
          </button>
          <button type="button" aria-pressed={isTable} onClick={() => goWith({ as: isTable ? null : "table" })}>
            As a table
          </button>
        </div>
      </header>
      <Readings />
      <Shown isTable={isTable} />
      <p class="note">Broken lines and bands: known only within bounds. Rings: as printed in the statements.</p>
    </section>
  );
}

function Readings(): JSX.Element {
  const day = asOf.value ?? "";
  return (
    <ul class="legend lines">
      {series.value.map(({ measure, label, tone }) => (
        <li key={measure.id}>
          <svg class="swatch" width="22" height="12" aria-hidden="true">
            <line class={`tone-${tone}`} x1="0" x2="22" y1="6" y2="6" />
            <Marker tone={tone} x={11} y={6} area={56} />
          </svg>
          <span class="legend-label">{label}</span>
          <Value figure={stepOn(measure, day)} />
          <Bounds figure={stepOn(measure, day)} />
        </li>
      ))}
    </ul>
  );
}

const columns: readonly Column<Day>[] = [
  { id: "on", head: "Date", cell: (day) => dayInShort(day), by: (day) => day },
  ...LINES.map(({ id, label }): Column<Day> => ({
    id,
    head: label,
    isFigure: true,
    cell: (day) => {
      const measure = stepped(id);
      const step = measure === undefined ? undefined : stepOn(measure, day);
      return (
        <>
          <Value figure={step} /> <Bounds figure={step} />
        </>
      );
    },
  })),
];

/** The days on which any of them changes. */
function OverTimeTable(): JSX.Element {
  const { first, last } = shown.value;
  const days = [...new Set([...series.value.flatMap(({ measure }) => measure.steps.map(({ on }) => on)), ...eventDays.value])].filter((day) => day >= first && day <= last).sort();
  return <DataTable caption="Equity, debt and cash, day by day on which anything changes" hidesCaption columns={columns} rows={days} keyOf={(day) => day} what={["day", "days"]} />;
}

function Shown({ isTable }: { readonly isTable: boolean }): JSX.Element {
  if (series.value.every(({ measure }) => determinedIn(measure) === undefined)) return <Empty>By what was known then, none of the three can be determined on any day: choose a later day of knowledge.</Empty>;
  if (isTable) return <OverTimeTable />;
  return <LineChart title="Equity, debt and cash" series={series.value} range={shown.value} cursor={asOf.value ?? shown.value.last} onPick={(day) => go({ asOf: day })} />;
}
