/** An event: what happened, when and known since when, its journal entry, and where a source says it. */
import type { JSX } from "preact";
import type { EventAnswer } from "../../answers/event-answer.ts";
import { eventOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { CopyLink } from "../figures/copy-link.tsx";
import { DataTable } from "../figures/data-table.tsx";
import { decimalsNeeded, inWords, signedText } from "../figures/format.ts";
import { Link } from "../layout/link.tsx";
import { Answer } from "../layout/states.tsx";
import { bookId, under } from "../state/book.ts";
import { dayInWords } from "../state/days.ts";
import { Evidence } from "./evidence.tsx";

export function EventCloser({ id }: { readonly id: string }): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : eventOf(bookId.value, id, under.value));
  return (
    <Answer asked={asked} what="the event">
      {({ event }) => <Told event={event} />}
    </Answer>
  );
}

function Told({ event: { id, type, family, on, first, last, knownAt, basis, plug, summary, arithmetic, parties, evidence, movements } }: { readonly event: EventAnswer["event"] }): JSX.Element {
  const decimalsOf = (unit: string): number => decimalsNeeded(movements.filter((movement) => movement.unit === unit).map(({ quantity }) => quantity));
  return (
    <>
      <h3 class="closer-title">{summary}</h3>
      <p class="aside">
        {inWords(type)} · {family} · {basis}
        {plug ? " · a plug: its amount only makes figures meet" : ""}
        <CopyLink selection={{ kind: "event", id }} what="this event" />
      </p>
      <dl class="facts">
        <dt>Counts on</dt>
        <dd>
          <Link to={{ asOf: on }} label={`Go to ${dayInWords(on)}`}>
            {dayInWords(on)}
          </Link>
          {first === last ? "" : `, some day from ${dayInWords(first)} to ${dayInWords(last)}`}
        </dd>
        <dt>Known since</dt>
        <dd>{dayInWords(knownAt)}</dd>
        {parties.length === 0 ? null : (
          <>
            <dt>Parties</dt>
            <dd>{parties.join(", ")}</dd>
          </>
        )}
        {arithmetic === null ? null : (
          <>
            <dt>Arithmetic</dt>
            <dd>{arithmetic}</dd>
          </>
        )}
      </dl>
      <h4>Journal entry</h4>
      {movements.length === 0 ? <p class="aside">It moves nothing: it changes terms, or only happened.</p> : (
        <DataTable
          caption="Journal entry"
          hidesCaption
          columns={[
            { id: "account", head: "Account", cell: ({ account }) => account },
            { id: "quantity", head: "Quantity", isFigure: true, cell: ({ quantity, unit }) => signedText(quantity, decimalsOf(unit)) },
            { id: "unit", head: "Unit", cell: ({ unit }) => unit },
          ]}
          rows={movements.map((movement, row) => ({ ...movement, row }))}
          keyOf={({ row }) => String(row)}
          what={["movement", "movements"]}
        />
      )}
      <h4>Evidence</h4>
      <Evidence evidence={evidence} />
    </>
  );
}
