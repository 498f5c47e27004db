/** Shares, class by class: issued, held in treasury, outstanding, and how many there may be. */
import type { JSX } from "preact";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { decimalText } from "../../figures/format.ts";
import { useFigures } from "./figures.ts";
import { Register, figureColumn, nameColumn } from "./register.tsx";
import type { Row } from "./register.tsx";
import { Terms, termText } from "./terms.tsx";

const COUNTS = [
  { id: "issued", head: "Issued" },
  { id: "treasury", head: "Treasury" },
  { id: "outstanding", head: "Outstanding" },
] as const;

/** Each of classes with the term: what they would become, and what they are paid first. */
const OF_TERMS = [
  { id: "as-converted", head: "As common", term: "converts-into" },
  { id: "liquidation-preference", head: "Preference in all", term: "liquidation-preference" },
] as const;

export function ShareRegister(): JSX.Element {
  return (
    <Register kind="shares" title="Shares" none="No class of shares is there on this date: choose a later one.">
      {(rows) => <Classes rows={rows} />}
    </Register>
  );
}

function Classes({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const figures = useFigures(rows.flatMap(({ instrument, terms }) => [...COUNTS, ...OF_TERMS.filter(({ term }) => terms[term] !== undefined)].map(({ id }) => `shares.${instrument}.${id}`)));
  const room: Column<Row> = {
    id: "room",
    head: "Authorised, reserved",
    isFigure: true,
    cell: ({ terms: { authorised, reserved } }) => (authorised === undefined && reserved === undefined ? <span class="aside">not stated</span> : (
      <>
        {decimalText(authorised ?? reserved ?? "")}
        <span class="bounds">{authorised === undefined ? "reserved" : reserved === undefined ? "authorised" : `authorised, ${decimalText(reserved)} reserved`}</span>
      </>
    )),
  };
  const converts: Column<Row> = {
    id: "converts",
    head: "Converts into",
    cell: ({ terms }) => {
      const { "converts-into": into, "conversion-ratio": ratio, "conversion-price": price } = terms;
      return into === undefined ? <span class="aside">nothing</span> : `${ratio === undefined ? (price === undefined ? "" : `at ${termText("conversion-price", price)} `) : `${termText("conversion-ratio", ratio)} `}${into}`;
    },
  };
  const columns: readonly Column<Row>[] = [
    nameColumn("Class"),
    ...COUNTS.map(({ id, head }) => figureColumn({ id, head, measure: ({ instrument }) => `shares.${instrument}.${id}`, figures, rows })),
    room,
    converts,
    ...OF_TERMS.map(({ id, head }) => figureColumn({ id, head, measure: ({ instrument }) => `shares.${instrument}.${id}`, figures, rows })),
    { id: "terms", head: "Terms", cell: (row) => <Terms row={row} /> },
  ];
  return <DataTable caption="Shares by class" hidesCaption columns={columns} rows={rows} keyOf={({ instrument }) => instrument} what={["class", "classes"]} />;
}
