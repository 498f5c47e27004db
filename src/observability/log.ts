/** The log: one JSON line for each thing that happened. It names tokens by their id and never holds a secret. */
import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";

export type Log = Logger;

/** Wherever these names come up, what they hold is not written: a last line, since nothing logs them. */
const SECRETS = ["authorization", "headers.authorization", "cookie", "headers.cookie", "secret", "token.secret", "hash", "token.hash"];

/** A log of the lines from `level` up. Nothing says which machine or process it is: whoever collects the lines knows. */
export function logTo(destination: DestinationStream, level: string): Log {
  return pino({ level, base: null, timestamp: isoTime, redact: { paths: SECRETS, censor: "(hidden)" }, formatters: { level: (label) => ({ level: label }) } }, destination);
}

/** Characters that are worth a call of the system, and the milliseconds that fewer wait at most. */
const TOGETHER = 8_192;
const WAIT_MILLISECONDS = 100;

/** Standard error, without a request waiting for it; `flush` before the process ends. */
export function standardError(): DestinationStream & { flush: () => void } {
  const destination = pino.destination({ fd: 2, sync: false });
  let lines = "";
  let timer: NodeJS.Timeout | undefined;
  // To hand lines over one by one takes longer than to make them.
  const handOver = (): void => {
    clearTimeout(timer);
    timer = undefined;
    destination.write(lines);
    lines = "";
  };
  return {
    write: (line) => {
      lines += line;
      if (lines.length >= TOGETHER) handOver();
      else timer ??= setTimeout(handOver, WAIT_MILLISECONDS);
    },
    flush: () => {
      if (lines !== "") handOver();
      destination.flushSync();
    },
  };
}

let told = { at: 0, text: "" };

/** The time as ISO 8601 has it; made anew each millisecond, not for each line. */
function isoTime(): string {
  const at = Date.now();
  if (at !== told.at) told = { at, text: `,"time":"${new Date(at).toISOString()}"` };
  return told.text;
}
