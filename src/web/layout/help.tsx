/** The keys, and what the marks mean. */
import type { ComponentChildren, JSX } from "preact";
import { Mark } from "../figures/mark.tsx";
import { verdictMeanings } from "../figures/verdicts.ts";
import type { Verdict } from "../figures/verdicts.ts";
import { opened } from "../state/keys.ts";
import type { View } from "../views/view.ts";
import { Dialog } from "./dialog.tsx";

export function Help({ views }: { readonly views: readonly View[] }): JSX.Element {
  return (
    <Dialog title="Keys and marks" onClose={() => (opened.value = null)}>
      <dl class="keys">
        <Keys keys={["←", "→"]}>previous and next event</Keys>
        <Keys keys={["Shift", "←"]}>quarter by quarter</Keys>
        <Keys keys={["t"]}>the book's own date, with everything known</Keys>
        <Keys keys={["/"]}>search events, figures and findings</Keys>
        {views.map(({ name, title, key }) => (
          <Keys key={name} keys={["g", key]}>
            {title}
          </Keys>
        ))}
        <Keys keys={["?"]}>this help</Keys>
        <Keys keys={["Esc"]}>closes what is open</Keys>
      </dl>
      <h3>Marks</h3>
      <dl class="marks">
        {(Object.keys(verdictMeanings) as Verdict[]).map((verdict) => (
          <div key={verdict}>
            <dt>
              <Mark verdict={verdict} />
            </dt>
            <dd>{verdictMeanings[verdict]}</dd>
          </div>
        ))}
      </dl>
      <p>A click on a figure asks why: the events that made it, or its rule with the inputs, with where the source says it.</p>
    </Dialog>
  );
}

function Keys({ keys, children }: { readonly keys: readonly string[]; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
