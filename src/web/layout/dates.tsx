/** The dates in words and as fields, and the events of the day: what the time control shows, for those who type or listen. */
import type { JSX } from "preact";
import { allEvents, asOf, book, draggedAsOf, events, knownAt, knownDays, span } from "../state/book.ts";
import { dayInWords, isDay } from "../state/days.ts";
import { go, place } from "../state/here.ts";
import { moveAsOf, moveToLatest } from "../state/moving.ts";
import { Icon } from "./icons.tsx";
import { Link } from "./link.tsx";

/** So many events of a day are named; the timeline has them all. */
const NAMED = 3;

export function Dates(): JSX.Element | null {
  const day = asOf.value;
  if (day === undefined) return null;
  const isLatest = place.value.asOf === null && place.value.knownAt === null && draggedAsOf.value === null;
  return (
    <div class="dates">
      <div class="date-fields">
        <button type="button" class="quiet" aria-label="Previous event" title="Previous event (←)" onClick={() => moveAsOf("back", "event")}>
          <Icon name="back" />
        </button>
        <label>
          <span>As of</span>
          <input type="date" value={day} min={span.value?.first} max={span.value?.last} onChange={({ currentTarget: { value } }) => isDay(value) && go({ asOf: value })} />
        </label>
        <button type="button" class="quiet" aria-label="Next event" title="Next event (→)" onClick={() => moveAsOf("on", "event")}>
          <Icon name="on" />
        </button>
        <label>
          <span>Known at</span>
          <select value={knownAt.value ?? ""} onChange={({ currentTarget: { value } }) => go({ knownAt: value === "" ? null : value })}>
            <option value="">everything</option>
            {[...new Set([...knownDays.value, ...(knownAt.value === null ? [] : [knownAt.value])])].sort().reverse().map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={isLatest} title="The book's own date, with everything known (t)" onClick={moveToLatest}>
          Latest
        </button>
      </div>
      <EventsOfDay day={day} />
      <Scenario />
    </div>
  );
}

function EventsOfDay({ day }: { readonly day: string }): JSX.Element {
  const all = (events.value.answer ?? allEvents.value.answer)?.events.filter(({ on }) => on === day) ?? [];
  const own = book.value.answer?.asOf === day ? ", the book's own date" : "";
  return (
    <p class="events-of-day" aria-live="polite">
      <strong>{dayInWords(day)}</strong>
      {own}
      {all.length === 0 ? ": no event" : ": "}
      {all.slice(0, NAMED).map(({ id, summary }, index) => (
        <span key={id}>
          {index === 0 ? "" : " · "}
          <Link to={{ selection: { kind: "event", id } }}>{summary.replace(/\.$/, "")}</Link>
        </span>
      ))}
      {all.length > NAMED ? ` and ${all.length - NAMED} more` : ""}
    </p>
  );
}

function Scenario(): JSX.Element | null {
  const { scenario } = place.value;
  return scenario === null ? null : (
    <p class="scenario">
      Under the scenario <strong>{scenario}</strong>. <Link to={{ scenario: null }}>Back to the book</Link>
    </p>
  );
}
