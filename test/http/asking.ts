/** The service on a real socket, and how the tests ask it. */
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { expectDescribed, faultsOfBody } from "./described.ts";
import { Library } from "../../src/library/library.ts";
import type { Books } from "../../src/library/library.ts";
import { problemSchema } from "../../src/http/problem.ts";
import type { Problem } from "../../src/http/problem.ts";
import { serve } from "../../src/http/serve.ts";
import type { Listening, Served } from "../../src/http/serve.ts";
import { createService } from "../../src/http/service.ts";

export const embedded = new Library(fileURLToPath(new URL("../../events/books", import.meta.url)));
export const FOCUS = "/v1/books/focus-enhancements";

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export class Asking {
  readonly served: Served;

  constructor(served: Served) {
    this.served = served;
  }

  /** Asks, and holds the answer against the description of the service; and what was sent, where it was taken. */
  async ask(path: string, request: RequestInit = {}): Promise<Asked> {
    const response = await fetch(`${this.served.url}${path}`, request);
    const asked = { status: response.status, headers: response.headers, text: await response.text() };
    const method = request.method ?? "GET";
    await expectDescribed(method, path, asked);
    const type = new Headers(request.headers).get("content-type")?.split(";")[0];
    if (response.ok && typeof request.body === "string" && type !== undefined) expect(await faultsOfBody(method, path, { type, text: request.body }), `${method} ${path} was taken`).toEqual([]);
    return asked;
  }

  /** The answer of a request that must succeed. */
  async get(path: string): Promise<unknown> {
    const { status, headers, text } = await this.ask(path);
    expect(`${status} ${headers.get("content-type") ?? ""}`, `${path}: ${text}`).toBe("200 application/json");
    return JSON.parse(text);
  }

  /** The problem of a request that must fail: its body, which must say what its headers do. */
  async refused(path: string, request: RequestInit = {}): Promise<Problem> {
    const { status, headers, text } = await this.ask(path, request);
    expect(headers.get("content-type"), `${path}: ${text}`).toBe("application/problem+json");
    const body: unknown = JSON.parse(text);
    const problem = problemSchema.parse(body);
    expect(body).toEqual(problem);
    expect(problem).toMatchObject({ status, type: `/docs/faults#${problem.code}`, instance: path.split("?")[0] });
    expect(text).not.toMatch(/\bat .*\.ts:\d+|node_modules/);
    return problem;
  }
}

export async function asking(library: Books = embedded, guarding: Parameters<typeof createService>[1] = {}, listening: Partial<Listening> = {}): Promise<Asking> {
  return new Asking(await serve(createService(library, guarding), { port: 0, ...listening }));
}

/** What comes back for bytes that no well-behaved client would send, in pieces; a number is a pause in milliseconds. */
export async function raw(url: string, ...pieces: readonly (string | number)[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  for (const piece of pieces) {
    if (typeof piece === "number") await new Promise((resolve) => setTimeout(resolve, piece));
    else socket.write(piece);
  }
  await closed;
  return Buffer.concat(chunks).toString();
}

/** The problem of an answer as it came over the wire. */
export function problemIn(answer: string): Problem {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  const problem = problemSchema.parse(JSON.parse(body));
  expect(head).toContain(`HTTP/1.1 ${problem.status} `);
  return problem;
}

/** A library in a temporary folder: files by their path, each as data. */
export function libraryOf(files: Readonly<Record<string, unknown>>): Library {
  const folder = mkdtempSync(join(tmpdir(), "books-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return new Library(folder);
}
