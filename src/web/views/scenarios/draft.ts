/** The scenario that is being written: in the address, so that a link shares it; the back button undoes it step by step. */
import { effect, signal } from "@preact/signals";
import { options, step } from "../../state/here.ts";
import { MOST_CHARACTERS, packed, unpacked } from "./draft-link.ts";

/** Null where none is being written. */
export const draft = signal<string | null>(null);

/** Whether the text is longer than a link may be: it then lives in this tab only. */
export const isTooLong = signal(false);

/** Whether the address has what is no scenario. */
export const isUnreadable = signal(false);

/** A pause in writing that is long enough to be checked, and to be kept in the address. */
const REST_MILLISECONDS = 350;

/** What was last written to the address, so that it is not read back. */
let own: string | null = null;
let timer = 0;

/** What is checked and compared: the text as it was when writing last paused. */
export const settledDraft = signal<string | null>(null);

effect(() => {
  const link = options.value["draft"] ?? null;
  if (link === own) return;
  own = link;
  clearTimeout(timer);
  if (link === null) {
    take(null);
    return;
  }
  void unpacked(link).then((text) => {
    if (own !== link) return;
    take(text ?? null);
    isUnreadable.value = text === undefined;
  });
});

function take(text: string | null): void {
  draft.value = text;
  settledDraft.value = text;
  isTooLong.value = false;
  isUnreadable.value = false;
}

/** Shows another text at once; it is checked and put into the address when writing pauses. */
export function write(text: string): void {
  draft.value = text;
  clearTimeout(timer);
  timer = window.setTimeout(() => void rest(text), REST_MILLISECONDS);
}

/** Begins with a text, at once. */
export function begin(text: string): void {
  isUnreadable.value = false;
  draft.value = text;
  clearTimeout(timer);
  void rest(text);
}

export function discard(): void {
  clearTimeout(timer);
  keep(null);
  take(null);
}

async function rest(text: string): Promise<void> {
  const link = await packed(text);
  if (draft.peek() !== text) return;
  settledDraft.value = text;
  isTooLong.value = link.length > MOST_CHARACTERS;
  if (!isTooLong.peek()) keep(link);
}

function keep(link: string | null): void {
  own = link;
  const others = Object.entries(options.peek()).filter(([name]) => name !== "draft");
  step({ options: Object.fromEntries(link === null ? others : [...others, ["draft", link]]) });
}
