/**
 * Listens: on a loopback address, or on any other where the service demands tokens. A client has
 * only so long, and only so many bytes, to become a request.
 */
import { getRequestListener } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server, ServerOptions } from "node:http";
import { isLoopback } from "../configuration/loopback.ts";
import { refuse } from "../kernel/fault.ts";
import { demandsTokens } from "./admission.ts";
import { sparingAnswers } from "./connections.ts";
import { answerAtDoor, answerUnparsed, inHost, namesOf, refusedAtDoor, unreadable } from "./door.ts";
import { PROBLEM_JSON, problem } from "./problem.ts";
import { repeatsOf } from "./repeats.ts";

export interface Served {
  readonly url: string;
  /** Takes no more requests, lets those under way end, and resolves when the port is free. */
  readonly close: () => Promise<void>;
}

export interface Listening {
  readonly port: number;
  readonly hostname?: string | undefined;
  /** Names that the `Host` header may have, beside a loopback address's own. */
  readonly hosts?: readonly string[] | undefined;
  /** How long a client may take to send a request; for its header a third of that. */
  readonly receiveSeconds?: number | undefined;
  /** How long requests under way may take to end once the service is told to stop. */
  readonly graceSeconds?: number | undefined;
  /** How many connections there may be at once; one more is let go unanswered. */
  readonly connections?: number | undefined;
  /** Told the code of each problem that was answered before there was a request. */
  readonly onRefused?: (code: string) => void;
}

const MOST_HEADER_BYTES = 16_384;

const MOST_CONNECTIONS = 4_096;

/** A connection on which nothing has moved for so long is let go: its client reads nothing. */
const IDLE_MILLISECONDS = 120_000;

/** Listens on the port (0: any free one); refuses addresses that others can reach where it would demand nothing of them, and ports it cannot have. */
export async function serve(service: OpenAPIHono, { port, hostname = "127.0.0.1", hosts, receiveSeconds = 30, graceSeconds = 2, connections = MOST_CONNECTIONS, onRefused = () => undefined }: Listening): Promise<Served> {
  if (!isLoopback(hostname) && !demandsTokens(service)) throw refuse("field-invalid", `"${hostname}"`, "a loopback address such as 127.0.0.1, ::1 or localhost: there is no authentication configured", { field: "hostname" });
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw refuse("field-invalid", `${port}`, "a port from 0 to 65535", { field: "port" });
  const answer = getRequestListener(service.fetch, { hostname, errorHandler: notAnswered });
  const names = namesOf(hostname, hosts);
  const repeats = repeatsOf(service);
  const server = createServer(limits(receiveSeconds), (request, response) => {
    spare(request, response);
    if (!server.listening) response.setHeader("connection", "close");
    const told = refusedAtDoor(request, names);
    if (told !== undefined) {
      onRefused(told.code);
      answerAtDoor(response, told);
      return;
    }
    const repeated = repeats?.answer(request, response) ?? false;
    if (repeated === false) void answer(request, response);
    else if (repeated !== true) void repeated.catch(() => response.headersSent).then((isAnswered) => (isAnswered ? undefined : answer(request, response)));
  });
  const spare = sparingAnswers(server);
  server.setTimeout(IDLE_MILLISECONDS);
  server.maxConnections = connections;
  server.on("clientError", (error, socket) => {
    onRefused(answerUnparsed(error, socket));
  });
  await listening(server, port, hostname);
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return { url: `http://${inHost(hostname)}:${bound}`, close: () => closed(server, graceSeconds) };
}

function limits(receiveSeconds: number): ServerOptions {
  const milliseconds = receiveSeconds * 1_000;
  return { maxHeaderSize: MOST_HEADER_BYTES, headersTimeout: Math.ceil(milliseconds / 3), requestTimeout: milliseconds, connectionsCheckingInterval: Math.min(1_000, Math.ceil(milliseconds / 3)) };
}

async function listening(server: Server, port: number, hostname: string): Promise<void> {
  try {
    server.listen(port, hostname);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") throw refuse("field-invalid", `port ${port} in use on ${hostname}`, "a free port; 0 takes any", { field: "port" });
    if (code === "EACCES") throw refuse("field-invalid", `port ${port}, which this user may not have`, "a port from 1024 up; 0 takes any", { field: "port" });
    if (code === "EADDRNOTAVAIL") throw refuse("field-invalid", `"${hostname}"`, "an address of this machine", { field: "hostname" });
    throw error;
  }
}

/** Connections that fall idle are let go at once; those that never do, when the grace is over. */
async function closed(server: Server, graceSeconds: number): Promise<void> {
  const impatience = setTimeout(() => {
    server.closeAllConnections();
  }, graceSeconds * 1_000);
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  clearInterval(idle);
  clearTimeout(impatience);
}

/** What is a request for Node but not for the service never reaches it. */
function notAnswered(): Response {
  return Response.json(problem(unreadable, "/"), { status: unreadable.status, headers: { "content-type": PROBLEM_JSON } });
}
