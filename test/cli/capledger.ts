/** The command line as a person runs it: what it wrote, and the code it ended with. */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { vi } from "vitest";
import { run } from "../../src/cli/main.ts";

export interface Run {
  /** −1 where the process did not end by itself. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const REPOSITORY: string = resolve(import.meta.dirname, "../..");

/** Runs `capledger` with these arguments in a process that starts at the repository's root. */
export function spawned(...args: readonly string[]): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, ["src/cli/capledger.mjs", ...args], { cwd: REPOSITORY, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}

/** The same program with the same arguments in this process, which saves starting one: for tests of many runs, one after another. */
export async function capledger(...args: readonly string[]): Promise<Run> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => stdout.push(String(chunk)) > 0),
    vi.spyOn(process.stderr, "write").mockImplementation((chunk) => stderr.push(String(chunk)) > 0),
  ];
  try {
    const code = await run(args);
    return { code, stdout: stdout.join(""), stderr: stderr.join("") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
