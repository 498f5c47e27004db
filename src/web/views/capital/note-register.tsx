/** Notes: principal, interest accrued, and what they would convert into. */
import type { JSX } from "preact";
import type { ConversionAnswer } from "../../../answers/conversion-answer.ts";
import { conversionOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { bookId, restingAsOf, under } from "../../state/book.ts";
import { useFigures } from "./figures.ts";
import { Register, Sums, figureColumn, nameColumn } from "./register.tsx";
import type { Row } from "./register.tsx";
import { Term, Terms, priceText } from "./terms.tsx";

const SUMS = [
  { id: "notes.principal", label: "Principal in all" },
  { id: "notes.accrued-interest", label: "Accrued interest in all" },
  { id: "notes.payoff", label: "Owed in all" },
  { id: "debt", label: "Debt, with other borrowings" },
] as const;

const OF_EACH = ["principal", "rate", "accrued-interest", "payoff", "converts-into", "as-converted"] as const;

export function NoteRegister(): JSX.Element {
  return (
    <Register kind="notes" title="Notes" none="No note is there on this date.">
      {(rows) => <Notes rows={rows} />}
    </Register>
  );
}

function Notes({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const [book, day] = [bookId.value, restingAsOf.value];
  const { answer: conversions } = useAsked(book === undefined || day === undefined ? undefined : conversionOf(book, day, under.value));
  const figures = useFigures([...rows.flatMap(({ instrument }) => OF_EACH.map((each) => `notes.${instrument}.${each}`)), ...SUMS.map(({ id }) => id)]);
  const column = (id: (typeof OF_EACH)[number], head: string): Column<Row> => figureColumn({ id, head, measure: ({ instrument }) => `notes.${instrument}.${id}`, figures, rows });
  const conversionOfRow = ({ instrument }: Row): ConversionAnswer["notes"][number] | undefined => conversions?.notes.find(({ note }) => note === instrument);
  const ofConvertible = (each: Column<Row>): Column<Row> => ({ ...each, cell: (row) => (conversionOfRow(row) === undefined ? null : each.cell(row)) });
  const columns: readonly Column<Row>[] = [
    nameColumn("Note"),
    column("principal", "Principal"),
    column("rate", "Rate, % a year"),
    column("accrued-interest", "Accrued interest"),
    column("payoff", "Owed"),
    { id: "matures", head: "Matures", cell: (row) => <span class="nowrap"><Term row={row} term="matures" /></span>, by: ({ terms }) => terms["matures"] ?? null },
    { id: "into", head: "Converts into", cell: ({ terms: { "converts-into": into, "conversion-price": price } }) => (into === undefined ? <span class="aside">nothing</span> : `${into}${price === undefined ? "" : ` at ${priceText(price)}`}`) },
    ofConvertible(column("converts-into", "Shares")),
    ofConvertible(column("as-converted", "As common")),
    { id: "room", head: "Room left after", isFigure: true, cell: (row) => <Room conversion={conversionOfRow(row)} /> },
    { id: "terms", head: "Terms", cell: (row) => <Terms row={row} /> },
  ];
  const remarks = conversions?.notes.flatMap(({ note, remark }) => (remark === null ? [] : [{ note, remark }])) ?? [];
  return (
    <>
      <DataTable caption="Notes" hidesCaption columns={columns} rows={rows} keyOf={({ instrument }) => instrument} what={["note", "notes"]} />
      <Sums sums={SUMS.map(({ id, label }) => ({ label, told: figures.get(id) }))} />
      {remarks.map(({ note, remark }) => <p key={note} class="note">{remark}</p>)}
    </>
  );
}

/** Whether the class that a note converts into has shares enough for it. */
function Room({ conversion }: { readonly conversion: ConversionAnswer["notes"][number] | undefined }): JSX.Element | null {
  if (conversion === undefined) return null;
  const { left, suffices } = conversion;
  return (
    <>
      <Value figure={left} /> <Bounds figure={left} />
      {suffices === "no" ? <span class="bounds lacking">too few shares</span> : null}
    </>
  );
}
