/** The events as a list: only those in sight are drawn, however many there are; a line tells where the date stands among them. */
import type { JSX } from "preact";
import { useWidth } from "../../charts/width.ts";
import { familyWords } from "../../charts/families.ts";
import { inWords } from "../../figures/format.ts";
import { Link } from "../../layout/link.tsx";
import { useRowsInSight } from "../../layout/rows-in-sight.ts";
import { asOf, events } from "../../state/book.ts";
import { dayInShort, dayInWords } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";
import { options } from "../../state/here.ts";
import type { TimelineEvent } from "./narrowed.ts";

/** Rows are of one height, so that those out of sight keep their place: one line of text, or three. */
const HEIGHTS = { wide: 44, narrow: 92 };
const ROOMY = 760;

interface Shown {
  /** In effective order. */
  readonly list: readonly TimelineEvent[];
  readonly isLatestFirst: boolean;
}

export function EventList({ list, isLatestFirst }: Shown): JSX.Element {
  const [box, width] = useWidth<HTMLDivElement>(960);
  const form = width < ROOMY ? "narrow" : "wide";
  const height = HEIGHTS[form];
  const rows = list.length + 1;
  const [element, { first, end }] = useRowsInSight<HTMLOListElement>(rows, height);
  const day = asOf.value ?? "";
  const counting = countsBy(list, day);
  const dateRow = isLatestFirst ? list.length - counting : counting;
  const eventAt = (row: number): TimelineEvent | undefined => {
    const index = row < dateRow ? row : row - 1;
    return list[isLatestFirst ? list.length - 1 - index : index];
  };
  return (
    <div ref={box}>
      <ol ref={element} class={`event-list ${form}`} style={{ paddingTop: `${first * height}px`, paddingBottom: `${Math.max(0, rows - end) * height}px` }}>
        {Array.from({ length: Math.max(0, end - first) }, (_, offset) => {
          const row = first + offset;
          if (row === dateRow) return <DateRow key="date" day={day} counting={counting} total={list.length} />;
          const event = eventAt(row);
          return event === undefined ? null : <EventRow key={event.id} event={event} isLater={event.on > day} position={row < dateRow ? row + 1 : row} of={list.length} />;
        })}
      </ol>
    </div>
  );
}

function DateRow({ day, counting, total }: { readonly day: Day; readonly counting: number; readonly total: number }): JSX.Element {
  return (
    <li class="date-row">
      <span>
        {dayInWords(day)}: {counting === total ? "all of them count" : counting === 0 ? "none of them counts yet" : `${counting} count by then`}
      </span>
    </li>
  );
}

interface Row {
  readonly event: TimelineEvent;
  readonly isLater: boolean;
  readonly position: number;
  readonly of: number;
}

function EventRow({ event: { id, on, first, last, summary, family, basis, plug, parties, instruments }, isLater, position, of }: Row): JSX.Element {
  const names = events.value.answer?.instruments ?? {};
  const concerned = [...parties, ...instruments.map((each) => names[each] ?? each)].join(", ");
  return (
    <li class={isLater ? "event-row later" : "event-row"} aria-setsize={of} aria-posinset={position}>
      <span class="event-day">
        {dayInShort(on)}
        {first === last ? null : <span class="event-window">{windowText(first, last)}</span>}
      </span>
      <span class="event-summary">
        <Link to={{ options: { ...options.value, event: id } }}>{summary}</Link>
      </span>
      <span class={`event-family family-${family}`}>
        <svg width="10" height="10" aria-hidden="true">
          <rect width="10" height="10" rx="2" />
        </svg>
        {familyWords[family] ?? inWords(family)}
      </span>
      <span class="event-basis">
        {basis}
        {plug ? ", a plug" : ""}
      </span>
      <span class="event-concerns" title={concerned}>
        {concerned}
      </span>
    </li>
  );
}

/** `28 Feb – 7 May 2001`: the year once where both have it. */
function windowText(first: Day, last: Day): string {
  const from = dayInShort(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? from.slice(0, -5) : from} – ${dayInShort(last)}`;
}

/** How many of the events, which are in order, count by the end of the day. */
function countsBy(list: readonly TimelineEvent[], day: Day): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.on ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
