/** A thread that reads ranges of a file as it is asked to. */
import { parentPort, workerData } from "node:worker_threads";
import { ChunkReader } from "./chunk-reader.ts";
import type { Range } from "./chunk-reader.ts";
import { TurnoverExceeded } from "./movements.ts";
import type { PlainChart } from "./plain-chart.ts";

const { descriptor, chart } = workerData as { readonly descriptor: number; readonly chart: PlainChart };
const reader = new ChunkReader(descriptor, chart);

parentPort?.on("message", (range: Range) => {
  try {
    const read = reader.read(range);
    const { days, knowns, accounts, amounts } = read.movements;
    parentPort?.postMessage(read, [days, knowns, accounts, amounts, ...(read.rewritten === undefined ? [] : [read.rewritten])].map(({ buffer }) => buffer as ArrayBuffer));
  } catch (error) {
    if (!(error instanceof TurnoverExceeded)) throw error;
    parentPort?.postMessage({ turnover: error.total });
  }
});
