/** Who could own what: common shares outstanding and all that may become such, as one bar, and instrument by instrument. */
import type { JSX } from "preact";
import type { DilutionAnswer } from "../../../answers/dilution-answer.ts";
import { dilutionOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { StackedBar } from "../../charts/stacked-bar.tsx";
import type { Part } from "../../charts/stacked-bar.tsx";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { inWords } from "../../figures/format.ts";
import { Answer } from "../../layout/states.tsx";
import { asOf, bookId, restingAsOf, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { dilutionParts } from "../../state/key-measures.ts";
import { useTold } from "../../state/told.ts";
import type { Told } from "../../state/told.ts";

const FULLY_DILUTED = "dilution.fully-diluted";

const TONES = [1, 2, 3, 4, 5, 6, 7] as const;

export function CapitalStructure(): JSX.Element {
  const day = asOf.value ?? "";
  const told = useTold([...dilutionParts.map(({ id }) => id), FULLY_DILUTED]);
  const total = told.find(({ measure }) => measure.id === FULLY_DILUTED);
  const asked = useAsked(bookId.value === undefined || restingAsOf.value === undefined ? undefined : dilutionOf(bookId.value, restingAsOf.value, under.value));
  return (
    <section class="card capital-structure" aria-labelledby="capital-structure">
      <h2 id="capital-structure">
        Who could own what <span class="when">common shares on {dayInWords(day)}</span>
      </h2>
      <StackedBar title="Common shares outstanding and those that may be issued" parts={told.flatMap(partOf)} />
      {total === undefined ? null : (
        <p class="total">
          <span>Fully diluted, without options that nobody holds yet</span> <Value figure={total.figure} /> <span />
        </p>
      )}
      <Answer asked={asked} what="the instruments">
        {({ rows }) => (
          <details>
            <summary>Instrument by instrument</summary>
            <DataTable caption="Common shares by instrument" hidesCaption columns={columns} rows={rows} keyOf={({ group, instrument }) => `${group} ${instrument}`} what={["instrument", "instruments"]} />
          </details>
        )}
      </Answer>
    </section>
  );
}

/** A part that the book has ever had, or may have had: what is not known is not nil. */
function partOf({ measure: { id, steps }, figure }: Told): Part[] {
  const index = dilutionParts.findIndex((part) => part.id === id);
  const label = dilutionParts[index]?.label;
  if (label === undefined || steps.every(({ value }) => value !== null && /^0+$/.test(value))) return [];
  return [{ id, label, value: figure?.value ?? null, tone: TONES[index] ?? 7 }];
}

type Row = DilutionAnswer["rows"][number];

const columns: readonly Column<Row>[] = [
  { id: "name", head: "Instrument", cell: ({ name, how }) => (
    <>
      {name} <span class="aside">{how}</span>
    </>
  ), by: ({ name }) => name },
  { id: "group", head: "Counts as", cell: ({ group }) => inWords(group), by: ({ group }) => group },
  { id: "shares", head: "Common shares", isFigure: true, cell: ({ shares }) => (
    <>
      <Value figure={shares} /> <Bounds figure={shares} />
    </>
  ), by: ({ shares }) => Number(shares.value ?? 0) },
];
