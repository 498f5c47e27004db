/** When an event counts and became known, and whom and what it concerns: each leads on to the other events of the same. */
import type { JSX } from "preact";
import type { EventAnswer } from "../../../answers/event-answer.ts";
import { Link } from "../../layout/link.tsx";
import { events } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";

export function EventFacts({ event: { id, on, first, last, knownAt, parties, arithmetic } }: { readonly event: EventAnswer["event"] }): JSX.Element {
  const listed = events.value.answer?.events.find((each) => each.id === id);
  const names = events.value.answer?.instruments ?? {};
  return (
    <dl class="facts">
      <dt>Counts on</dt>
      <dd>
        <Link to={{ asOf: on }} label={`Go to ${dayInWords(on)}`}>
          {dayInWords(on)}
        </Link>
        {first === last ? "" : `, within ${dayInWords(first)} to ${dayInWords(last)}`}
      </dd>
      <dt>Known since</dt>
      <dd>{dayInWords(knownAt)}</dd>
      <Concerned words="Parties" option="party" of={parties.map((party) => [party, party])} />
      <Concerned words="Instruments" option="instrument" of={(listed?.instruments ?? []).map((each) => [each, names[each] ?? each])} />
      {arithmetic === null ? null : (
        <>
          <dt>Arithmetic</dt>
          <dd>{arithmetic}</dd>
        </>
      )}
    </dl>
  );
}

function Concerned({ words, option, of }: { readonly words: string; readonly option: "party" | "instrument"; readonly of: readonly (readonly [id: string, name: string])[] }): JSX.Element | null {
  return of.length === 0 ? null : (
    <>
      <dt>{words}</dt>
      <dd class="concerned">
        {of.map(([id, name]) => (
          <Link key={id} to={{ options: { [option]: id } }} label={`All events of ${name}`}>
            {name}
          </Link>
        ))}
      </dd>
    </>
  );
}
