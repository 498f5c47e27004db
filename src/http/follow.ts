/** The feed of a book as server-sent events: what is appended, as it is appended, from wherever a follower left off. */
import type { Context, Env } from "hono";
import { streamSSE } from "hono/streaming";
import type { StoredBooks } from "../keeping/stored-books.ts";
import { RefusedRequest } from "./problem.ts";

/** How many events are read at a time. */
const PAGE = 100;
/** How long without an event until a comment says that the feed lives, in milliseconds: as often it is seen whether its follower may still have it. */
const HEARTBEAT = 5_000;
/** How long a feed lasts: its follower comes again. */
const LASTS = 600_000;

/** The data of each event of the feed named `appended`; of the first, named `begun`, only the version. */
export interface FollowedEvent {
  /** Its number in the book, from 1, and the id of the event of the feed. */
  readonly version: number;
  readonly id: string;
  /** The type of event; or which part of the book is stated. */
  readonly type: string;
  /** The day on which it counts; null of what is stated. */
  readonly effectiveOn: string | null;
  /** The moment of recording, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** The head of the book with it. */
  readonly ledgerHead: string;
}

/** For the description alone: no route has to be given it. */
export const lastEventId = {
  in: "header",
  name: "Last-Event-ID",
  required: false,
  description: "With `follow`: the number of the last event that the follower has, or 0 for all; from now on where absent.",
  schema: { type: "string", pattern: "^\\d{1,15}$" },
  example: "12",
} as const;

/** Where the follower left off: the number of the last event that it has. */
function lastSeen(context: Context<Env>): number | undefined {
  const id = context.req.header("last-event-id");
  if (id === undefined || id === "") return undefined;
  if (!/^\d{1,15}$/.test(id)) throw new RefusedRequest({ code: "request-invalid", status: 400, detail: `found Last-Event-ID ${JSON.stringify(id.slice(0, 50))}; expected the number of an event, as the feed gives it, or 0 for all` });
  return Number(id);
}

export function followed(context: Context<Env>, books: StoredBooks, id: string, stopping: AbortSignal | undefined): Response {
  let after = lastSeen(context) ?? books.kept(id).head.version;
  const response = streamSSE(context, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => {
      gone.abort();
    });
    const ended = AbortSignal.any([gone.signal, AbortSignal.timeout(LASTS), ...(stopping === undefined ? [] : [stopping])]);
    const isOver = (): boolean => ended.aborted;
    // So that a follower whose connection ends before the first event comes back to where this began.
    await stream.writeSSE({ id: String(after), event: "begun", data: JSON.stringify({ version: after } satisfies Pick<FollowedEvent, "version">) });
    while (!isOver() && (await context.var.isStillAdmitted(id))) {
      const events = await books.eventsAfter(id, after, PAGE);
      for (const { version, eventId, type, effectiveOn, recordedAt, recordedBy, hash } of events) {
        const event: FollowedEvent = { version, id: eventId, type, effectiveOn: effectiveOn === "" ? null : effectiveOn, recordedAt, recordedBy, ledgerHead: hash };
        await stream.writeSSE({ id: String(version), event: "appended", data: JSON.stringify(event) });
        after = version;
      }
      if (events.length > 0) continue;
      if (!isOver() && !(await books.grown(id, after, { within: HEARTBEAT, signal: ended }))) await stream.write(": nothing new\n\n");
    }
  });
  response.headers.set("cache-control", "no-store");
  return response;
}
