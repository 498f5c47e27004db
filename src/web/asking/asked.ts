/** An answer as a signal: asked for whenever its question changes, and let go of when nobody waits for it. */
import { computed, effect, signal, untracked } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { ask, kept } from "./ask.ts";
import type { Question } from "./answers.ts";
import { Refused } from "./refused.ts";
import type { Refusal } from "./refused.ts";
import { token } from "./token.ts";

export interface Asked<Answer> {
  /** The last answer; while another is asked for, the one before it. */
  readonly answer: Answer | undefined;
  /** What the answer is of: its address, and what was posted to it. */
  readonly of: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly isAsking: boolean;
}

const nothing: Asked<never> = { answer: undefined, of: undefined, refusal: undefined, isAsking: false };

/** Counts up where everything is to be asked anew: the book has changed, or a refusal may be over. */
export const again = signal(0);

/** Changes where everything is asked anew: in another round, or with another token. */
const rounds = computed(() => `${again.value} ${token.value ?? ""}`);

/** Asked for as long as the page is open: of what every view needs. */
export function asked<Answer>(question: () => Question<Answer> | undefined): ReadonlySignal<Asked<Answer>> {
  const state = signal<Asked<Answer>>(nothing);
  // A text, so that what is asked is let go of only where it is something else.
  const inRound = computed(() => `${question()?.name ?? ""} ${rounds.value}`);
  effect(() => {
    const isWanted = !inRound.value.startsWith(" ");
    return follow(isWanted ? untracked(question) : undefined, () => state.peek(), (next) => {
      state.value = next;
    });
  });
  return state;
}

/** Asked for as long as a component is shown. */
export function useAsked<Answer>(question: Question<Answer> | undefined): Asked<Answer> {
  const [state] = useState(() => signal<Asked<Answer>>(nothing));
  useEffect(() => follow(question, () => state.peek(), (next) => {
    state.value = next;
  }), [question?.name, rounds.value]);
  return state.value;
}

/** Asks, tells how it goes, and returns what lets go of it. */
function follow<Answer>(question: Question<Answer> | undefined, before: () => Asked<Answer>, tell: (next: Asked<Answer>) => void): () => void {
  if (question === undefined) {
    tell(nothing);
    return () => undefined;
  }
  const of = question.name;
  const known = kept(question);
  if (known !== undefined) {
    tell({ answer: known, of, refusal: undefined, isAsking: false });
    return () => undefined;
  }
  const cancelling = new AbortController();
  tell({ ...before(), refusal: undefined, isAsking: true });
  ask(question, cancelling.signal).then(
    (answer) => {
      if (!cancelling.signal.aborted) tell({ answer, of, refusal: undefined, isAsking: false });
    },
    (error: unknown) => {
      if (cancelling.signal.aborted) return;
      if (!(error instanceof Refused)) throw error;
      tell({ answer: undefined, of, refusal: error.refusal, isAsking: false });
    },
  );
  return () => {
    cancelling.abort();
  };
}
