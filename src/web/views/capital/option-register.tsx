/** Options, pool by pool, and of each pool the grants that are still outstanding. */
import type { JSX } from "preact";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { counted, inWords } from "../../figures/format.ts";
import { EventLink } from "../../layout/link.tsx";
import { dayInShort } from "../../state/days.ts";
import { useFigures } from "./figures.ts";
import { Register, Sums, figureColumn, nameColumn } from "./register.tsx";
import type { Row } from "./register.tsx";
import { Terms, priceText } from "./terms.tsx";

export function OptionRegister(): JSX.Element {
  return (
    <Register kind="options" title="Options" none="No pool of options is there on this date.">
      {(rows) => <Pools rows={rows} />}
    </Register>
  );
}

function Pools({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const figures = useFigures([...rows.flatMap(({ instrument }) => [`options.${instrument}.outstanding`, `options.${instrument}.available`]), "options.outstanding", "options.available"]);
  const columns: readonly Column<Row>[] = [
    nameColumn("Pool"),
    figureColumn({ id: "outstanding", head: "Outstanding", measure: ({ instrument }) => `options.${instrument}.outstanding`, figures, rows }),
    figureColumn({ id: "available", head: "Available for grant", measure: ({ instrument }) => `options.${instrument}.available`, figures, rows }),
    { id: "terms", head: "Terms", cell: (row) => <Terms row={row} /> },
  ];
  return (
    <>
      <DataTable caption="Pools of options" hidesCaption columns={columns} rows={rows} keyOf={({ instrument }) => instrument} what={["pool", "pools"]} />
      {rows.length < 2 ? null : <Sums sums={[{ label: "Outstanding in all", told: figures.get("options.outstanding") }, { label: "Available in all", told: figures.get("options.available") }]} />}
      {rows.map((row) => <Grants key={row.instrument} row={row} />)}
    </>
  );
}

type Lot = NonNullable<Row["lots"]>[number];

function Grants({ row: { name, lots = [], lotRemarks = [] } }: { readonly row: Row }): JSX.Element | null {
  if (lots.length === 0) return null;
  const names = [...new Set(lots.flatMap(({ figures }) => Object.keys(figures)))];
  const columns: readonly Column<Lot>[] = [
    { id: "grant", head: "Granted by", cell: ({ grant, basis }) => (
      <>
        {grant === null ? "before any grant that is known" : <EventLink id={grant} />} <span class="aside">{basis}</span>
      </>
    ) },
    { id: "on", head: "On", cell: ({ first, last }) => (first === null ? <span class="aside">not known</span> : first === last || last === null ? dayInShort(first) : `${dayInShort(first)} … ${dayInShort(last)}`), by: ({ first }) => first },
    { id: "strike", head: "Price of exercise", isFigure: true, cell: ({ strike }) => (strike === null ? <span class="aside">not stated</span> : priceText(strike)), by: ({ strike }) => Number(strike ?? Number.NaN) },
    { id: "expires", head: "Expires", cell: ({ expires }) => (expires === null ? <span class="aside">not stated</span> : dayInShort(expires)), by: ({ expires }) => expires },
    ...names.map((each): Column<Lot> => ({
      id: each,
      head: inWords(each).replace(/^./, (letter) => letter.toUpperCase()),
      isFigure: true,
      cell: ({ figures }) => (figures[each] === undefined ? null : (
        <>
          <Value figure={figures[each]} /> <Bounds figure={figures[each]} />
        </>
      )),
      by: ({ figures }) => Number(figures[each]?.value ?? Number.NaN),
    })),
  ];
  return (
    <details>
      <summary>
        {name}: {counted(lots.length, "grant")}
      </summary>
      <DataTable caption={`${name}, grant by grant`} hidesCaption columns={columns} rows={lots} keyOf={({ grant }) => grant ?? ""} what={["grant", "grants"]} />
      {lotRemarks.map((remark) => <p key={remark} class="note">{remark}</p>)}
    </details>
  );
}
