/** The log: one JSON line for each thing that happened. It names tokens by their id and never holds a secret. */
import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";

export type Log = Logger;

/** Wherever these names come up, what they hold is not written: a last line, since nothing logs them. */
const SECRETS = ["authorization", "headers.authorization", "cookie", "headers.cookie", "secret", "token.secret", "hash", "token.hash"];

/** A log of the lines from `level` up. Nothing says which machine or process it is: whoever collects the lines knows. */
export function logTo(destination: DestinationStream, level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: SECRETS, censor: "(hidden)" }, formatters: { level: (label) => ({ level: label }) } }, destination);
}

/** Characters that are worth a call of the system, and the milliseconds that fewer wait at most. */
const WRITTEN_AT_ONCE = 8_192;
const FLUSHED_EVERY = 100;

/** Standard error, without a request waiting for it; `flush` before the process ends. */
export function standardError(): DestinationStream & { flush: () => void } {
  const destination = pino.destination({ fd: 2, sync: false, minLength: WRITTEN_AT_ONCE, periodicFlush: FLUSHED_EVERY });
  return {
    write: (line) => {
      destination.write(line);
    },
    flush: () => {
      destination.flushSync();
    },
  };
}
