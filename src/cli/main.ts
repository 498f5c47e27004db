/** The command line. Exit codes: 0 good, 1 something does not tie, 2 usage or bad input, 3 internal. */
import { CommanderError } from "commander";
import { Faults, faultLine } from "../kernel/fault.ts";
import { program } from "./program.ts";
import { relative } from "./relative.ts";

/** Runs the command that the arguments give, and answers its exit code. `bundle` is the hash of the program, where it is known. */
export async function run(args: readonly string[], bundle?: string): Promise<number> {
  let exitCode = 0;
  const keep = async (code: Promise<number>): Promise<void> => {
    exitCode = await code;
  };
  try {
    await (await program(args, keep, bundle)).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Faults) {
    process.stderr.write(`${error.faults.map((fault) => faultLine(relative(fault))).join("\n")}\n`);
    if (error.faults.length > 1) process.stderr.write(`${error.faults.length} faults; nothing was loaded.\n`);
    return 2;
  }
  process.stderr.write(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 3;
}
