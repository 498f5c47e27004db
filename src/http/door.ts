/**
 * What is refused before it becomes a request: a target that is too long, a `Host` that is not
 * ours, and what Node's own parser cannot or will not read.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { isLoopback } from "../configuration/loopback.ts";
import { PROBLEM_JSON, problem } from "./problem.ts";
import type { Problem } from "./problem.ts";

/** More than any question needs; with the rest of its header a request has 16 KiB. */
const LONGEST_TARGET = 8_192;

/** A name or an address, and perhaps a port: RFC 9110 §7.2. */
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{0,5})?$/i;

type Told = Parameters<typeof problem>[0];

export const unreadable: Told = { code: "request-invalid", status: 400, detail: "found a request that cannot be read; expected a valid target and Host header" };

/**
 * The names that `Host` may have; all of them where absent. A page of another site can have its own
 * name point to a loopback address (DNS rebinding) and would then read whatever is served there:
 * its requests still carry that name.
 */
export function namesOf(hostname: string, listed: readonly string[] = []): ReadonlySet<string> | undefined {
  if (!isLoopback(hostname)) return listed.length === 0 ? undefined : new Set([inHost(hostname), ...lowered(listed)]);
  return new Set(["localhost", "127.0.0.1", "[::1]", inHost(hostname), ...lowered(listed)]);
}

const lowered = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase());

/** An address as `Host` and URLs write it. */
export function inHost(hostname: string): string {
  return (isIP(hostname) === 6 ? `[${hostname}]` : hostname).toLowerCase();
}

/** What is wrong with the request; nothing where it may go on. */
export function refusedAtDoor({ url = "", rawHeaders }: IncomingMessage, names: ReadonlySet<string> | undefined): Told | undefined {
  const host = hostIn(rawHeaders);
  if (url.length > LONGEST_TARGET) return { code: "target-too-long", status: 414, detail: `found a target of ${url.length} characters; expected at most ${LONGEST_TARGET}` };
  if (host === undefined) return undefined;
  const name = HOST.exec(host)?.[1]?.toLowerCase();
  if (name === undefined) return unreadable;
  if (names === undefined || names.has(name)) return undefined;
  return { code: "host-refused", status: 421, detail: "found a Host header that is not a name of this service; expected one that its configuration lists in `hosts`" };
}

/** The first `Host`, as in Node's own object of headers, which need not be made for it. */
function hostIn(rawHeaders: readonly string[]): string | undefined {
  const at = rawHeaders.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === "host");
  return at < 0 ? undefined : rawHeaders[at + 1];
}

/** Answers the problem and lets the connection go: what follows on it cannot be trusted to be a request. */
export function answerAtDoor(response: ServerResponse, told: Told): void {
  response.writeHead(told.status, headersOf(textOf(told))).end(textOf(told));
}

const UNPARSED: Readonly<Record<string, Told>> = {
  HPE_HEADER_OVERFLOW: { code: "request-header-too-large", status: 431, detail: "found a header of more than 16384 bytes; expected at most that" },
  ERR_HTTP_REQUEST_TIMEOUT: { code: "request-late", status: 408, detail: "found a request that was not sent in time; expected all of it sooner" },
};

/** The answer to what never became a request; nothing is sent into a connection that is gone or has its answer. */
export function answerUnparsed(error: Error, socket: Duplex): Problem["code"] {
  const code = "code" in error ? String(error.code) : "";
  const told = UNPARSED[code] ?? unreadable;
  if (socket.writable && code !== "ECONNRESET") {
    const text = textOf(told);
    const head = Object.entries(headersOf(text)).map(([name, value]) => `${name}: ${value}\r\n`).join("");
    socket.end(`HTTP/1.1 ${told.status} ${REASONS[told.status] ?? ""}\r\n${head}\r\n${text}`);
  }
  return told.code;
}

const REASONS: Readonly<Record<number, string>> = { 400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large" };

function textOf(told: Told): string {
  return JSON.stringify(problem(told, "/"));
}

function headersOf(text: string): Record<string, string> {
  return { "content-type": PROBLEM_JSON, "content-length": String(Buffer.byteLength(text)), "cache-control": "no-store", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'", connection: "close" };
}
