/** What a benchmark ran on. */
import { arch, cpus, totalmem, type } from "node:os";

export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${arch()}, Node ${process.versions.node}`;
}
