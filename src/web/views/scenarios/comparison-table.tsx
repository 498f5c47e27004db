/** The figures of the book beside those of scenarios: how much they differ, and what makes them differ. */
import type { JSX } from "preact";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { counted, decimalText, lessText, signedText } from "../../figures/format.ts";
import { Link } from "../../layout/link.tsx";
import { asOf, draggedAsOf } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import type { Selection } from "../../state/place.ts";
import { stepOn } from "../../state/steps.ts";
import { stepsOf } from "./comparison.ts";
import type { Beside, Compared, Comparison, Row } from "./comparison.ts";
import { Name } from "./name.tsx";

interface Table {
  readonly comparison: Comparison;
  /** Over all days, for while a date is dragged. */
  readonly overTime: Comparison | undefined;
}

export function ComparisonTable({ comparison: { rows, beside }, overTime }: Table): JSX.Element {
  const day = draggedAsOf.value;
  const shown = day === null || overTime === undefined ? rows : rows.map((row) => rowOn(row, overTime, day));
  const columns: readonly Column<Row>[] = [
    { id: "measure", head: "Figure", cell: ({ label, unit, from, on }) => (
      <>
        {label} <span class="unit">{unit}</span>
        {from === null ? null : <span class="bounds">{dayInWords(from)} to {dayInWords(on)}</span>}
      </>
    ), by: ({ label }) => label },
    { id: "base", head: "The book", isFigure: true, cell: ({ measure, label, from, on, base }) => (
      <span class="why">
        <Link to={{ scenario: null, selection: asked({ measure, from, on }) }} label={`${said(base)}: ${label}, the book. Why?`}>
          <Value figure={base} />
        </Link>{" "}
        <Bounds figure={base} />
      </span>
    ) },
    ...beside.map((each, index): Column<Row> => ({ id: `${index} ${each.id}`, head: each.title, isFigure: true, cell: (row) => <Other row={row} beside={each} other={row.others[index]} /> })),
  ];
  return (
    <>
      <DataTable caption={`Figures on ${dayInWords(asOf.value ?? "")}: the book, and beside it ${beside.map(({ title }) => title).join("; ")}`} hidesCaption columns={columns} rows={shown} keyOf={({ measure }) => measure} what={["figure", "figures"]} />
      <Differences beside={beside} />
    </>
  );
}

/** What is asked of a figure: of the page's date, or over its own period. */
function asked({ measure, from, on }: Pick<Row, "measure" | "from" | "on">): Selection {
  return { kind: "measure", id: from === null ? measure : `${measure}@${from}..${on}` };
}

function said({ value }: Compared["figure"]): string {
  return value === null ? "not known" : decimalText(value);
}

function rowOn(row: Row, overTime: Comparison, day: string): Row {
  const [base, ...others] = stepsOf(overTime, row.measure).map((measure) => stepOn(measure, day));
  if (base === undefined) return row;
  return {
    ...row,
    base: { ...row.base, ...base },
    others: row.others.map((other, index) => {
      const step = others[index];
      return step === undefined ? other : { scenario: other.scenario, figure: { ...other.figure, ...step }, difference: step.value === null || base.value === null ? null : lessText(step.value, base.value) };
    }),
  };
}

function Other({ row: { measure, label, from, on }, beside: { id, title, isStored }, other }: { readonly row: Row; readonly beside: Beside; readonly other: Compared | undefined }): JSX.Element | null {
  if (other === undefined) return null;
  const { figure, difference } = other;
  // What is left may be less than the last decimal shows.
  const together = other.together === undefined || other.together === null || isNil(other.together.difference) ? null : other.together;
  const because = (other.because ?? []).filter((each) => !isNil(each.difference));
  const isSame = difference !== null && isNil(difference);
  return (
    <>
      <span class="why">
        {isStored ? (
          <Link to={{ scenario: id, selection: asked({ measure, from, on }) }} label={`${said(figure)}: ${label}, ${title}. Why?`}>
            <Value figure={figure} />
          </Link>
        ) : <Value figure={figure} />}{" "}
        <Bounds figure={figure} />
      </span>
      <span class={isSame ? "difference same" : "difference"}>{difference === null ? "difference not known" : isSame ? "no difference" : signedText(difference)}</span>
      {because.length + (together === null ? 0 : 1) === 0 ? null : (
        <ul class="because">
          {because.map(({ what, difference: alone }) => (
            <li key={what}>
              {signedText(alone)} by <What what={what} id={id} isStored={isStored} />
            </li>
          ))}
          {together === null ? null : (
            <li>
              {signedText(together.difference)} {together.of.length === 0 ? "only by all of these together" : "by "}
              {together.of.map((what, index) => (
                <span key={what}>
                  {index === 0 ? "" : ", "}
                  <What what={what} id={id} isStored={isStored} />
                </span>
              ))}
              {together.of.length === 0 ? "" : ", which cannot be taken back alone"}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function isNil(difference: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(difference);
}

/** An event that differs can be opened under a scenario that is stored; tables and terms have no page. */
function What({ what, id, isStored }: { readonly what: string; readonly id: string; readonly isStored: boolean }): JSX.Element {
  return isStored && !what.includes(" ") && what !== "tax-rate" ? <Link to={{ scenario: id, selection: { kind: "event", id: what } }}>{what}</Link> : <>{what}</>;
}

const HOW: Readonly<Record<Beside["differences"][number]["how"], string>> = { added: "happens beside", removed: "does not happen", changed: "is otherwise", follows: "follows" };

/** What differs, event by event, in each scenario. */
function Differences({ beside }: { readonly beside: readonly Beside[] }): JSX.Element {
  return (
    <div class="what-differs">
      {beside.map((each, index) => (
        <details key={`${index} ${each.id}`}>
          <summary>
            {counted(each.differences.length, "difference")} in “{each.title}”
          </summary>
          <Name beside={each} />
          <ul>
            {each.differences.map(({ what, how, summary, movements }) => (
              <li key={what}>
                {how === "removed" ? <Link to={{ scenario: null, selection: { kind: "event", id: what } }}>{what}</Link> : <What what={what} id={each.id} isStored={each.isStored} />} {HOW[how]}: {summary}
                {movements.length === 0 ? null : <span class="aside"> {movements.map(({ account, quantity, unit }) => `${account} ${signedText(quantity)} ${unit}`).join("; ")}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
