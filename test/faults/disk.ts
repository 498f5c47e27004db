/** Small file systems of a test's own: one on a loop device that can lose its power, one in memory that fills up. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore", env: { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` } }).status === 0;
}

function must(program: string, ...args: readonly string[]): void {
  if (!run(program, ...args)) throw new Error(`${program} ${args.join(" ")} failed: ${HOW_TO_GET_IT}`);
}

export const HOW_TO_GET_IT = "run as root on Linux with loop devices and mkfs.ext4 (Debian's package e2fsprogs)";

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "capital-ledger-mount-"));
  try {
    const disk = new LoopDisk(folder, "trial", 16);
    disk.unmount();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An ext4 file system in a file. What it has not sent to its device yet is not in the file. */
export class LoopDisk {
  readonly mounted: string;
  readonly #image: string;

  constructor(folder: string, name: string, megabytes: number, from?: string) {
    this.#image = join(folder, `${name}.img`);
    this.mounted = join(folder, name);
    mkdirSync(this.mounted);
    if (from === undefined) {
      writeFileSync(this.#image, "");
      truncateSync(this.#image, megabytes * 2 ** 20);
      must("mkfs.ext4", "-q", "-F", this.#image);
    } else {
      copyFileSync(from, this.#image);
    }
    // A long commit interval: what nobody has asked to be on the disk stays in memory, as it may.
    must("mount", "-o", "loop,noatime,commit=300", this.#image, this.mounted);
  }

  /** The disk as it would be after a power cut at this moment, mounted elsewhere; its journal is replayed. */
  cut(folder: string, name: string): LoopDisk {
    return new LoopDisk(folder, name, 0, this.#image);
  }

  unmount(): void {
    must("umount", this.mounted);
    rmSync(this.#image);
  }
}

/** A file system in memory of so many kilobytes. */
export class SmallDisk {
  readonly mounted: string;

  constructor(folder: string, name: string, kilobytes: number) {
    this.mounted = join(folder, name);
    mkdirSync(this.mounted);
    must("mount", "-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", this.mounted);
  }

  unmount(): void {
    must("umount", this.mounted);
  }
}

/** Left out where file systems cannot be mounted; in CI that is a failure. */
export const leftOut: boolean = process.env["CI"] === undefined && !canMount();
