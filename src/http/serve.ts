/**
 * Serves on a loopback address, and on no other: there is no authentication yet, so whoever
 * reaches the port may read every book.
 */
import { getRequestListener } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { BlockList, isIP } from "node:net";
import { refuse } from "../kernel/fault.ts";
import { PROBLEM_JSON, problem } from "./problem.ts";

/** How long requests under way may take to end once the service is told to stop. */
const GRACE_MILLISECONDS = 2_000;

export interface Served {
  readonly url: string;
  /** Takes no more requests, lets those under way end, and resolves when the port is free. */
  readonly close: () => Promise<void>;
}

/** Listens on the port (0: any free one); refuses other than loopback addresses and ports it cannot have. */
export async function serve(service: OpenAPIHono, { port, hostname = "127.0.0.1" }: { readonly port: number; readonly hostname?: string }): Promise<Served> {
  if (!isLoopback(hostname)) throw refuse("field-invalid", `"${hostname}"`, "a loopback address such as 127.0.0.1, ::1 or localhost: there is no authentication yet", { field: "hostname" });
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw refuse("field-invalid", `${port}`, "a port from 0 to 65535", { field: "port" });
  const answer = getRequestListener(service.fetch, { hostname, errorHandler: unreadable });
  const server = createServer((request, response) => void answer(request, response));
  await listening(server, port, hostname);
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return { url: `http://${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${bound}`, close: () => closed(server) };
}

/** RFC 6890: 127.0.0.0/8 and ::1, and the name that RFC 6761 §6.3 keeps for them. */
function isLoopback(hostname: string): boolean {
  const loopback = new BlockList();
  loopback.addSubnet("127.0.0.0", 8, "ipv4");
  loopback.addAddress("::1", "ipv6");
  const version = isIP(hostname);
  return version === 0 ? hostname === "localhost" : loopback.check(hostname, version === 4 ? "ipv4" : "ipv6");
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

async function closed(server: Server): Promise<void> {
  const impatience = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MILLISECONDS);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  clearTimeout(impatience);
}

/** What never became a request (a malformed Host header, say) never reaches the service. */
function unreadable(): Response {
  const told = problem({ code: "request-invalid", status: 400, detail: "found a request that cannot be read; expected a valid target and Host header" }, "/");
  return Response.json(told, { status: told.status, headers: { "content-type": PROBLEM_JSON } });
}
