/** Stockholders' equity over a period: what each component was, each event that moved it, and what it came to. */
import type { ComponentChildren, JSX } from "preact";
import type { EquityAnswer } from "../../../answers/statement-answer.ts";
import { equityOf, stepsOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { ExportLinks } from "../../figures/export-links.tsx";
import { Bounds, Value } from "../../figures/figure.tsx";
import { counted, decimalText, decimalsNeeded } from "../../figures/format.ts";
import { Mark } from "../../figures/mark.tsx";
import { EventLink, Link } from "../../layout/link.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { bookId, draggedAsOf, under } from "../../state/book.ts";
import { dayInWords, dayNumber, dayOf } from "../../state/days.ts";
import { options } from "../../state/here.ts";
import type { Place } from "../../state/place.ts";
import { printedOn } from "../../state/steps.ts";
import type { Printed } from "../../state/steps.ts";
import { PeriodHead } from "./over-period.tsx";
import { period } from "../../state/period.ts";

type Row = EquityAnswer["rows"][number];
type Amount = Row["total"];

const TOTAL = { id: "stockholders-equity", label: "Total" } as const;

export function Equity(): JSX.Element {
  const [id, over] = [bookId.value, period.value];
  const asked = useAsked(id === undefined || over === undefined ? undefined : equityOf(id, over, under.value));
  return (
    <section class={draggedAsOf.value === null ? "card" : "card near"} aria-labelledby="statement">
      <PeriodHead title="Stockholders' equity" over={over} />
      {id === undefined || over === undefined ? null : <div class="narrowings"><ExportLinks what="the statement of equity" of={equityOf(id, over, under.value)} /></div>}
      <Answer asked={asked} what="the statement of equity">
        {(answer) => (answer.components.length === 0 ? <Empty>This book states no lines of equity: add them to the balance sheet under `statements` in its book.yaml.</Empty> : <Movements answer={answer} />)}
      </Answer>
    </section>
  );
}

function Movements({ answer: { components, rows, from = "", to = "" } }: { readonly answer: EquityAnswer }): JSX.Element {
  const columns = [...components, TOTAL];
  const ends = { opening: dayOf(dayNumber(from) - 1), closing: to };
  const steps = useAsked(bookId.value === undefined ? undefined : stepsOf(bookId.value, columns.map(({ id }) => id), under.value)).answer?.measures ?? [];
  const printedFor = (on: string): readonly (Printed | undefined)[] => columns.map(({ id }) => {
    const measure = steps.find((each) => each.id === id);
    return measure === undefined ? undefined : printedOn(measure, on);
  });
  const decimals = decimalsNeeded(rows.flatMap(({ amounts, total }) => [...amounts, total].map(({ value }) => value)));
  const events = rows.filter(({ kind }) => kind === "event").length;
  return (
    <div class="table">
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Stockholders' equity" data-scrolls>
        <table class="statement equity">
          <caption class="unseen">Stockholders' equity by component</caption>
          <thead>
            <tr>
              <th scope="col">Movement</th>
              {columns.map(({ id, label }) => (
                <th key={id} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row, index) => [
              <tr key={index} class={row.kind === "event" ? "line" : row.kind === "results" ? "results" : "total"}>
                <th scope="row">
                  <RowLabel row={row} ends={ends} />
                </th>
                {[...row.amounts, row.total].map((figure, column) => (
                  <td key={column} class="number ours">
                    <Shown figure={figure} decimals={decimals} isBalance={row.kind !== "event" && row.kind !== "results"} why={why(row, columns[column]?.id ?? "", ends)} label={`${columns[column]?.label ?? ""}, ${row.label}`} />
                  </td>
                ))}
              </tr>,
              ...(row.kind === "opening" || row.kind === "closing" ? [<PrintedRow key={`${index} printed`} printed={printedFor(ends[row.kind])} />] : []),
            ])}
          </tbody>
        </table>
      </div>
      <p class="how-many">
        {counted(events, "event")} that moved {counted(components.length, "component")}
      </p>
    </div>
  );
}

/** What the company printed of the balances above; nothing where it printed none. */
function PrintedRow({ printed }: { readonly printed: readonly (Printed | undefined)[] }): JSX.Element | null {
  if (printed.every((each) => each === undefined)) return null;
  return (
    <tr class="line as-printed">
      <th scope="row">as printed</th>
      {printed.map((each, column) => (
        <td key={column} class="number">
          {each === undefined ? null : (
            <>
              {decimalText(each.value)}
              <span class="says">
                <Mark verdict={each.verdict} />
              </span>
            </>
          )}
        </td>
      ))}
    </tr>
  );
}

interface Ends {
  readonly opening: string;
  readonly closing: string;
}

function RowLabel({ row: { kind, event, label }, ends }: { readonly row: Row; readonly ends: Ends }): JSX.Element {
  if (event !== null) return <EventLink id={event}>{label}</EventLink>;
  if (kind === "results") return <Link to={toResults()}>{label}</Link>;
  return <>Balance at {dayInWords(ends[kind === "opening" ? "opening" : "closing"])}</>;
}

/** What explains the results of a period: its statement of operations. */
function toResults(): Partial<Place> {
  return { options: { ...options.value, statement: "income" } };
}

/** A balance is a measure at its date; what an event moved is told by the event. Results are told by their own statement. */
function why({ kind, event }: Row, component: string, ends: Ends): { readonly kind: "measure" | "event"; readonly id: string } | null {
  if (event !== null) return { kind: "event", id: event };
  return kind === "results" ? null : { kind: "measure", id: `${component}@${ends[kind === "opening" ? "opening" : "closing"]}` };
}

interface ShownAmount {
  readonly figure: Amount;
  readonly decimals: number;
  readonly isBalance: boolean;
  readonly why: { readonly kind: "measure" | "event"; readonly id: string } | null;
  readonly label: string;
}

/** Nothing stands where nothing moved. */
function Shown({ figure, decimals, isBalance, why: selection, label }: ShownAmount): ComponentChildren {
  const isNil = figure.value !== null && /^-?0*(?:\.0*)?$/.test(figure.value) && figure.low === figure.high;
  if (isNil && !isBalance) return null;
  const value = <Value figure={figure} decimals={decimals} />;
  return (
    <>
      <Link to={selection === null ? toResults() : { selection }} label={`${figure.value === null ? "not known" : decimalText(figure.value, decimals)}: ${label}. Why?`}>
        {value}
      </Link>
      <Bounds figure={figure} />
    </>
  );
}
