/** What narrows a list: a choice among few, and words to find. Both stand in the address. */
import type { JSX } from "preact";
import { goWith, options, stepWith } from "../state/here.ts";

interface Narrowing {
  /** The name of the option in the address. */
  readonly option: string;
  readonly label: string;
}

interface Choosing extends Narrowing {
  /** What may be chosen, with what it is called; all where nothing is. */
  readonly among: readonly (readonly [value: string, text: string])[];
}

export function Choice({ option, label, among }: Choosing): JSX.Element {
  const chosen = options.value[option] ?? "";
  return (
    <label class="narrowing">
      <span>{label}</span>
      <select value={chosen} onChange={({ currentTarget: { value } }) => goWith({ [option]: value })}>
        <option value="">all</option>
        {chosen === "" || among.some(([value]) => value === chosen) ? null : <option value={chosen}>{chosen}</option>}
        {among.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Find({ option, label }: Narrowing): JSX.Element {
  return (
    <label class="narrowing">
      <span>{label}</span>
      <input type="search" value={options.value[option] ?? ""} onInput={({ currentTarget: { value } }) => stepWith({ [option]: value })} />
    </label>
  );
}

/** Whether each of the words stands in any of the texts. */
export function hasWords(words: string | undefined, ...texts: readonly (string | null)[]): boolean {
  const text = texts.join(" ").toLowerCase();
  return (words ?? "").toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
