/** The page of an event: what happened, its journal entry, what it changed, and where a source says so. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { EventAnswer } from "../../../answers/event-answer.ts";
import { effectOf, eventOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { Evidence } from "../../closer/evidence.tsx";
import { JournalEntry } from "../../closer/journal-entry.tsx";
import { CopyLink } from "../../figures/copy-link.tsx";
import { inWords } from "../../figures/format.ts";
import { Answer } from "../../layout/states.tsx";
import { bookId, under } from "../../state/book.ts";
import { stepWith } from "../../state/here.ts";
import { EventFacts } from "./event-facts.tsx";
import { FiguresChanged } from "./figures-changed.tsx";
import { Neighbours } from "./neighbours.tsx";
import { besides } from "./narrowed.ts";
import { TermsChanged } from "./terms-changed.tsx";

export function EventPage({ id }: { readonly id: string }): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : eventOf(bookId.value, id, under.value));
  useKeysToNeighbours(id);
  return (
    <article class="event-page">
      <Neighbours id={id} />
      <Answer asked={asked} what="the event">
        {({ event }) => <Told event={event} />}
      </Answer>
    </article>
  );
}

function Told({ event }: { readonly event: EventAnswer["event"] }): JSX.Element {
  const { id, type, family, basis, plug, summary, movements, evidence, written } = event;
  const effect = useAsked(bookId.value === undefined ? undefined : effectOf(bookId.value, id, under.value));
  return (
    <div class="event-cards">
      <section class="card event-what" aria-labelledby="what-happened">
        <h2 id="what-happened">{summary}</h2>
        <p class="aside">
          {inWords(type)} · {family} · {basis}
          {plug ? " · a plug: its amount only makes figures meet" : ""}
          <CopyLink selection={null} what="this event" />
        </p>
        <EventFacts event={event} />
      </section>
      <section class="card event-entry" aria-labelledby="journal-entry">
        <h2 id="journal-entry">Journal entry</h2>
        <JournalEntry movements={movements} hasFlows />
      </section>
      <div class="event-aside">
        <section class="card event-terms" aria-labelledby="terms-changed">
          <h2 id="terms-changed">Terms before and after</h2>
          <Answer asked={effect} what="the terms">
            {({ terms }) => <TermsChanged terms={terms} />}
          </Answer>
        </section>
        <section class="card event-evidence" aria-labelledby="evidence">
          <h2 id="evidence">Evidence</h2>
          <Evidence evidence={evidence} />
          <details>
            <summary>As the book has it</summary>
            <pre tabIndex={0}>{JSON.stringify(written, null, 2)}</pre>
          </details>
        </section>
      </div>
      <section class="card event-figures" aria-labelledby="figures-changed">
        <h2 id="figures-changed">Just before and just after</h2>
        <Answer asked={effect} what="the figures">
          {(answer) => <FiguresChanged effect={answer} />}
        </Answer>
      </section>
    </div>
  );
}

/** On this page the arrow keys go from event to event, not from date to date. */
function useKeysToNeighbours(id: string): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isFree = event.target instanceof Element && event.target.closest("input, textarea, select, dialog, [role=slider], [data-scrolls]") === null;
      const to = event.key === "ArrowLeft" ? besides(id).before : event.key === "ArrowRight" ? besides(id).after : undefined;
      if (!isPlain || !isFree || to === undefined || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      stepWith({ event: to.id });
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => {
      window.removeEventListener("keydown", listen, { capture: true });
    };
  }, [id]);
}
