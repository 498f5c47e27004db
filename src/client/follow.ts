/** What is appended to a book, as it is appended. */
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { EventSourceMessage } from "eventsource-parser/stream";
import type { FollowedEvent } from "../http/follow.ts";
import { LedgerProblem } from "./ledger-problem.ts";
import type { CapitalLedgerClient } from "./typed-client.ts";

export type { FollowedEvent } from "../http/follow.ts";

export interface Following {
  /** The number of the last event that the follower has, or 0 for all; from now on where absent. */
  readonly after?: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** How long to wait before coming back: longer each time that the service cannot be reached, in milliseconds. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * The events of a book in a store, each as it is appended, by whoever does:
 *
 *     for await (const { id, type, ledgerHead } of follow(ledger, "my-company", { after: 12 })) …
 *
 * Goes on until `signal` ends it. Where the connection ends it comes back to where it was, so that no
 * event is missed or given twice. Throws whatever the first connection fails by; later, the
 * `LedgerProblem` of a service that refuses: the token no longer holds, the book is no longer there.
 */
export async function* follow(ledger: CapitalLedgerClient, book: string, { after, signal }: Following = {}): AsyncGenerator<FollowedEvent, void, undefined> {
  let last = after;
  let wait = FIRST_WAIT;
  const isOver = (): boolean => signal?.aborted === true;
  for (let hasBegun = false; !isOver(); ) {
    try {
      for await (const { event, data } of connection(ledger, book, last, signal)) {
        const followed = JSON.parse(data) as FollowedEvent;
        last = followed.version;
        wait = FIRST_WAIT;
        hasBegun = true;
        if (event === "appended") yield followed;
      }
    } catch (error) {
      if (isOver()) return;
      if (!hasBegun || (error instanceof LedgerProblem && !mayPass(error))) throw error;
    }
    await elapsed(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

/** What comes until the connection ends. */
async function* connection(ledger: CapitalLedgerClient, book: string, last: number | undefined, signal: AbortSignal | undefined): AsyncGenerator<EventSourceMessage, void, undefined> {
  const headers = last === undefined ? {} : { "last-event-id": String(last) };
  const { body } = await ledger.v1.books[":book"].events.$get({ param: { book }, query: { follow: "true" } }, { headers, init: { signal: signal ?? null } });
  if (body === null) throw new Error("found an answer without a body; expected the feed of the book");
  const messages = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (let next = await messages.read(); !next.done; next = await messages.read()) yield next.value;
  } finally {
    await messages.cancel().catch(() => undefined);
  }
}

/** Too many requests, too slow, or a service that is not ready: worth asking again. */
function mayPass({ status }: LedgerProblem): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Waits so long, or until the signal ends it. */
function elapsed(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    signal?.addEventListener("abort", over);
  });
}
