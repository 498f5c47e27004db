/** The YAML of the scenario, with the numbers of its lines, those at fault marked. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { write } from "./draft.ts";
import type { DraftFault } from "./draft-fault.ts";

/** So many lines are in sight at least. */
const LEAST_LINES = 16;
const MOST_LINES = 40;

export function YamlPane({ text, faults }: { readonly text: string; readonly faults: readonly DraftFault[] }): JSX.Element {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = text.split("\n").length;
  const faulty = new Set(faults.map(({ line }) => line));
  return (
    <div class="yaml-pane">
      <label for="scenario-yaml">As YAML</label>
      <div class="yaml">
        <div ref={gutter} class="gutter" aria-hidden="true">
          {Array.from({ length: lines }, (_, index) => (
            <span key={index} class={faulty.has(index + 1) ? "fault" : undefined}>
              {faulty.has(index + 1) ? "! " : ""}
              {index + 1}
            </span>
          ))}
        </div>
        <textarea
          id="scenario-yaml"
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          rows={Math.min(MOST_LINES, Math.max(LEAST_LINES, lines + 1))}
          value={text}
          aria-invalid={faults.length > 0}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onScroll={({ currentTarget }) => {
            if (gutter.current !== null) gutter.current.scrollTop = currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
}
