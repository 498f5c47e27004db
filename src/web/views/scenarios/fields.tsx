/** The fields of a mapping: one input for each that is a single text, and room for another. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { inWords } from "../../figures/format.ts";
import type { Path } from "./draft-text.ts";

export interface Written {
  readonly set: (path: Path, value: unknown) => void;
  /** Whether something is wrong there. */
  readonly isFaulty: (path: Path) => boolean;
}

interface Mapping extends Written {
  readonly path: Path;
  readonly value: Readonly<Record<string, unknown>>;
  /** What the mapping is of, in words, for those who do not see where it stands. */
  readonly of: string;
  /** Ids to choose from, by the field's name. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Whether fields may be added and taken away. */
  readonly isOpen?: boolean;
}

export function Fields({ path, value, of, set, isFaulty, lists = {}, isOpen = false }: Mapping): JSX.Element {
  const own = Object.entries(value);
  const texts = own.filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const others = own.filter(([, each]) => typeof each !== "string");
  return (
    <div class="fields">
      {texts.map(([name, text]) => (
        <div key={name} class="field">
          <Field label={inWords(name)} of={of} text={text} list={lists[name]} isFaulty={isFaulty([...path, name])} onWrite={(next) => set([...path, name], next)} />
          {isOpen ? (
            <button type="button" class="quiet" aria-label={`Take ${inWords(name)} of ${of} away`} onClick={() => set([...path, name], null)}>
              ×
            </button>
          ) : null}
        </div>
      ))}
      {isOpen ? <Another of={of} onAdd={(name) => set([...path, name], "")} /> : null}
      {others.filter(([name]) => !isOpenElsewhere(name)).map(([name]) => (
        <p key={name} class="note">
          {inWords(name)}: in the YAML.
        </p>
      ))}
    </div>
  );
}

/** Mappings with a form of their own beneath. */
function isOpenElsewhere(name: string): boolean {
  return name === "with" || name === "terms";
}

interface OneField {
  readonly label: string;
  readonly of: string;
  readonly text: string;
  readonly list?: string | undefined;
  readonly isFaulty: boolean;
  readonly isLong?: boolean;
  readonly onWrite: (text: string) => void;
}

export function Field({ label, of, text, list, isFaulty, isLong = false, onWrite }: OneField): JSX.Element {
  const isLonger = isLong || text.length > 60;
  return (
    <label class={isLonger ? "long" : undefined}>
      <span>
        {label}
        <span class="unseen"> of {of}</span>
      </span>
      {isLonger ? <textarea rows={3} value={text} aria-invalid={isFaulty} onInput={({ currentTarget }) => onWrite(currentTarget.value)} /> : (
        <input type="text" autocomplete="off" list={list} value={text} aria-invalid={isFaulty} onInput={({ currentTarget }) => onWrite(currentTarget.value)} />
      )}
    </label>
  );
}

function Another({ of, onAdd }: { readonly of: string; readonly onAdd: (name: string) => void }): JSX.Element {
  const [name, setName] = useState("");
  const isGood = /^[a-z][a-z0-9-]*$/.test(name);
  return (
    <form
      class="another"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGood) return;
        onAdd(name);
        setName("");
      }}
    >
      <input type="text" autocomplete="off" placeholder="another field" aria-label={`Name of another field of ${of}`} value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
      <button type="submit" disabled={!isGood} aria-label={`Add the field to ${of}`}>
        Add
      </button>
    </form>
  );
}
