/** Search over events, figures and findings: each word must stand somewhere in what is found. */
import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { findingsOf, measuresOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { counted, decimalText } from "../figures/format.ts";
import { bookId, events, under } from "../state/book.ts";
import { dayInShort } from "../state/days.ts";
import { go } from "../state/here.ts";
import { opened } from "../state/keys.ts";
import type { Place } from "../state/place.ts";
import { Dialog } from "./dialog.tsx";

interface Hit {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly aside: string;
  /** Everything that is searched, in small letters. */
  readonly searched: string;
  readonly to: Partial<Place>;
}

/** As many as a reader looks through. */
const MOST = 40;

export function Search(): JSX.Element {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const all = useHits();
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const found = words.length === 0 ? [] : all.filter(({ searched }) => words.every((word) => searched.includes(word)));
  const shown = found.slice(0, MOST);
  const open = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    opened.value = null;
    go(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") setChosen(Math.min(shown.length - 1, chosen + 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(0, chosen - 1));
    else if (event.key === "Enter") open(shown[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Search" onClose={() => (opened.value = null)}>
      <input
        class="search-field"
        type="text"
        role="combobox"
        aria-label="Search events, figures and findings"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-activedescendant={shown[chosen] === undefined ? undefined : `${listId}-${chosen}`}
        placeholder="a word of an event, a figure or a finding"
        value={text}
        autofocus
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label="Found" class="hits">
        {shown.map((hit, index) => (
          <li key={hit.key} id={`${listId}-${index}`} role="option" aria-selected={index === chosen} onClick={() => open(hit)}>
            <span class="hit-kind">{hit.kind}</span>
            <span class="hit-text">{hit.text}</span>
            <span class="aside">{hit.aside}</span>
          </li>
        ))}
      </ul>
      <p class="how-many" role="status">
        {words.length === 0 ? `${counted(all.length, "thing")} to search` : found.length === 0 ? "Nothing has all of these words. Try fewer, or another form of one." : `${decimalText(String(shown.length))} of ${counted(found.length, "hit")}`}
      </p>
    </Dialog>
  );
}

function useHits(): readonly Hit[] {
  const book = bookId.value;
  const measures = useAsked(book === undefined ? undefined : measuresOf(book, under.value)).answer;
  const findings = useAsked(book === undefined ? undefined : findingsOf(book, under.value)).answer;
  const timeline = events.value.answer;
  return useMemo(
    () => [
      ...(timeline?.events ?? []).map(({ id, summary, on, type, parties }) => hit("event", id, summary, dayInShort(on), `${type} ${parties.join(" ")} ${on}`, { selection: { kind: "event", id }, asOf: on })),
      ...(measures?.measures ?? []).map(({ id, label, unit }) => hit("figure", id, label, unit, "", { selection: { kind: "measure", id } })),
      ...(findings?.findings ?? []).map(({ id, summary, class: kind, about }) => hit("finding", id, summary, kind, about, { selection: { kind: "finding", id } })),
    ],
    [timeline, measures, findings],
  );
}

function hit(kind: string, id: string, text: string, aside: string, more: string, to: Partial<Place>): Hit {
  return { key: `${kind} ${id}`, kind, text, aside, searched: `${kind} ${id} ${text} ${aside} ${more}`.toLowerCase(), to };
}
