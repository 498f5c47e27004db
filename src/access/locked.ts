/** Changing a file that others may be changing too: one at a time, and never half of it. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { refuse } from "../kernel/fault.ts";

const PATIENCE_MILLISECONDS = 5_000;
const PAUSE_MILLISECONDS = 20;

/** Only the owner may read or write it. */
const OWNER_ONLY = 0o600;

/**
 * Runs `change` while no other process that locks the same file runs its own. The lock is a file
 * beside it that is created exclusively; a process that dies while it holds it leaves it behind,
 * and then whoever comes next is told so rather than guessing that it is dead.
 */
export async function locked<Result>(file: string, change: () => Result): Promise<Result> {
  const lock = `${file}.lock`;
  await taken(lock);
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function taken(lock: string): Promise<void> {
  const until = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      const descriptor = openSync(lock, "wx", OWNER_ONLY);
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "EEXIST") throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a folder that may be written to", { file: lock });
      if (Date.now() > until) throw refuse("file-unreadable", `held by process ${holderOf(lock)} for ${PATIENCE_MILLISECONDS / 1_000} s`, "a lock that is let go: remove the file if that process is gone", { file: lock });
    }
    await pause(PAUSE_MILLISECONDS);
  }
}

function holderOf(lock: string): string {
  try {
    return readFileSync(lock, "utf8") || "unknown";
  } catch {
    return "unknown";
  }
}

/** Replaces the file as a whole: a reader finds the old content or the new, after a power cut too. */
export function replaced(file: string, content: string): void {
  const beside = `${file}.${randomUUID()}`;
  const descriptor = openSync(beside, "wx", OWNER_ONLY);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}
