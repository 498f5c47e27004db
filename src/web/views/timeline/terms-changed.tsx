/** The terms of instruments before an event and after it: those that it changed, and on demand those that stayed. */
import type { JSX } from "preact";
import type { EffectAnswer } from "../../../answers/effect-answer.ts";
import { DataTable } from "../../figures/data-table.tsx";
import { counted, decimalText, inWords } from "../../figures/format.ts";
import { Empty } from "../../layout/states.tsx";
import { dayInShort, isDay } from "../../state/days.ts";

type Instrument = EffectAnswer["terms"][number];

export function TermsChanged({ terms }: Pick<EffectAnswer, "terms">): JSX.Element {
  if (terms.length === 0) return <Empty>It changes no terms.</Empty>;
  return (
    <>
      {terms.map((each) => (
        <Changed key={each.instrument} terms={each} />
      ))}
    </>
  );
}

function Changed({ terms: { instrument, name, isNew, changes } }: { readonly terms: Instrument }): JSX.Element {
  const changed = changes.filter(({ isChanged }) => isChanged);
  const stayed = changes.filter(({ isChanged }) => !isChanged);
  return (
    <section aria-label={name}>
      <h3>
        {name} <span class="aside">{isNew ? "comes into being" : instrument}</span>
      </h3>
      {changed.length === 0 ? <p class="aside">{isNew ? "Without any terms." : "Its terms are as they were."}</p> : <Table caption={`Terms of ${name} that changed`} changes={changed} isNew={isNew} />}
      {stayed.length === 0 ? null : (
        <details>
          <summary>{counted(stayed.length, "term")} as before</summary>
          <Table caption={`Terms of ${name} as before`} changes={stayed} isNew />
        </details>
      )}
    </section>
  );
}

/** Of what is new, or stayed, there is one column of values. */
function Table({ caption, changes, isNew }: { readonly caption: string; readonly changes: Instrument["changes"]; readonly isNew: boolean }): JSX.Element {
  return (
    <DataTable
      caption={caption}
      hidesCaption
      columns={[
        { id: "term", head: "Term", cell: ({ term }) => inWords(term) },
        ...(isNew ? [] : [{ id: "before", head: "Before", cell: ({ before }: Instrument["changes"][number]) => termText(before) }]),
        { id: "after", head: isNew ? "Value" : "After", cell: ({ after }) => termText(after) },
      ]}
      rows={changes}
      keyOf={({ term }) => term}
      what={["term", "terms"]}
    />
  );
}

function termText(value: string | null): string {
  if (value === null) return "not stated";
  if (isDay(value)) return dayInShort(value);
  return /^-?\d+(?:\.\d+)?$/.test(value) ? decimalText(value, value.split(".")[1]?.length ?? 0) : value;
}
