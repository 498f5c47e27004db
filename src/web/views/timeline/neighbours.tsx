/** The way from an event to the one before, to the one after, and back to all of them. */
import type { JSX } from "preact";
import { Icon } from "../../layout/icons.tsx";
import { Link } from "../../layout/link.tsx";
import { dayInShort } from "../../state/days.ts";
import { options } from "../../state/here.ts";
import { besides } from "./narrowed.ts";
import type { TimelineEvent } from "./narrowed.ts";

export function Neighbours({ id }: { readonly id: string }): JSX.Element {
  const { position, of, isNarrowed, before, after } = besides(id);
  const others = Object.fromEntries(Object.entries(options.value).filter(([name]) => name !== "event"));
  return (
    <nav class="neighbours" aria-label="Events before and after">
      <p class="neighbours-all">
        <Link to={{ options: others }}>All events</Link>
        {position === undefined ? null : (
          <span class="aside">
            {position} of {of}
            {isNarrowed ? " that pass the filters" : ""}
          </span>
        )}
      </p>
      {before === undefined ? <span class="aside">There is none before</span> : <Neighbour event={before} words="Before" />}
      {after === undefined ? <span class="aside neighbour-after">There is none after</span> : <Neighbour event={after} words="After" />}
    </nav>
  );
}

function Neighbour({ event: { id, on, summary }, words }: { readonly event: TimelineEvent; readonly words: "Before" | "After" }): JSX.Element {
  return (
    <span class={words === "Before" ? "neighbour" : "neighbour neighbour-after"}>
      <Link to={{ options: { ...options.value, event: id } }} label={`${words}, ${dayInShort(on)}: ${summary}`}>
        {words === "Before" ? <Icon name="back" /> : null}
        <span class="neighbour-text">
          <span class="aside">{dayInShort(on)}</span> <span class="neighbour-summary">{summary}</span>
        </span>
        {words === "After" ? <Icon name="on" /> : null}
      </Link>
    </span>
  );
}
