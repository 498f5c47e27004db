/** The command line as a person runs it: what it wrote, and the code it ended with. */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { vi } from "vitest";

interface Run {
  /** −1 where the process did not end by itself. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const REPOSITORY = resolve(import.meta.dirname, "../..");

/** Runs `capledger` with these arguments in a process that starts at the repository's root. */
export function spawned(...args: readonly string[]): Promise<Run> {
  return ended("--import", "tsx", "src/cli/main.ts", ...args);
}

/** Runs it as it is installed: by the file that package.json names as its binary. */
export function installed(...args: readonly string[]): Promise<Run> {
  return ended("src/cli/capledger.mjs", ...args);
}

function ended(...args: readonly string[]): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: REPOSITORY, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}

let runs = 0;

/** The same program with the same arguments in this process, which saves starting one: for tests of many runs, one after another. */
export async function capledger(...args: readonly string[]): Promise<Run> {
  const { argv, exitCode } = process;
  const stdout: string[] = [];
  const stderr: string[] = [];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => stdout.push(String(chunk)) > 0),
    vi.spyOn(process.stderr, "write").mockImplementation((chunk) => stderr.push(String(chunk)) > 0),
  ];
  process.argv = [process.execPath, "capledger", ...args];
  process.exitCode = undefined;
  runs += 1;
  try {
    // main.ts runs when it is loaded; the query makes it load anew.
    const main = resolve(REPOSITORY, `src/cli/main.ts?run=${runs}`);
    await import(/* @vite-ignore */ main);
    const code: unknown = process.exitCode;
    return { code: typeof code === "number" ? code : -1, stdout: stdout.join(""), stderr: stderr.join("") };
  } finally {
    process.argv = argv;
    process.exitCode = exitCode;
    for (const spy of spies) spy.mockRestore();
  }
}
