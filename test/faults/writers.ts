/** Writers as processes of their own, what they were told was kept, and whether it was. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { verifyStore } from "../../src/store/backup.ts";
import type { EventStore } from "../../src/store/store.ts";
import { batch } from "./batch.ts";

export interface Kept {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

export class Writer {
  readonly book: string;
  readonly kept: Kept[] = [];
  /** The batch that was tried last; settled where it was acknowledged. */
  tried: { readonly version: number; readonly count: number; settled: boolean } | undefined;
  refusal: string | undefined;
  readonly process: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(address: string, book: string, synchronous = "FULL") {
    this.book = book;
    this.process = spawn(process.execPath, ["--import", "tsx", "test/faults/writer.ts", address, book, synchronous], { stdio: ["ignore", "pipe", "inherit"] });
    const closed = once(this.process, "close");
    const lines = this.process.stdout === null ? undefined : createInterface({ input: this.process.stdout });
    lines?.on("line", (line) => {
      const [what, ...rest] = line.split(" ");
      const numbers = rest.slice(-2).map(Number);
      if (what === "try") this.tried = { version: numbers[0] ?? 0, count: numbers[1] ?? 0, settled: false };
      if (what === "kept") {
        this.kept.push({ key: rest.slice(0, -2).join(" "), first: numbers[0] ?? 0, last: numbers[1] ?? 0 });
        if (this.tried !== undefined) this.tried.settled = true;
      }
      if (what === "refused") this.refusal = rest.join(" ");
    });
    this.#ended = lines === undefined ? closed : Promise.all([closed, once(lines, "close")]);
  }

  get events(): number {
    return this.kept.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  }

  /** Waits until so many batches were acknowledged. */
  async hasKept(batches: number): Promise<void> {
    while (this.kept.length < batches) {
      if (this.process.exitCode !== null) throw new Error(`the writer of ${this.book} ended: ${this.refusal ?? "killed"}`);
      await sleep(2);
    }
  }

  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended();
  }

  async ended(): Promise<void> {
    await this.#ended;
  }
}

/** How many acknowledged events a store no longer holds; each batch is there whole or not at all. */
export async function lostFrom(store: EventStore, writers: readonly Writer[]): Promise<number> {
  let lost = 0;
  for (const { book, kept } of writers) {
    const { version } = await store.head(book);
    for (const { key, first, last } of kept) {
      const append = await store.appendOf(book, key);
      if (append === undefined) lost += last - first + 1;
      else expect([append.firstVersion, append.lastVersion]).toEqual([first, last]);
      if (append !== undefined) expect(version).toBeGreaterThanOrEqual(last);
    }
  }
  await verifyStore(store);
  return lost;
}

/** Sends what was interrupted again, as a writer would who does not know whether it was kept. */
export async function settle(store: EventStore, { book, tried }: Writer): Promise<"fresh" | "duplicate" | "nothing to settle"> {
  if (tried === undefined || tried.settled) return "nothing to settle";
  const before = await store.head(book);
  const { duplicate, lastVersion } = await store.append(batch(book, tried.version, tried.count));
  expect(lastVersion).toBe(tried.version + tried.count);
  expect(duplicate).toBe(before.version === lastVersion);
  return duplicate ? "duplicate" : "fresh";
}

export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    if (error instanceof Faults) return error.faults[0]?.code ?? "";
    throw error;
  }
}

/** A line of figures, for whoever watches and for docs/reliability.md. */
export function tell(what: string, figures: Readonly<Record<string, number>>): void {
  process.stdout.write(`faults: ${what}: ${Object.entries(figures).map(([name, count]) => `${name} ${count}`).join(", ")}\n`);
}
