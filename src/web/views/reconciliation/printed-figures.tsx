/** Each printed figure beside the ledger's, with the difference and the verdict. */
import type { JSX } from "preact";
import type { ReconciliationAnswer } from "../../../answers/reconciliation-answer.ts";
import { reconciliationOf } from "../../asking/answers.ts";
import { Aligned, mostDecimals } from "../../figures/aligned.tsx";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks, ExportRows } from "../../figures/export-links.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { isNil } from "../../figures/format.ts";
import { Mark } from "../../figures/mark.tsx";
import { verdictWords } from "../../figures/verdicts.ts";
import { whenInWords, whenOf } from "../../figures/when.ts";
import { MeasureLink } from "../../layout/link.tsx";
import { Choice, Find, hasWords } from "../../layout/narrowing.tsx";
import { Empty } from "../../layout/states.tsx";
import { bookId, under } from "../../state/book.ts";
import { options } from "../../state/here.ts";
import { VERDICTS, placeInWords, sectionInWords, sectionsOf } from "./words.ts";
import type { Judged } from "./words.ts";

interface Printed {
  readonly reconciliation: ReconciliationAnswer;
  /** The measures' names. */
  readonly labels: ReadonlyMap<string, string>;
}

export function PrintedFigures({ reconciliation: { figures }, labels }: Printed): JSX.Element {
  const { verdict = null, section = null, find } = options.value;
  const labelOf = ({ reported: { concept } }: Judged): string => labels.get(concept) ?? concept;
  const shown = figures.filter((row) => (verdict === null || row.verdict === verdict) && (section === null || row.reported.section === section) && hasWords(find, labelOf(row), row.reported.concept, row.reported.printed, whenInWords(row.reported)));
  return (
    <section class="card printed-figures" aria-labelledby="printed-figures">
      <h2 id="printed-figures">Printed figures against the ledger</h2>
      {figures.length === 0 ? <Empty>No printed figure is known that the ledger measures: choose a later day of knowledge, or write what the sources print into the book.</Empty> : (
        <>
          <div class="narrowings">
            <Choice option="verdict" label="Verdict" among={VERDICTS.map((each) => [each, verdictWords[each]])} />
            <Choice option="section" label="Part" among={sectionsOf(figures.map(({ reported }) => reported))} />
            <Find option="find" label="Find" />
            {find === undefined ? <ExportLinks what="the printed figures" of={reconciliationOf(bookId.value ?? "", under.value, { verdict, section })} /> : <ExportRows what="the printed figures" name="reconciliation" heads={HEADS} rows={() => shown.map((row) => cellsOf(row, labelOf(row)))} total={figures.length} dates={[]} filters={[...(verdict === null ? [] : [["verdict", verdict] as const]), ...(section === null ? [] : [["section", section] as const]), ["find", find]]} />}
          </div>
          <DataTable caption="Each printed figure beside the ledger's" hidesCaption columns={columnsOf(labelOf, decimalsOf(figures))} rows={shown} keyOf={({ reported }) => reported.id} total={figures.length} what={["figure", "figures"]} sort="sort" />
        </>
      )}
    </section>
  );
}

interface Decimals {
  readonly printed: number;
  readonly ledger: number;
  readonly difference: number;
}

function decimalsOf(rows: readonly Judged[]): Decimals {
  return { printed: mostDecimals(rows.map(({ reported }) => reported.value)), ledger: mostDecimals(rows.map(({ ledger }) => ledger.value)), difference: mostDecimals(rows.map(({ difference }) => difference)) };
}

function columnsOf(labelOf: (row: Judged) => string, decimals: Decimals): readonly Column<Judged>[] {
  return [
    { id: "figure", head: "Figure", cell: (row) => (
      <MeasureLink id={`${row.reported.concept}@${whenOf(row.reported)}`}>{labelOf(row)}</MeasureLink>
    ), by: labelOf },
    { id: "for", head: "For", cell: ({ reported }) => <span class="nowrap">{whenInWords(reported)}</span>, by: ({ reported: { at, to } }) => at ?? to },
    { id: "verdict", head: "Verdict", cell: ({ verdict, asCounted }) => (
      <>
        <Mark verdict={verdict} /> {verdict === "not-determinable" && asCounted ? <span class="aside">ties as counted</span> : null}
      </>
    ), by: ({ verdict }) => VERDICTS.indexOf(verdict) },
    { id: "printed", head: "Printed", isFigure: true, cell: ({ reported }) => <Aligned text={reported.value} decimals={decimals.printed} />, by: ({ reported }) => Number(reported.value) },
    { id: "ledger", head: "Ledger", isFigure: true, cell: ({ ledger }) => (
      <>
        <Bounds figure={ledger} /> {ledger.value === null ? <Value figure={ledger} /> : <Aligned text={ledger.value} decimals={decimals.ledger} />}
      </>
    ), by: ({ ledger }) => (ledger.value === null ? null : Number(ledger.value)) },
    { id: "difference", head: "Difference", isFigure: true, cell: ({ difference }) => (difference === null ? <span class="aside">not known</span> : isNil(difference) ? "–" : <Aligned text={difference} decimals={decimals.difference} isSigned />), by: ({ difference }) => (difference === null ? null : Math.abs(Number(difference))) },
    { id: "unit", head: "Unit", cell: ({ reported }) => <span class="aside">{reported.unit}</span> },
    { id: "as", head: "As printed", cell: ({ reported: { printed, qualifier } }) => (
      <>
        <q class="printed">{printed}</q> {qualifier === null ? null : <span class="aside">{qualifier}</span>}
      </>
    ) },
    { id: "where", head: "Where", cell: ({ reported }) => (
      <span class="aside nowrap">
        {sectionInWords(reported.section)}, {placeInWords(reported)}
      </span>
    ), by: ({ reported: { page, lines } }) => Number(page ?? 0) * 100_000 + Number.parseInt(lines ?? "0", 10) },
  ];
}

const HEADS = ["figure", "concept", "at", "from", "to", "printed", "value", "ledger", "ledgerLow", "ledgerHigh", "difference", "gap", "unit", "verdict", "section", "source", "page", "lines"];

function cellsOf({ reported, ledger, difference, gap, verdict }: Judged, label: string): (string | null)[] {
  const { concept, at, from, to, printed, value, unit, section, source, page, lines } = reported;
  return [label, concept, at, from, to, printed, value, ledger.value, ledger.low, ledger.high, difference, gap, unit, verdict, section, source, page, lines];
}
