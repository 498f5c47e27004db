/** The service over a store as a process of its own, which can be killed. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

export class ServiceProcess {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  /** Starts it on any free port, and waits until it says where it serves. */
  static async over(store: string): Promise<ServiceProcess> {
    const environment = { ...process.env, CAPLEDGER_STORE: store, CAPLEDGER_PORT: "0", CAPLEDGER_RATE: "0", CAPLEDGER_LOG: "warn" };
    const child = spawn(process.execPath, ["src/cli/capledger.mjs", "serve"], { cwd: root, env: environment, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (url !== undefined) return new ServiceProcess(url, child);
    }
    throw new Error("the service ended before it served");
  }

  /** What it takes of memory: in use on its heap, and resident. */
  async memory(): Promise<{ readonly heap: number; readonly resident: number }> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
    return { heap: of("nodejs_heap_size_used_bytes"), resident: of("process_resident_memory_bytes") };
  }

  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill(signal);
    await once(this.#process, "exit");
  }
}
