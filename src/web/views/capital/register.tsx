/** A register of the book at the date: its rows, each with figures that a click asks why. */
import type { ComponentChildren, JSX } from "preact";
import type { RegisterAnswer, RegisterKind } from "../../../answers/register-answer.ts";
import { registerOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { ExportLinks } from "../../figures/export-links.tsx";
import { WhyLink } from "../../figures/why-link.tsx";
import { decimalsShown } from "../../figures/format.ts";
import type { Column } from "../../figures/data-table.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { asOf, bookId, restingAsOf, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import type { Figures } from "./figures.ts";

export type Row = RegisterAnswer["rows"][number];

interface Registered {
  readonly kind: RegisterKind;
  readonly title: string;
  /** What to say where there are none. */
  readonly none: string;
  readonly children: (rows: readonly Row[]) => ComponentChildren;
}

export function Register({ kind, title, none, children }: Registered): JSX.Element {
  const [book, day] = [bookId.value, restingAsOf.value];
  const asked = useAsked(book === undefined || day === undefined ? undefined : registerOf(book, kind, day, under.value));
  return (
    <section class={`card register ${kind}`} aria-labelledby={`register-${kind}`}>
      <h2 id={`register-${kind}`}>
        {title} <span class="when">on {dayInWords(asOf.value ?? "")}</span>
      </h2>
      <Answer asked={asked} what={title.toLowerCase()}>
        {({ rows, asOf: on }) => (rows.length === 0 ? <Empty>{none}</Empty> : (
          <>
            <div class="narrowings"><ExportLinks what={title.toLowerCase()} of={registerOf(book ?? "", kind, on ?? "", under.value)} /></div>
            {children(rows)}
          </>
        ))}
      </Answer>
    </section>
  );
}

interface FigureColumn {
  readonly id: string;
  readonly head: string;
  /** The measure of a row. */
  readonly measure: (row: Row) => string;
  readonly figures: Figures;
  readonly rows: readonly Row[];
}

/** A column of figures: as many decimals as any of them needs, so that they line up. */
export function figureColumn({ id, head, measure, figures, rows }: FigureColumn): Column<Row> {
  const decimals = decimalsShown(rows.map((row) => figures.get(measure(row))?.figure?.value ?? null));
  return {
    id,
    head,
    isFigure: true,
    cell: (row) => <WhyLink told={figures.get(measure(row))} label={`${row.name}, ${head.toLowerCase()}`} decimals={decimals} />,
    by: (row) => Number(figures.get(measure(row))?.figure?.value ?? Number.NaN),
  };
}

/** The instrument, and who holds it where its terms say so. */
export const nameColumn = (head: string): Column<Row> => ({
  id: "name",
  head,
  cell: ({ name, terms }) => (
    <>
      {name} {terms["holder"] === undefined ? null : <span class="aside">{terms["holder"]}</span>}
    </>
  ),
  by: ({ name }) => name,
});

interface Sum {
  readonly label: string;
  readonly told: Parameters<typeof WhyLink>[0]["told"];
}

/** What the whole register comes to. */
export function Sums({ sums }: { readonly sums: readonly Sum[] }): JSX.Element {
  return (
    <dl class="sums">
      {sums.map(({ label, told }) => (told === undefined ? null : (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <WhyLink told={told} label={label} /> <span class="unit">{told.measure.unit}</span>
          </dd>
        </div>
      )))}
    </dl>
  );
}
