/** Listening: on loopback addresses only, on ports that are free, until it is told to stop. */
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { serve } from "../../src/http/serve.ts";
import { createService } from "../../src/http/service.ts";
import { libraryOf, problemIn, raw } from "./asking.ts";

const service = createService(libraryOf({}));

async function faultOf(options: Parameters<typeof serve>[1]): Promise<unknown> {
  try {
    await (await serve(service, options)).close();
  } catch (error) {
    if (error instanceof Faults) return error.faults[0];
    throw error;
  }
  return "it listens";
}

describe("serve", () => {
  it.each(["0.0.0.0", "::", "192.168.1.10", "example.com", "localhost.example.com", "128.0.0.1", "::2", ""])("refuses to listen on %j", async (hostname) => {
    expect(await faultOf({ port: 0, hostname })).toMatchObject({ code: "field-invalid", field: "hostname", expected: expect.stringContaining("no authentication configured") as string });
  });

  it.each(["127.0.0.1", "127.0.0.2", "localhost"])("listens on %s, at a free port", async (hostname) => {
    const { url, close } = await serve(service, { port: 0, hostname });
    expect(url).toMatch(new RegExp(`^http://${hostname}:[1-9]\\d*$`));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await close();
  });

  it("listens on 127.0.0.1 where no host is named", async () => {
    const { url, close } = await serve(service, { port: 0 });
    expect(new URL(url).hostname).toBe("127.0.0.1");
    await close();
  });

  it("says that a port is in use, or is none", async () => {
    const { url, close } = await serve(service, { port: 0 });
    const port = Number(new URL(url).port);
    expect(await faultOf({ port })).toMatchObject({ field: "port", found: `port ${port} in use on 127.0.0.1` });
    await close();
    expect(await faultOf({ port })).toBe("it listens");
    for (const none of [-1, 65_536, 80.5, Number.NaN]) expect(await faultOf({ port: none })).toMatchObject({ field: "port", expected: "a port from 0 to 65535" });
  });

  it("stops although a client keeps its connection", async () => {
    const { url, close } = await serve(service, { port: 0 });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it("stops although a client never ends its request", async () => {
    const { url, close } = await serve(service, { port: 0 });
    const answer = raw(url, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await close();
    expect(await answer).not.toContain("200");
  });

  it("answers a Host header that cannot be with a problem", async () => {
    const { url, close } = await serve(service, { port: 0 });
    const answer = await raw(url, "GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");
    await close();
    expect(problemIn(answer)).toMatchObject({ status: 400, code: "request-invalid" });
  });

  it("sends an answer whole to a client that reads slowly, though it is told to stop meanwhile", async () => {
    const bytes = 64 * 1_024 * 1_024;
    const large = createService(libraryOf({}));
    large.get("/large", (context) => context.text("x".repeat(bytes)));
    const { url, close } = await serve(large, { port: 0, graceSeconds: 30 });
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await once(socket, "readable");
    const stopped = close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    let came = 0;
    socket.on("data", (chunk: Buffer) => (came += chunk.length));
    await once(socket, "close");
    await stopped;
    expect(came).toBeGreaterThan(bytes);
  });

  it("lets go at once of a connection on which nothing was asked", async () => {
    const { url, close } = await serve(service, { port: 0, graceSeconds: 3_600 });
    const answer = raw(url);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await close();
    expect(await answer).toBe("");
  });

  it("lets go of connections beyond those it may have", async () => {
    const { url, close } = await serve(service, { port: 0, connections: 1 });
    const first = connect(Number(new URL(url).port), "127.0.0.1");
    await once(first, "connect");
    expect(await raw(url)).toBe("");
    first.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const [chunk] = await once(first, "data") as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 200 /);
    await close();
  });
});
