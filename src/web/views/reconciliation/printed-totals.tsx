/** Printed totals against the sums of their printed lines, and the events whose amount only makes figures meet. */
import type { JSX } from "preact";
import type { ReconciliationAnswer } from "../../../answers/reconciliation-answer.ts";
import { reconciliationOf } from "../../asking/answers.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks } from "../../figures/export-links.tsx";
import { decimalText, isNil, signedText } from "../../figures/format.ts";
import { Mark } from "../../figures/mark.tsx";
import { whenInWords, whenOf } from "../../figures/when.ts";
import { EventLink, MeasureLink } from "../../layout/link.tsx";
import { Empty } from "../../layout/states.tsx";
import { bookId, under } from "../../state/book.ts";
import { dayInShort } from "../../state/days.ts";
import { options } from "../../state/here.ts";
import { VERDICTS, placeInWords } from "./words.ts";
import type { Footing } from "./words.ts";

export function PrintedTotals({ reconciliation: { footings }, labels }: { readonly reconciliation: ReconciliationAnswer; readonly labels: ReadonlyMap<string, string> }): JSX.Element | null {
  if (footings.length === 0) return null;
  const { verdict = null, section = null } = options.value;
  const shown = footings.filter((row) => (verdict === null || row.verdict === verdict) && (section === null || row.reported.section === section));
  return (
    <section class="card printed-totals" aria-labelledby="printed-totals">
      <h2 id="printed-totals">Printed totals against their printed lines</h2>
      <div class="narrowings">
        <p class="aside">By the verdict and the part chosen above.</p>
        <ExportLinks what="the printed totals" of={reconciliationOf(bookId.value ?? "", under.value, { verdict, section })} table="footings" />
      </div>
      {shown.length === 0 ? <Empty>None of {footings.length} totals: choose another verdict or part above.</Empty> : <DataTable caption="Printed totals against the sums of their printed lines" hidesCaption columns={columnsOf(labels)} rows={shown} keyOf={({ reported }) => reported.id} total={footings.length} what={["total", "totals"]} />}
    </section>
  );
}

function columnsOf(labels: ReadonlyMap<string, string>): readonly Column<Footing>[] {
  const labelOf = ({ reported: { concept } }: Footing): string => labels.get(concept) ?? concept;
  return [
    { id: "total", head: "Total", cell: (row) => (labels.has(row.reported.concept) ? <MeasureLink id={`${row.reported.concept}@${whenOf(row.reported)}`}>{labelOf(row)}</MeasureLink> : labelOf(row)), by: labelOf },
    { id: "for", head: "For", cell: ({ reported }) => <span class="nowrap">{whenInWords(reported)}</span>, by: ({ reported: { at, to } }) => at ?? to },
    { id: "verdict", head: "Verdict", cell: ({ verdict }) => <Mark verdict={verdict} />, by: ({ verdict }) => VERDICTS.indexOf(verdict) },
    { id: "printed", head: "Printed", isFigure: true, cell: ({ reported }) => decimalText(reported.value), by: ({ reported }) => Number(reported.value) },
    { id: "sum", head: "Sum of lines", isFigure: true, cell: ({ sum }) => decimalText(sum), by: ({ sum }) => Number(sum) },
    { id: "difference", head: "Difference", isFigure: true, cell: ({ difference }) => (difference === null ? "" : isNil(difference) ? "–" : signedText(difference)), by: ({ difference }) => (difference === null ? null : Math.abs(Number(difference))) },
    { id: "unit", head: "Unit", cell: ({ reported }) => <span class="aside">{reported.unit}</span> },
    { id: "parts", head: "Lines", cell: ({ parts }) => (
      <span class="aside">
        {parts.map(({ id, sign, value }, index) => (
          <span key={id} title={id}>
            {index === 0 && sign === "+" ? "" : sign === "+" ? " + " : " − "}
            {value.startsWith("-") && index > 0 ? `(${decimalText(value)})` : decimalText(value)}
          </span>
        ))}
      </span>
    ) },
    { id: "where", head: "Where", cell: ({ reported }) => <span class="aside nowrap">{placeInWords(reported)}</span> },
  ];
}

type Plug = ReconciliationAnswer["plugs"][number];

/** What was put in so that the figures meet is never hidden. */
export function Plugs({ reconciliation: { plugs } }: { readonly reconciliation: ReconciliationAnswer }): JSX.Element | null {
  if (plugs.length === 0) return null;
  return (
    <section class="card plugs" aria-labelledby="plugs">
      <h2 id="plugs">Plugs</h2>
      <div class="narrowings">
        <p class="aside">Events whose amount no source gives: it is only what makes the printed figures meet.</p>
        <ExportLinks what="the plugs" of={reconciliationOf(bookId.value ?? "", under.value)} table="plugs" />
      </div>
      <DataTable caption="Each plug" hidesCaption columns={plugColumns} rows={plugs} keyOf={({ event }) => event} what={["plug", "plugs"]} />
    </section>
  );
}

const plugColumns: readonly Column<Plug>[] = [
  { id: "on", head: "Date", cell: ({ on }) => <span class="nowrap">{dayInShort(on)}</span>, by: ({ on }) => on },
  { id: "event", head: "Event", cell: ({ event, summary }) => <EventLink id={event}>{summary}</EventLink> },
  { id: "arithmetic", head: "Arithmetic", cell: ({ arithmetic }) => arithmetic ?? "" },
];
