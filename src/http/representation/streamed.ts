/** Answers that are sent line by line while they are computed: what is read slowly is computed slowly, and never held whole. */
import type { Context, Env } from "hono";
import { setImmediate } from "node:timers/promises";

declare module "hono" {
  interface ContextVariableMap {
    /** What follows the answer, of which the route then gives the head alone. */
    rows: Iterator<unknown, unknown> | undefined;
  }
}

/** Characters that are gathered before they are sent. */
const CHUNK = 16_384;

/** The rows after an answer that has none of its own; whoever asks for lines gets them as lines. */
export function followedBy(context: Context<Env>, rows: Iterator<unknown, unknown>): void {
  context.set("rows", rows);
}

/** The lines as a body that is made as fast as it is read. Between two pieces, other requests have their turn. */
export function bodyOf(head: string, rows: Iterator<unknown, unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let begun = head;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate();
      let text = begun;
      begun = "";
      while (text.length < CHUNK) {
        const row = rows.next();
        if (row.done === true) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += `${JSON.stringify(row.value)}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
    cancel() {
      rows.return?.();
    },
  });
}
