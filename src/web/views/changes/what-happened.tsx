/** What lies between A and B: the events that happened, or became known or were voided, and the sources published. */
import type { JSX } from "preact";
import type { ChangesAnswer } from "../../../answers/changes-answer.ts";
import type { DiffAnswer } from "../../../answers/diff-answer.ts";
import type { Question } from "../../asking/answers.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks } from "../../figures/export-links.tsx";
import { inWords } from "../../figures/format.ts";
import { EventLink } from "../../layout/link.tsx";
import { Empty } from "../../layout/states.tsx";
import { dayInShort, dayInWords } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";

interface Between {
  readonly question: Question<unknown>;
  readonly from: Day;
  readonly to: Day;
}

type Event = ChangesAnswer["events"][number];

export function Happened({ events, question, from, to }: Between & { readonly events: readonly Event[] }): JSX.Element {
  return (
    <section class="card happened" aria-labelledby="happened">
      <h2 id="happened">
        What happened <span class="when">after {dayInWords(from)}, up to {dayInWords(to)}</span>
      </h2>
      {events.length === 0 ? <Empty>Nothing happened in between that the book tells of.</Empty> : (
        <>
          <div class="narrowings">
            <ExportLinks what="what happened" of={question} table="events" />
          </div>
          <DataTable caption="Events between the two dates" hidesCaption columns={happened} rows={events} keyOf={({ id }) => id} what={["event", "events"]} />
        </>
      )}
    </section>
  );
}

const happened: readonly Column<Event>[] = [
  { id: "on", head: "Date", cell: ({ on }) => <span class="nowrap">{dayInShort(on)}</span>, by: ({ on }) => on },
  { id: "event", head: "Event", cell: ({ id, summary }) => <EventLink id={id}>{summary}</EventLink> },
  { id: "family", head: "Family", cell: ({ family }) => family, by: ({ family }) => family },
  { id: "type", head: "What", cell: ({ type }) => inWords(type), by: ({ type }) => type },
  { id: "day", head: "Its day", cell: ({ first, last, counts }) => (first === last ? "known" : counts ? `some day from ${dayInShort(first)} to ${dayInShort(last)}` : `counts outside, may lie between: from ${dayInShort(first)} to ${dayInShort(last)}`) },
];

interface Change {
  readonly event: string;
  readonly type: string;
  readonly on: Day;
  readonly known: Day;
  readonly summary: string;
  readonly by: string | null;
}

export function BecameKnown({ becameKnown, voided, question, from, to }: Between & Pick<DiffAnswer, "becameKnown" | "voided">): JSX.Element {
  const changes: Change[] = [...becameKnown.map((each) => ({ ...each, by: null })), ...voided];
  return (
    <section class="card happened" aria-labelledby="became-known">
      <h2 id="became-known">
        What became known <span class="when">after {dayInWords(from)}, up to {dayInWords(to)}</span>
      </h2>
      {changes.length === 0 ? <Empty>No event became known in between, and none was voided, of those that count by then.</Empty> : (
        <>
          <div class="narrowings">
            <ExportLinks what="what became known" of={question} table="events" />
          </div>
          <DataTable caption="Events that became known or were voided" hidesCaption columns={known} rows={changes} keyOf={({ event, by }) => `${event} ${by ?? ""}`} what={["event", "events"]} />
        </>
      )}
    </section>
  );
}

const known: readonly Column<Change>[] = [
  { id: "known", head: "Known", cell: ({ known: day }) => <span class="nowrap">{dayInShort(day)}</span>, by: ({ known: day }) => day },
  { id: "event", head: "Event", cell: ({ event, summary }) => <EventLink id={event}>{summary}</EventLink> },
  { id: "on", head: "Counts on", cell: ({ on }) => <span class="nowrap">{dayInShort(on)}</span>, by: ({ on }) => on },
  { id: "type", head: "What", cell: ({ type }) => inWords(type), by: ({ type }) => type },
  { id: "how", head: "How", cell: ({ by }) => (by === null ? "became known" : (
    <>
      voided by <EventLink id={by} />
    </>
  )) },
];

export function Published({ published, question }: Pick<DiffAnswer, "published"> & { readonly question: Question<unknown> }): JSX.Element | null {
  if (published.length === 0) return null;
  return (
    <section class="card" aria-labelledby="published">
      <h2 id="published">Sources published in between</h2>
      <div class="narrowings">
        <ExportLinks what="the sources" of={question} table="published" />
      </div>
      <DataTable caption="Each source" hidesCaption columns={sources} rows={published} keyOf={({ source }) => source} what={["source", "sources"]} />
    </section>
  );
}

const sources: readonly Column<DiffAnswer["published"][number]>[] = [
  { id: "published", head: "Published", cell: ({ published: day }) => <span class="nowrap">{dayInShort(day)}</span>, by: ({ published: day }) => day },
  { id: "title", head: "Source", cell: ({ title }) => title, by: ({ title }) => title },
];
