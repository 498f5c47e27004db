/** Warrants: how many are outstanding, at which price, until when, and what they are worth by the book's own inputs. */
import type { JSX } from "preact";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { useFigures } from "./figures.ts";
import { Register, Sums, figureColumn, nameColumn } from "./register.tsx";
import type { Row } from "./register.tsx";
import { Term, Terms } from "./terms.tsx";

const TOTAL = "warrants.outstanding";

export function WarrantRegister(): JSX.Element {
  return (
    <Register kind="warrants" title="Warrants" none="No warrant is there on this date.">
      {(rows) => <Warrants rows={rows} />}
    </Register>
  );
}

function Warrants({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const figures = useFigures([...rows.flatMap(({ instrument }) => [`warrants.${instrument}.outstanding`, `warrants.${instrument}.strike`]), TOTAL]);
  const columns: readonly Column<Row>[] = [
    nameColumn("Warrant"),
    figureColumn({ id: "outstanding", head: "Outstanding", measure: ({ instrument }) => `warrants.${instrument}.outstanding`, figures, rows }),
    { id: "strike", head: "Price of exercise", isFigure: true, cell: (row) => <Term row={row} term="strike" />, by: ({ terms }) => Number(terms["strike"] ?? Number.NaN) },
    { id: "underlying", head: "For", cell: (row) => <Term row={row} term="underlying" /> },
    { id: "expires", head: "Expires", cell: (row) => <Term row={row} term="expires" />, by: ({ terms }) => terms["expires"] ?? null },
    { id: "terms", head: "Terms", cell: (row) => <Terms row={row} /> },
  ];
  return (
    <>
      <DataTable caption="Warrants" hidesCaption columns={columns} rows={rows} keyOf={({ instrument }) => instrument} what={["warrant", "warrants"]} />
      <Sums sums={[{ label: "Outstanding in all", told: figures.get(TOTAL) }]} />
    </>
  );
}
