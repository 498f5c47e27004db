/** Dilution: the company's own table of what it may have to issue, the complete one, and what lies between them. */
import type { JSX } from "preact";
import type { DilutionAnswer } from "../../../answers/dilution-answer.ts";
import { dilutionOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks } from "../../figures/export-links.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { decimalText, inWords, signedText } from "../../figures/format.ts";
import { Mark } from "../../figures/mark.tsx";
import { WhyLink } from "../../figures/why-link.tsx";
import { Link } from "../../layout/link.tsx";
import { Answer } from "../../layout/states.tsx";
import { asOf, bookId, restingAsOf, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { useFigures } from "./figures.ts";
import type { Figures } from "./figures.ts";

/** The groups, in the order of the table, each with its measure. */
const GROUPS = [
  { group: "options", measure: "dilution.options", label: "Options outstanding" },
  { group: "warrants", measure: "dilution.warrants", label: "Warrants" },
  { group: "notes", measure: "dilution.notes", label: "Notes into common" },
  { group: "preferred", measure: "dilution.preferred", label: "Preferred, as converted" },
  { group: "preferred-from-notes", measure: "dilution.preferred-from-notes", label: "Notes by way of preferred" },
] as const;

/** Nobody holds them yet: the complete table does not count them, a company's own may. */
const AVAILABLE = { group: "available-for-grant", measure: "dilution.available-for-grant", label: "Options available for grant" } as const;

const TOTALS = [
  { measure: "dilution.outstanding", label: "Common shares outstanding" },
  { measure: "dilution.fully-diluted", label: "Fully diluted" },
  { measure: "dilution.available-for-grant", label: "Options available for grant" },
  { measure: "dilution.fully-reserved", label: "Fully reserved" },
  { measure: "shares.authorised-headroom", label: "Room under the authorised shares" },
] as const;

const COMPLETE = "dilution.complete";

type Line = NonNullable<DilutionAnswer["company"]>["lines"][number];

interface Row {
  readonly id: string;
  readonly label: string;
  readonly company: Omit<Line, "group"> | undefined;
  /** Null where the complete table does not count it. */
  readonly measure: string | null;
  /** What the company's table leaves out of the complete one; below nil where it counts more. */
  readonly leftOut: string | null;
}

export function Dilution(): JSX.Element {
  const [book, day] = [bookId.value, restingAsOf.value];
  const asked = useAsked(book === undefined || day === undefined ? undefined : dilutionOf(book, day, under.value));
  const figures = useFigures([...GROUPS.map(({ measure }) => measure), COMPLETE, ...TOTALS.map(({ measure }) => measure)]);
  return (
    <section class="card dilution" aria-labelledby="dilution">
      <h2 id="dilution">
        Dilution <span class="when">common shares on {dayInWords(asOf.value ?? "")}</span>
      </h2>
      <Answer asked={asked} what="the dilution">
        {(answer) => (
          <>
            <div class="narrowings"><ExportLinks what="the dilution" of={dilutionOf(answer.book, answer.asOf ?? "", under.value)} /></div>
            <Tables answer={answer} figures={figures} />
          </>
        )}
      </Answer>
    </section>
  );
}

function Tables({ answer, figures }: { readonly answer: DilutionAnswer; readonly figures: Figures }): JSX.Element {
  const columns = columnsOf(answer, figures);
  return (
    <>
      <CompanyTable answer={answer} />
      <DataTable caption="What may become common shares, group by group" hidesCaption columns={columns} rows={rowsOf(answer, figures)} keyOf={({ id }) => id} what={["group", "groups"]} foot={(
        <tr>
          {columns.map(({ id, isFigure, cell }) => (
            <td key={id} class={isFigure === true ? "number" : undefined}>
              {cell(totalOf(answer))}
            </td>
          ))}
        </tr>
      )} />
      <dl class="sums">
        {TOTALS.map(({ measure, label }) => (
          <div key={measure}>
            <dt>{label}</dt>
            <dd>
              <WhyLink told={figures.get(measure)} label={label} />
            </dd>
          </div>
        ))}
      </dl>
      <LeftOut answer={answer} />
      <details>
        <summary>Instrument by instrument</summary>
        <DataTable caption="Common shares by instrument" hidesCaption columns={instrumentColumns} rows={answer.rows} keyOf={({ group, instrument }) => `${group} ${instrument}`} what={["instrument", "instruments"]} />
      </details>
    </>
  );
}

/** What there is of the company's own table, and where. */
function CompanyTable({ answer: { company, asOf: on } }: { readonly answer: DilutionAnswer }): JSX.Element | null {
  if (company === null) return <p class="note">The book holds no such table of the company's own to hold ours against.</p>;
  if (company.at === on) return null;
  return (
    <p class="note">
      The company's own table is of <Link to={{ asOf: company.at }}>{dayInWords(company.at)}</Link>: only there can ours be held against it.
    </p>
  );
}

/** What the whole table comes to. */
function totalOf({ company, totals }: DilutionAnswer): Row {
  return { id: "total", label: "May be issued in all", company: company?.total, measure: COMPLETE, leftOut: totals.difference.value };
}

function rowsOf({ company }: DilutionAnswer, figures: Figures): readonly Row[] {
  const isPrinted = company !== null && company.total.printed !== null;
  const lineOf = (group: string): Line | undefined => company?.lines.find((line) => line.group === group);
  const groups = GROUPS.filter(({ group, measure }) => lineOf(group) !== undefined || !isNil(figures.get(measure)?.figure?.value));
  const available = lineOf(AVAILABLE.group);
  return [
    ...groups.map(({ group, measure, label }): Row => ({ id: group, label, company: lineOf(group), measure, leftOut: lineOf(group) !== undefined ? "0" : isPrinted ? (figures.get(measure)?.figure?.value ?? null) : null })),
    ...(available === undefined ? [] : [{ id: AVAILABLE.group, label: AVAILABLE.label, company: available, measure: null, leftOut: available.ledger.value === null ? null : `-${available.ledger.value}` }]),
  ];
}

function isNil(value: string | null | undefined): boolean {
  return value === undefined || (value !== null && /^0+$/.test(value));
}

function columnsOf({ company }: DilutionAnswer, figures: Figures): readonly Column<Row>[] {
  const ours: Column<Row> = { id: "ours", head: "Ours, complete", isFigure: true, cell: ({ measure, label }) => (measure === null ? <span class="aside">not counted</span> : <WhyLink told={figures.get(measure)} label={label} />) };
  const group: Column<Row> = { id: "group", head: "Group", cell: ({ label }) => label };
  const isPrinted = typeof company?.total.printed === "string";
  if (!isPrinted) return [group, ours];
  return [
    group,
    { id: "printed", head: "The company's table", isFigure: true, cell: ({ company: line }) => (line?.printed === null || line === undefined ? <span class="aside">not in it</span> : decimalText(line.printed)) },
    { id: "mark", head: "Ours, as it counts", cell: ({ company: line }) => (line === undefined || line.verdict === null ? null : (
      <>
        {line.difference === null || isNil(line.difference) ? null : <span class="bounds">off by {signedText(line.difference)}</span>}
        <Mark verdict={line.verdict} />
      </>
    )) },
    ours,
    { id: "left-out", head: "It leaves out", isFigure: true, cell: ({ leftOut }) => (leftOut === null ? <span class="aside">not known</span> : decimalText(leftOut)) },
  ];
}

function LeftOut({ answer: { company, leftOut } }: { readonly answer: DilutionAnswer }): JSX.Element | null {
  if (company === null || leftOut.length === 0) return null;
  return (
    <>
      <h3>What the company's table leaves out</h3>
      <ul class="left-out">
        {leftOut.map(({ group, instrument, shares, reason }) => (
          <li key={`${group} ${instrument}`}>
            <strong>
              <Value figure={shares} />
            </strong>{" "}
            {reason} <Bounds figure={shares} />
          </li>
        ))}
      </ul>
    </>
  );
}

const instrumentColumns: readonly Column<DilutionAnswer["rows"][number]>[] = [
  { id: "name", head: "Instrument", cell: ({ name, how }) => (
    <>
      {name} <span class="aside">{how}</span>
    </>
  ), by: ({ name }) => name },
  { id: "group", head: "Counts as", cell: ({ group }) => inWords(group), by: ({ group }) => group },
  { id: "in", head: "In the company's table", cell: ({ inCompanyTable }) => (inCompanyTable === null ? "" : inCompanyTable ? "yes" : "no"), by: ({ inCompanyTable }) => String(inCompanyTable) },
  { id: "shares", head: "Common shares", isFigure: true, cell: ({ shares }) => (
    <>
      <Value figure={shares} /> <Bounds figure={shares} />
    </>
  ), by: ({ shares }) => Number(shares.value ?? Number.NaN) },
];
