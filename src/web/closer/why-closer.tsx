/** Why a figure is what it is: the events that made it, running, or its rule with the inputs. */
import type { JSX } from "preact";
import type { ExplainAnswer } from "../../answers/explain-answer.ts";
import { explainOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { CopyLink } from "../figures/copy-link.tsx";
import { DataTable } from "../figures/data-table.tsx";
import type { Column } from "../figures/data-table.tsx";
import { Bounds, Status, Value } from "../figures/figure.tsx";
import { counted, decimalText, decimalsNeeded, signedText } from "../figures/format.ts";
import { EventLink, MeasureLink } from "../layout/link.tsx";
import { Answer } from "../layout/states.tsx";
import { bookId, restingAsOf, under } from "../state/book.ts";
import { dayInShort, dayInWords } from "../state/days.ts";
import { allMeasures } from "../state/key-measures.ts";
import { period } from "../state/period.ts";
import { AsPrinted } from "./as-printed.tsx";
import { Grounds } from "./grounds.tsx";

export function WhyCloser({ id }: { readonly id: string }): JSX.Element {
  const [measure = id, said] = id.split("@");
  const when = said ?? whenOf(measure);
  const asked = useAsked(bookId.value === undefined || when === undefined ? undefined : explainOf(bookId.value, measure, when, under.value));
  return (
    <Answer asked={asked} what="what made it">
      {(answer) => <Why answer={answer} id={id} />}
    </Answer>
  );
}

/** Without a date of its own: the one shown, and of a flow the period up to it. Nothing until it is known which of the two. */
function whenOf(measure: string): string | undefined {
  const { answer, refusal } = allMeasures.value;
  if (answer === undefined && refusal === undefined) return undefined;
  const isFlow = answer?.measures.find(({ id }) => id === measure)?.kind === "period";
  return isFlow && period.value !== undefined ? `${period.value.first}..${period.value.last}` : restingAsOf.value;
}

function Why({ answer, id }: { readonly answer: ExplainAnswer; readonly id: string }): JSX.Element {
  const { label, unit, asOf, status, reasons = [], made } = answer;
  return (
    <>
      <h3 class="closer-title">{label}</h3>
      <p class="closer-figure">
        <Value figure={answer} /> <span class="unit">{unit}</span> <Bounds figure={answer} /> <Status status={status} />
        <CopyLink selection={{ kind: "measure", id }} what={label} />
      </p>
      <p class="aside">{asOf === null ? `from ${dayInWords(answer.from ?? "")} to ${dayInWords(answer.to ?? "")}` : `on ${dayInWords(asOf)}`}</p>
      {reasons.length === 0 ? null : (
        <details>
          <summary>{counted(reasons.length, "reason")} why it is not exact</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {made.kind === "movements" ? <Movements made={made} /> : <Rule made={made} isElsewhen={id.includes("@")} />}
      <AsPrinted of={answer} />
    </>
  );
}

type Made = ExplainAnswer["made"];
type MadeOfMovements = Extract<Made, { readonly kind: "movements" }>;
type MadeByRule = Extract<Made, { readonly kind: "rule" }>;
type Moving = MadeOfMovements["events"][number];

function Movements({ made: { opening, events, total } }: { readonly made: MadeOfMovements }): JSX.Element {
  const decimals = decimalsNeeded(events.flatMap(({ amount, running }) => [amount, running]));
  const columns: readonly Column<Moving>[] = [
    { id: "on", head: "Date", cell: ({ on }) => <span class="nowrap">{dayInShort(on)}</span>, by: ({ on }) => on },
    { id: "event", head: "Event", cell: (event) => (
      <>
        <EventLink id={event.id}>{event.summary}</EventLink> <Grounds of={event} />
      </>
    ) },
    { id: "amount", head: "Moves", isFigure: true, cell: ({ amount, low, high }) => (
      <>
        {signedText(amount, decimals)}
        {low === high ? null : (
          <span class="bounds">
            {signedText(low)} … {signedText(high)}
          </span>
        )}
      </>
    ), by: ({ amount }) => Number(amount) },
    { id: "running", head: "Running", isFigure: true, cell: ({ running }) => (running === null ? "not known" : decimalText(running, decimals)) },
  ];
  return (
    <>
      <h4>What moved it</h4>
      {opening === null ? null : (
        <p class="aside">
          From {dayInWords(opening.at)}: <Value figure={opening.figure} />
          {opening.anchors.map(({ id }) => (
            <span key={id}>
              , taken over by <EventLink id={id} />
            </span>
          ))}
        </p>
      )}
      <DataTable caption="Events that moved the figure" hidesCaption columns={columns} rows={events} keyOf={({ id }) => id} total={total} what={["event", "events"]} />
    </>
  );
}

const ENTERS: Readonly<Record<MadeByRule["inputs"][number]["enters"], string>> = { plus: "+", minus: "−", times: "×", over: "÷", beside: "" };

/** `isElsewhen`: the figure is not of the page's date, and its inputs are told of their own dates without leaving the page's. */
function Rule({ made: { rule, inputs, total }, isElsewhen }: { readonly made: MadeByRule; readonly isElsewhen: boolean }): JSX.Element {
  const columns: readonly Column<MadeByRule["inputs"][number] & { readonly row: number }>[] = [
    { id: "enters", head: "Enters", cell: ({ enters }) => ENTERS[enters] },
    { id: "input", head: "Input", cell: ({ label, measure, asOf, from, to, event }) => (measure === null ? (event === null ? label : (
      <>
        {label} <EventLink id={event} />
      </>
    )) : (
      <MeasureLink id={asOf === null ? `${measure}@${from ?? ""}..${to ?? ""}` : isElsewhen ? `${measure}@${asOf}` : measure} asOf={isElsewhen ? undefined : (asOf ?? undefined)}>
        {label}
      </MeasureLink>
    )) },
    { id: "figure", head: "Figure", isFigure: true, cell: ({ figure, text }) => (figure === null ? text : (
      <>
        <Value figure={figure} /> <span class="unit">{figure.unit}</span> <Bounds figure={figure} />
      </>
    )) },
  ];
  return (
    <>
      <h4>How it follows</h4>
      <p>{rule}</p>
      <DataTable caption="Inputs of the rule" hidesCaption columns={columns} rows={inputs.map((input, row) => ({ ...input, row }))} keyOf={({ row }) => String(row)} total={total} what={["input", "inputs"]} />
    </>
  );
}
