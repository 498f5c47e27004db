/** The scenario that is being written: its fields and its YAML side by side, checked as one writes. */
import type { JSX } from "preact";
import { CopyLink } from "../../figures/copy-link.tsx";
import { Empty } from "../../layout/states.tsx";
import type { AskedComparison } from "./comparison.ts";
import type { DraftFault } from "./draft-fault.ts";
import { discard, draft, isTooLong, isUnreadable, settledDraft } from "./draft.ts";
import { syntaxFaults } from "./draft-text.ts";
import { Form } from "./form.tsx";
import { YamlPane } from "./yaml-pane.tsx";

export function Editor({ compared: { draftRefusal, isAsking } }: { readonly compared: AskedComparison }): JSX.Element | null {
  const text = draft.value;
  if (text === null) return isUnreadable.value ? <Unreadable /> : null;
  const unread = syntaxFaults(text);
  const checked = settledDraft.value === text ? draftRefusal : undefined;
  const faults: readonly DraftFault[] = unread.length > 0
    ? unread.map(({ line, found }) => ({ line, field: null, text: found }))
    : (checked?.errors ?? []).map(({ line, field, found, expected }) => ({ line: line ?? null, field: field ?? null, text: `found ${found}; expected ${expected}` }));
  const state = unread.length > 0 || faults.length > 0 ? "faulty" : checked !== undefined ? "unchecked" : settledDraft.value !== text || isAsking ? "checking" : "good";
  return (
    <section class="card editor" aria-labelledby="editor">
      <header class="card-head">
        <h2 id="editor">The scenario being written</h2>
        <div class="choices">
          <CopyLink selection={null} what="this scenario" />
          <a class="button" href={`data:application/yaml;charset=utf-8,${encodeURIComponent(text)}`} download={`${/^id: *([a-z0-9.-]+)/m.exec(text)?.[1] ?? "scenario"}.yaml`}>
            Save as a file
          </a>
          <button type="button" onClick={discard}>
            Discard
          </button>
        </div>
      </header>
      <Checked state={state} faults={faults} detail={checked === undefined ? null : `${checked.title}. ${checked.advice}`} />
      <div class="panes">
        <Form text={text} faults={faults} />
        <YamlPane text={text} faults={faults} />
      </div>
      {isTooLong.value ? <p class="note">This scenario is too long for a link: it stays in this tab only. Save it as a file to share it.</p> : <p class="note">The link to this page has the whole scenario in it; nothing of it is stored with the book. To keep it, save the file among the book's scenarios.</p>}
    </section>
  );
}

function Unreadable(): JSX.Element {
  return (
    <section class="card editor" aria-labelledby="editor">
      <h2 id="editor">The scenario of this link</h2>
      <Empty>It cannot be read: the link was cut short on its way. Ask for it again, or write a new scenario.</Empty>
    </section>
  );
}

interface Check {
  readonly state: "good" | "checking" | "faulty" | "unchecked";
  readonly faults: readonly DraftFault[];
  readonly detail: string | null;
}

function Checked({ state, faults, detail }: Check): JSX.Element {
  return (
    <div class={`checked ${state}`} role="status">
      {state === "good" ? <p>✓ In order: it is compared below.</p> : state === "checking" ? <p>Checking …</p> : state === "unchecked" ? <p>! {detail}</p> : (
        <>
          <p>
            ✗ {faults.length === 1 ? "One thing is wrong" : `${faults.length} things are wrong`}:
          </p>
          <ul>
            {faults.map(({ line, field, text }) => (
              <li key={`${line ?? ""} ${field ?? ""} ${text}`}>
                {line === null ? "" : `line ${line}, `}
                {field === null ? "" : <code>{field}</code>} {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
