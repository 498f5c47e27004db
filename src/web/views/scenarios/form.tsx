/** The scenario as fields: what it is called, and each change that it makes. */
import type { JSX } from "preact";
import { scenariosOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { allEvents, bookId } from "../../state/book.ts";
import { write } from "./draft.ts";
import { fieldsOf, withField } from "./draft-text.ts";
import type { DraftFault } from "./draft-fault.ts";
import { Field, Fields } from "./fields.tsx";
import type { Written } from "./fields.tsx";

const EVENT_LIST = "scenario-events";
const SCENARIO_LIST = "scenario-bases";
const LISTS = { event: EVENT_LIST } as const;

/** The changes that are lists, in words, and what a new one begins with. */
const CHANGES = [
  { name: "replace", title: "Events that are otherwise", one: "event that is otherwise", begin: { event: "", with: { summary: "" } }, inside: "with" },
  { name: "move", title: "Events on another day", one: "event on another day", begin: { event: "", on: "" }, inside: null },
  { name: "add", title: "Events beside the book's", one: "event beside", begin: { id: "", type: "", on: "", summary: "" }, inside: null },
  { name: "terms", title: "Terms that are otherwise", one: "instrument with other terms", begin: { instrument: "", from: "", terms: { strike: "" } }, inside: "terms" },
  { name: "rates", title: "Rates that are otherwise", one: "index with other rates", begin: { index: "", flat: "" }, inside: null },
] as const;

export function Form({ text, faults }: { readonly text: string; readonly faults: readonly DraftFault[] }): JSX.Element {
  const fields = fieldsOf(text);
  if (fields === undefined) return <p class="state">The YAML cannot be read as it stands: mend it beside, and its fields stand here again.</p>;
  const written: Written = {
    set: (path, value) => write(withField(text, path, value)),
    isFaulty: (path) => faults.some(({ field }) => field === path.join(".")),
  };
  return (
    <div class="form">
      <Lists />
      <Named fields={fields} {...written} />
      <Removed ids={textsIn(fields["remove"])} {...written} />
      {CHANGES.map((change) => (
        <Changes key={change.name} change={change} items={mappingsIn(fields[change.name])} {...written} />
      ))}
      <div class="adding" role="group" aria-label="Changes to add">
        <button type="button" onClick={() => written.set(["remove", textsIn(fields["remove"]).length], "")}>
          Remove an event
        </button>
        {CHANGES.map(({ name, one, begin }) => (
          <button key={name} type="button" onClick={() => written.set([name, mappingsIn(fields[name]).length], begin)}>
            Add an {one}
          </button>
        ))}
      </div>
      {["prices", "parameters", "evidence"].filter((name) => fields[name] !== undefined).map((name) => <p key={name} class="note">{name}: in the YAML.</p>)}
    </div>
  );
}

/** What one may choose from while one writes. */
function Lists(): JSX.Element {
  const { answer } = useAsked(bookId.value === undefined ? undefined : scenariosOf(bookId.value));
  return (
    <>
      <datalist id={EVENT_LIST}>
        {allEvents.value.answer?.events.map(({ id, summary }) => (
          <option key={id} value={id}>
            {summary}
          </option>
        ))}
      </datalist>
      <datalist id={SCENARIO_LIST}>
        {answer?.scenarios.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </datalist>
    </>
  );
}

function Named({ fields, set, isFaulty }: Written & { readonly fields: Readonly<Record<string, unknown>> }): JSX.Element {
  const field = (name: string, label: string, more: { readonly list?: string; readonly isLong?: boolean } = {}): JSX.Element => (
    <Field label={label} of="the scenario" text={textOf(fields[name])} isFaulty={isFaulty([name])} onWrite={(text) => set([name], text === "" && name !== "id" && name !== "title" && name !== "summary" ? null : text)} {...more} />
  );
  return (
    <div class="fields">
      {field("id", "Id")}
      {field("title", "Title")}
      {field("summary", "Summary", { isLong: true })}
      {field("arithmetic", "Arithmetic", { isLong: true })}
      {field("base", "Laid over the scenario", { list: SCENARIO_LIST })}
      {field("known-at", "As known on")}
      {field("tax-rate", "Rate of income tax")}
    </div>
  );
}

function Removed({ ids, set, isFaulty }: Written & { readonly ids: readonly string[] }): JSX.Element | null {
  return ids.length === 0 ? null : (
    <fieldset>
      <legend>Events that do not happen</legend>
      {ids.map((id, index) => (
        <div key={index} class="field">
          <Field label="event" of={`removal ${index + 1}`} text={id} list={EVENT_LIST} isFaulty={isFaulty(["remove", index])} onWrite={(text) => set(["remove", index], text)} />
          <button type="button" class="quiet" aria-label={`Let ${id === "" ? "this event" : id} happen after all`} onClick={() => set(["remove", index], null)}>
            ×
          </button>
        </div>
      ))}
    </fieldset>
  );
}

interface Changed extends Written {
  readonly change: (typeof CHANGES)[number];
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

function Changes({ change: { name, title, one, inside }, items, set, isFaulty }: Changed): JSX.Element | null {
  return items.length === 0 ? null : (
    <fieldset>
      <legend>{title}</legend>
      {items.map((item, index) => {
        const of = textOf(item["event"] ?? item["id"] ?? item["instrument"] ?? item["index"]) || `${one} ${index + 1}`;
        const within = inside === null ? undefined : mappingOf(item[inside]);
        return (
          <div key={index} class="change">
            <Fields path={[name, index]} value={item} of={of} lists={LISTS} isOpen={inside === null && name !== "move"} set={set} isFaulty={isFaulty} />
            {inside === null || within === undefined ? null : <Fields path={[name, index, inside]} value={within} of={of} isOpen set={set} isFaulty={isFaulty} />}
            <button type="button" aria-label={`Without the change of ${of}`} onClick={() => set([name, index], null)}>
              Without this
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function mappingsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((each) => mappingOf(each) ?? {}) : [];
}
