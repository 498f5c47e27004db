/** Threads that read ranges of a file, one range each at a time, and give them back in order. */
import { Worker } from "node:worker_threads";
import { ChunkReader } from "./chunk-reader.ts";
import type { Range, ReadRange } from "./chunk-reader.ts";
import { TurnoverExceeded } from "./movements.ts";
import type { PlainChart } from "./plain-chart.ts";

/** Ranges read ahead of the one that is waited for, by each thread. */
const AHEAD = 2;

/** What is read of each range, in the order of the ranges: by so many other threads, or by this one where none. */
export async function* readRanges(descriptor: number, chart: PlainChart, ranges: readonly Range[], threads: number): AsyncGenerator<ReadRange> {
  if (threads === 0) {
    const reader = new ChunkReader(descriptor, chart);
    for (const range of ranges) yield reader.read(range);
    return;
  }
  const workers = Array.from({ length: threads }, () => new ReadingThread(descriptor, chart));
  try {
    const reading: Promise<ReadRange>[] = [];
    let asked = 0;
    const ask = (): void => {
      const range = ranges[asked];
      if (range === undefined) return;
      const read = workers[asked % threads]!.read(range);
      // Whoever waits for it hears of its failure; until then nobody does.
      read.catch(() => undefined);
      reading.push(read);
      asked += 1;
    };
    while (asked < Math.min(ranges.length, AHEAD * threads)) ask();
    for (let next = reading.shift(); next !== undefined; next = reading.shift()) {
      yield await next;
      ask();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

class ReadingThread {
  readonly #worker: Worker;
  readonly #waiting: { readonly resolve: (read: ReadRange) => void; readonly reject: (reason: Error) => void }[] = [];

  constructor(descriptor: number, chart: PlainChart) {
    this.#worker = new Worker(new URL("./reading-thread.mjs", import.meta.url), { workerData: { descriptor, chart } });
    this.#worker.on("message", (answer: ReadRange | { readonly turnover: number }) => {
      const waiting = this.#waiting.shift();
      if (typeof answer.turnover === "number") waiting?.reject(new TurnoverExceeded(answer.turnover));
      else waiting?.resolve(answer as ReadRange);
    });
    this.#worker.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** Ranges are read one after another. */
  read(range: Range): Promise<ReadRange> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(range);
    });
  }

  stop(): Promise<number> {
    return this.#worker.terminate();
  }
}
