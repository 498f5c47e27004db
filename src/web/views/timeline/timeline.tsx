/** The timeline: every event, narrowed as the reader likes, or the page of one of them. */
import type { JSX } from "preact";
import { families, familyWords } from "../../charts/families.ts";
import { counted, decimalText } from "../../figures/format.ts";
import { Choice, Find } from "../../layout/narrowing.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { events } from "../../state/book.ts";
import { goWith, options } from "../../state/here.ts";
import { EventList } from "./event-list.tsx";
import { EventPage } from "./event-page.tsx";
import { FILTERS, instruments, isLatestFirst, isNarrowed, narrowed, parties } from "./narrowed.ts";

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
      </div>
      <p class="how-many" role="status">
        {list.length === total ? counted(total, "event") : `${decimalText(String(list.length))} of ${counted(total, "event")}`}
      </p>
      {list.length === 0 ? <Empty>No event passes all of these filters.</Empty> : <EventList list={list} isLatestFirst={isLatestFirst.value} />}
    </>
  );
}

function ClearFilters(): JSX.Element {
  return (
    <button type="button" onClick={() => goWith(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
      Take the filters away
    </button>
  );
}
