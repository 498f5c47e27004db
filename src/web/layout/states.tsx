/** Where there is nothing to show: why, and what to do. */
import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Asked } from "../asking/asked.ts";
import type { Refusal } from "../asking/refused.ts";
import { keepToken } from "../asking/token.ts";
import { askAgain } from "../state/book.ts";

export function Loading({ what }: { readonly what: string }): JSX.Element {
  return (
    <p class="state loading" role="status">
      Reading {what} …
    </p>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="state">{children}</p>;
}

export function Refusing({ refusal: { kind, title, detail, advice } }: { readonly refusal: Refusal }): JSX.Element {
  return (
    <div class="state refusal" role="alert">
      <h3>{title}</h3>
      <p class="refusal-detail">{detail}</p>
      <p>{advice}</p>
      {kind === "token" ? <TokenForm /> : (
        <button type="button" onClick={askAgain}>
          Ask again
        </button>
      )}
    </div>
  );
}

function TokenForm(): JSX.Element {
  const [text, setText] = useState("");
  const id = useId();
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") keepToken(text.trim());
      }}
    >
      <label for={id}>Token</label>
      <input id={id} type="password" autocomplete="off" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      <button type="submit">Use it</button>
    </form>
  );
}

interface Answered<Answer> {
  readonly asked: Asked<Answer>;
  /** What is waited for, in words. */
  readonly what: string;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** What is made of an answer; until there is one, that it is read, or why there is none. The one before stays until the next comes. */
export function Answer<Of>({ asked: { answer, refusal, isAsking }, what, children }: Answered<Of>): JSX.Element {
  if (refusal !== undefined) return <Refusing refusal={refusal} />;
  if (answer === undefined) return <Loading what={what} />;
  return (
    <div class="answer" aria-busy={isAsking}>
      {children(answer)}
    </div>
  );
}
