/** The timeline: every event, narrowed as the reader likes, or the page of one of them. */
import type { JSX } from "preact";
import { families, familyWords } from "../../charts/families.ts";
import { timelineOf } from "../../asking/answers.ts";
import { ExportLinks, ExportRows } from "../../figures/export-links.tsx";
import { counted, decimalText } from "../../figures/format.ts";
import { Choice, Find } from "../../layout/narrowing.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { bookId, events, under } from "../../state/book.ts";
import { goWith, options } from "../../state/here.ts";
import { EventList } from "./event-list.tsx";
import { EventPage } from "./event-page.tsx";
import { FILTERS, instruments, isLatestFirst, isNarrowed, narrowed, parties } from "./narrowed.ts";
import type { TimelineEvent } from "./narrowed.ts";

const BASES = ["reported", "inferred", "assumed"] as const;

export function Timeline(): JSX.Element {
  const { event } = options.value;
  return event === undefined ? <AllEvents /> : <EventPage key={event} id={event} />;
}

function AllEvents(): JSX.Element {
  return (
    <section class="card timeline" aria-labelledby="all-events">
      <header class="card-head">
        <h2 id="all-events">Events</h2>
        <div class="choices">
          <button type="button" aria-pressed={isLatestFirst.value} onClick={() => goWith({ order: isLatestFirst.value ? null : "latest" })}>
            Latest first
          </button>
        </div>
      </header>
      <Answer asked={events.value} what="the events">
        {({ total }) => (total === 0 ? <Empty>By what was known then nothing has happened yet: choose a later day of knowledge.</Empty> : <Narrowed total={total} />)}
      </Answer>
    </section>
  );
}

function Narrowed({ total }: { readonly total: number }): JSX.Element {
  const list = narrowed.value;
  return (
    <>
      <div class="narrowings">
        <Choice option="family" label="Family" among={families.map((each) => [each, familyWords[each] ?? each])} />
        <Choice option="party" label="Party" among={parties.value.map((each) => [each, each])} />
        <Choice option="instrument" label="Instrument" among={instruments.value} />
        <Choice option="basis" label="Basis" among={BASES.map((each) => [each, each])} />
        <Find option="words" label="Find" />
        {isNarrowed.value ? <ClearFilters /> : null}
        <Files list={list} total={total} />
      </div>
      <p class="how-many" role="status">
        {list.length === total ? counted(total, "event") : `${decimalText(String(list.length))} of ${counted(total, "event")}`}
      </p>
      {list.length === 0 ? <Empty>No event passes all of these filters.</Empty> : <EventList list={list} isLatestFirst={isLatestFirst.value} />}
    </>
  );
}

const HEADS = ["Id", "Type", "Family", "On", "First", "Last", "Known at", "Basis", "Plug", "Summary", "Parties", "Instruments"];

/** The service's own where all events are shown in its order, and written here where they are narrowed or turned around. */
function Files({ list, total }: { readonly list: readonly TimelineEvent[]; readonly total: number }): JSX.Element {
  if (!isNarrowed.value && !isLatestFirst.value) return <ExportLinks what="the events" of={timelineOf(bookId.value ?? "", under.value)} />;
  const filters = FILTERS.flatMap((name) => (options.value[name] === undefined ? [] : [[name, options.value[name]] as const]));
  const rows = (): string[][] => (isLatestFirst.value ? list.toReversed() : list).map(({ id, type, family, on, first, last, knownAt, basis, plug, summary, parties: among, instruments: concerned }) => [id, type, family, on, first, last, knownAt, basis, String(plug), summary, among.join("; "), concerned.join("; ")]);
  return <ExportRows what="the events" name="events" heads={HEADS} rows={rows} total={total} dates={[]} filters={filters} />;
}

function ClearFilters(): JSX.Element {
  return (
    <button type="button" onClick={() => goWith(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
      Take the filters away
    </button>
  );
}
