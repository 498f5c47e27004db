/** The service as a process: it stops when it is told to, and finishes what it has accepted. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readLastUsed } from "../../src/access/last-used.ts";
import { capledger } from "../cli/capledger.ts";
import { bearing, secretIn, tokenIn, tokensFile } from "./guarded.ts";

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ended: Promise<readonly [code: number | null, signal: string | null]>;
  readonly log: () => string;
}

async function running(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, ["src/cli/capledger.mjs", "serve", "--port", "0", ...args], { cwd: resolve(import.meta.dirname, "../.."), env: { ...process.env, CAPLEDGER_GRACE_SECONDS: "20" } });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, "exit") as unknown as Running["ended"];
  let said = "";
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    if (said.includes("\n")) break;
  }
  return { child, port: Number(/:(\d+) /.exec(said)?.[1]), ended, log: () => log };
}

const BODY = "id: nothing\ntitle: Nothing\nsummary: Changes nothing.\nremove: []\n";

describe("a service that is told to stop", () => {
  it("answers the request that is under way, takes no other, and ends with 0", async () => {
    const { child, port, ended, log } = await running();
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    const closed = once(socket, "close");
    socket.write(`POST /v1/books/focus-enhancements/scenarios/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 10)}`);
    // The service has the header once it answers what came after it.
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    child.kill("SIGTERM");
    await expect.poll(() => log()).toContain('"msg":"stopping"');
    await expect.poll(() => fetch(`http://127.0.0.1:${port}/healthz`).then(({ status }) => status, () => "refused")).toBe("refused");
    expect(answer, "it waits for the rest").toBe("");
    socket.write(BODY.slice(10));
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ended).toEqual([0, null]);
    expect(log()).toContain('"msg":"stopped"');
  });

  it("has written down when each token was last used", async () => {
    const file = tokensFile();
    const { id, text } = await tokenIn(file);
    const { child, port, ended, log } = await running("--tokens", file);
    expect((await fetch(`http://127.0.0.1:${port}/v1/books`, bearing(text))).status).toBe(200);
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
    expect(readLastUsed(file).has(id)).toBe(true);
    expect(log()).toContain(`"principal":"${id}"`);
    expect(log()).not.toContain(secretIn(text));
  });

  it("ends at once when it is told a second time, whatever is under way", async () => {
    const { child, port, ended, log } = await running();
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("POST /v1/books/focus-enhancements/scenarios/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 10\r\n\r\n");
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    child.kill("SIGINT");
    await expect.poll(() => log()).toContain('"msg":"stopping"');
    child.kill("SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
  });
});

describe("a service whose traces nobody takes", () => {
  it("says so, and stops as any other", async () => {
    process.env["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
    const { child, port, ended, log } = await running().finally(() => delete process.env["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(log()).toContain('"msg":"traces cannot be sent"');
    expect(log()).toContain('"msg":"stopped"');
  }, 60_000);
});

describe("a service of a store", () => {
  const store = join(mkdtempSync(join(tmpdir(), "capital-ledger-served-")), "ledger.db");
  const stopped = async ({ child, ended }: Running): Promise<void> => {
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  };

  it("answers as the files do, behind the same tokens, wherever the store is named", async () => {
    await capledger("store", "init", "--store", store);
    await capledger("store", "import", "--store", store, "events/books/tidewater-instruments", "events/books/focus-enhancements");
    const config = `${store}.yaml`;
    writeFileSync(config, `store: ${store}\n`);
    const file = tokensFile();
    const { text } = await tokenIn(file, { books: ["tidewater-instruments"] });
    const asked = async ({ port }: Running, path: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/v1/books${path}`, bearing(text))).json();
    const files = await running("--tokens", file);
    const balances = await asked(files, "/tidewater-instruments/balances");
    const unreached = await asked(files, "/focus-enhancements");
    await stopped(files);
    expect(balances).toMatchObject({ book: "tidewater-instruments" });
    for (const named of [["--store", store, "--book", "focus-enhancements"], ["--config", config]]) {
      const kept = await running("--tokens", file, ...named);
      expect(await asked(kept, "/tidewater-instruments/balances")).toEqual({ ...(balances as object), ledgerHead: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
      expect(await asked(kept, "")).toMatchObject({ total: 1, books: [{ id: "tidewater-instruments" }], faulty: [] });
      expect(await asked(kept, "/focus-enhancements")).toEqual(unreached);
      await stopped(kept);
    }
  });

  it("is not printed with who may use it, nor opened for that", async () => {
    const { stdout, code } = await capledger("serve", "--print-config", "--store", "postgres://me:s3cret@127.0.0.1:1/ledger");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ store: "postgres://127.0.0.1:1/ledger" });
  });
});
