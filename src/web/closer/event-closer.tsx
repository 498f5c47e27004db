/** An event: what happened, when and known since when, its journal entry, and where a source says it. */
import type { JSX } from "preact";
import type { EventAnswer } from "../../answers/event-answer.ts";
import { eventOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { CopyLink } from "../figures/copy-link.tsx";
import { inWords } from "../figures/format.ts";
import { Link } from "../layout/link.tsx";
import { Answer } from "../layout/states.tsx";
import { bookId, under } from "../state/book.ts";
import { dayInWords } from "../state/days.ts";
import { options } from "../state/here.ts";
import { Evidence } from "./evidence.tsx";
import { JournalEntry } from "./journal-entry.tsx";

export function EventCloser({ id }: { readonly id: string }): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : eventOf(bookId.value, id, under.value));
  return (
    <Answer asked={asked} what="the event">
      {({ event }) => <Told event={event} />}
    </Answer>
  );
}

function Told({ event: { id, type, family, on, first, last, knownAt, basis, plug, summary, arithmetic, parties, evidence, movements } }: { readonly event: EventAnswer["event"] }): JSX.Element {
  return (
    <>
      <h3 class="closer-title">{summary}</h3>
      <p class="aside">
        {inWords(type)} · {family} · {basis}
        {plug ? " · a plug: its amount only makes figures meet" : ""}
        <CopyLink selection={{ kind: "event", id }} what="this event" />
        <Link to={{ view: "timeline", selection: null, options: { ...options.value, event: id } }}>Open its page</Link>
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
      <JournalEntry movements={movements} />
      <h4>Evidence</h4>
      <Evidence evidence={evidence} />
    </>
  );
}
