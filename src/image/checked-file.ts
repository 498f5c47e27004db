/**
 * Files that can be made anew from others. Each begins with a line that says what it holds, of
 * what it was made (its key), and the SHA-256 of all that; so a file of other contents, of another
 * version or with a flipped bit is never taken for the one that is wanted.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What a file holds: its kind, the version of its format, and the hash of all that it was made of. */
export interface Making {
  readonly kind: string;
  readonly version: number;
  readonly key: string;
}

/** The content; or why there is none: no file, one made of something else, or one that is not as it was written. */
export type Kept = { readonly content: Buffer } | "absent" | "other" | "broken";

const HEAD = /^capital-ledger (?<made>[a-z-]+ \d+ [0-9a-f]+) (?<hash>[0-9a-f]{64})$/;
const LONGEST_HEAD = 400;

export function readChecked(file: string, making: Making): Kept {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return "absent";
  }
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf("\n");
  const { made, hash } = HEAD.exec(bytes.toString("latin1", 0, Math.max(end, 0)))?.groups ?? {};
  const content = bytes.subarray(end + 1);
  if (made === undefined || hashOf(made, content) !== hash) return "broken";
  return made === madeText(making) ? { content } : "other";
}

/** Keeps the content, whole or not at all, for its owner alone; false where that cannot be. */
export function writeChecked(file: string, making: Making, content: string): boolean {
  const bytes = Buffer.from(content, "utf8");
  const made = madeText(making);
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(own, Buffer.concat([Buffer.from(`capital-ledger ${made} ${hashOf(made, bytes)}\n`), bytes]), { mode: 0o600 });
    renameSync(own, file);
    return true;
  } catch {
    removed(own);
    return false;
  }
}

function removed(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not be written, so it may well not be there to remove.
  }
}

function madeText({ kind, version, key }: Making): string {
  return `${kind} ${version} ${key}`;
}

function hashOf(made: string, content: Buffer): string {
  return createHash("sha256").update(`${made}\n`).update(content).digest("hex");
}
