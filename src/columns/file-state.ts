/** Whether a file is still the one that was read: by its size and the times of its last change, else by its content. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { BigIntStats } from "node:fs";

const BLOCK = 2 ** 20;

/** The size, and when content and entry were last changed: nobody can set the second of these times. */
export interface FileState {
  readonly size: string;
  readonly changed: string;
}

/** A file as it was read. */
export interface FileRead extends FileState {
  readonly file: string;
  readonly sha256: string;
}

export function stateIn({ size, mtimeNs, ctimeNs }: BigIntStats): FileState {
  return { size: size.toString(), changed: `${mtimeNs} ${ctimeNs}` };
}

/** The file as it stands now, its content read anew. */
export function fileRead(file: string): FileRead {
  const state = stateIn(statSync(file, { bigint: true }));
  return { file, ...state, sha256: hashOf(file) };
}

/** Whether the file holds what it held then; its content is read only where its size is the same and a time is not. */
export function isAsRead({ file, size, changed, sha256 }: FileRead): boolean {
  const now = stateIn(statSync(file, { bigint: true }));
  if (now.size !== size) return false;
  return now.changed === changed || hashOf(file) === sha256;
}

function hashOf(file: string): string {
  const hash = createHash("sha256");
  const descriptor = openSync(file, "r");
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    for (let length = readSync(descriptor, block); length > 0; length = readSync(descriptor, block)) hash.update(block.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
  return hash.digest("hex");
}
