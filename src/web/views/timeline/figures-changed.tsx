/** The figures at the end of the day before an event and at the end of its day; each asks why. */
import type { JSX } from "preact";
import type { EffectAnswer } from "../../../answers/effect-answer.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { counted, decimalText, decimalsNeeded, signedText } from "../../figures/format.ts";
import { EventLink, Link } from "../../layout/link.tsx";
import { Empty } from "../../layout/states.tsx";
import { dayInShort, dayInWords } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";

type Row = EffectAnswer["measures"][number];

export function FiguresChanged({ effect: { before, on, beside, measures } }: { readonly effect: EffectAnswer }): JSX.Element {
  if (measures.length === 0) return <Empty>No figure differs between the end of {dayInWords(before)} and the end of {dayInWords(on)}.</Empty>;
  return (
    <>
      <Beside beside={beside} on={on} />
      <DataTable caption={`Figures at the end of ${dayInWords(before)} and of ${dayInWords(on)}`} hidesCaption columns={columnsOf({ before, on, beside, measures })} rows={ownFirst(measures)} keyOf={({ measure }) => measure} what={["figure that differs", "figures that differ"]} />
    </>
  );
}

/** What the event moves itself comes first. */
function ownFirst(measures: readonly Row[]): readonly Row[] {
  const isOwn = ({ own }: Row): boolean => /[1-9]/.test(own);
  return [...measures.filter(isOwn), ...measures.filter((row) => !isOwn(row))];
}

/** What else counts on the day: its share is in the figures at the day's end. */
function Beside({ beside, on }: { readonly beside: readonly string[]; readonly on: Day }): JSX.Element | null {
  return beside.length === 0 ? null : (
    <details>
      <summary>
        {counted(beside.length, "other event counts", "other events count")} on {dayInWords(on)} too
      </summary>
      <p class="links">
        {beside.map((id) => (
          <EventLink key={id} id={id} />
        ))}
      </p>
    </details>
  );
}

function columnsOf({ before, on, beside, measures }: Pick<EffectAnswer, "before" | "on" | "beside" | "measures">): readonly Column<Row>[] {
  const decimals = new Map([...new Set(measures.map((row) => row.after.unit))].map((unit) => {
    const own = measures.filter((row) => row.after.unit === unit);
    return [unit, decimalsNeeded(own.flatMap((row) => [row.before.value, row.after.value, row.own]))];
  }));
  const decimalsIn = ({ after: { unit } }: Row): number => decimals.get(unit) ?? 0;
  return [
    { id: "figure", head: "Figure", cell: ({ label, after }) => (
      <>
        {label} <span class="unit">{after.unit}</span>
      </>
    ), by: ({ label }) => label },
    { id: "before", head: dayInShort(before), isFigure: true, cell: (row) => <Asked row={row} figure={row.before} day={before} decimals={decimalsIn(row)} /> },
    { id: "after", head: dayInShort(on), isFigure: true, cell: (row) => <Asked row={row} figure={row.after} day={on} decimals={decimalsIn(row)} /> },
    { id: "difference", head: "Change", isFigure: true, cell: (row) => (row.difference === null ? "" : signedText(row.difference, decimalsIn(row))), by: ({ difference }) => Number(difference ?? 0) },
    ...(beside.length === 0 ? [] : [{ id: "own", head: "By this event", isFigure: true, cell: (row: Row) => signedText(row.own, decimalsIn(row)), by: ({ own }: Row) => Number(own) }]),
  ];
}

function Asked({ row: { measure, label }, figure, day, decimals }: { readonly row: Row; readonly figure: Row["before"]; readonly day: Day; readonly decimals: number }): JSX.Element {
  return (
    <>
      <Link to={{ selection: { kind: "measure", id: `${measure}@${day}` } }} label={`${figure.value === null ? "not known" : decimalText(figure.value, decimals)}: ${label} on ${dayInWords(day)}. Why?`}>
        <Value figure={figure} decimals={decimals} />
      </Link>
      <Bounds figure={figure} />
    </>
  );
}
