/** Copies an address that shows the same to whoever opens it: dates spelled out, and the ledger's head beside them. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../layout/icons.tsx";
import { book, bookId, restingAsOf } from "../state/book.ts";
import { addressOf } from "../state/here.ts";
import type { Selection } from "../state/place.ts";

/** So much of the head is enough to tell whether a book has changed. */
const HEAD_CHARACTERS = 12;

/** How long it says that it has copied. */
const SAID_MILLISECONDS = 2_000;

export function CopyLink({ selection, what }: { readonly selection: Selection | null; readonly what: string }): JSX.Element {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return undefined;
    const timer = window.setTimeout(() => {
      setSaid("");
    }, SAID_MILLISECONDS);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);
  const copy = async (): Promise<void> => {
    const address = `${location.origin}${addressOf({ book: bookId.value ?? null, asOf: restingAsOf.value ?? null, selection, head: book.value.answer?.ledgerHead.slice(0, HEAD_CHARACTERS) ?? null })}`;
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Link copied");
    } catch {
      setSaid("The browser lets nothing be copied here");
    }
  };
  return (
    <span class="copy-link">
      <button type="button" class="quiet" aria-label={`Copy a link to ${what}`} title="Copy a link, pinned to the ledger's head" onClick={() => void copy()}>
        <Icon name="link" />
      </button>
      <span class="copied" role="status">
        {said}
      </span>
    </span>
  );
}
